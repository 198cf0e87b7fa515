/** How a limit is written for people: shares as percent, all else as it is stored. */
export type LimitUnit = 'percent' | 'width' | 'grey' | 'greyPerPixel' | 'chroma' | 'octaves' | 'ms' | 'times' | 'keyframes' | 'pairs' | 'rounds';

export interface LimitGroup {
  /** The faults that these limits decide on, in the order of clause 8.2; none: how a fault is confirmed and ended. */
  faults: readonly string[];
  limits: Readonly<Record<string, LimitUnit>>;
}

/** Every limit of analyzers/Cameras/PictureLimits.cs, under the fault whose rule reads it, the deciding one before its conditions. */
export const limitGroups: readonly LimitGroup[] = [
  {
    faults: ['vq.signal-loss'],
    limits: { oneColourShareMin: 'percent', cardBlockRangeMax: 'grey', blackLumaMax: 'grey', cardFlatShareMin: 'percent', cardPlateauShareMin: 'percent', snowSlopeMin: 'greyPerPixel', snowSpreadMax: 'grey', stalledMsMin: 'ms' },
  },
  { faults: ['vq.blur'], limits: { edgeSharpnessMin: 'percent', edgeSharpnessCoarseMin: 'percent', edgeSharpnessRatioMin: 'percent', edgeSharpnessCoarseRatioMin: 'percent' } },
  {
    faults: ['vq.brightness'],
    limits: {
      lumaMeanMax: 'grey', whiteShareMax: 'percent', lumaP5Max: 'grey', liftedLumaMeanMin: 'grey', liftedLumaP99Min: 'grey', lumaRiseMax: 'grey', brightAgainstReferenceLumaMin: 'grey', whiteShareRiseMax: 'percent',
    },
  },
  { faults: ['vq.color-cast'], limits: { castMax: 'chroma', yellowCastMax: 'chroma', castMedianMin: 'chroma', chromaShiftMax: 'chroma', warmShiftMax: 'chroma' } },
  { faults: ['vq.noise'], limits: { noiseSigmaMax: 'grey', nightNoiseSigmaMax: 'grey', chromaNoiseSigmaMax: 'chroma', temporalNoiseMax: 'grey', nightTemporalNoiseMax: 'grey', impulseShareMax: 'percent' } },
  {
    faults: ['vq.stripe'],
    limits: { coherentLinesMax: 'grey', coherentLinesAgainstReferenceMax: 'grey', spectrumPeakMax: 'octaves', spectrumPeakAgainstReferenceMax: 'octaves', humBarsMax: 'grey' },
  },
  {
    faults: ['vq.freeze'],
    limits: {
      stillPairsMin: 'pairs', stillKeyframesMin: 'keyframes', stillMeanMax: 'grey', stillBlockMax: 'grey', stillQuietMax: 'grey', stillEqualShareMin: 'percent', movingBlockMin: 'grey', busyMeanMin: 'grey',
      ceasedBlockMax: 'grey', ceasedQuietRatio: 'percent',
    },
  },
  { faults: ['vq.monochrome'], limits: { colouredShareMin: 'percent', saturationMin: 'chroma', saturationRatioMin: 'percent' } },
  { faults: ['vq.shake'], limits: { shakeMin: 'width', shakeReversalsMin: 'times' } },
  {
    faults: ['vq.contrast'],
    limits: {
      lumaRangeMin: 'grey', nightLumaRangeMin: 'grey', liftedLumaRangeMin: 'grey', liftedBlackMin: 'grey', contrastRatioMin: 'percent', outerShareMax: 'percent', outerShareEachMin: 'percent', outerShareRiseMax: 'percent',
    },
  },
  {
    faults: ['vq.sudden-change'],
    limits: { suddenChangesMin: 'times', lightStepMin: 'grey', lightStepRatioMin: 'percent', sameViewShareMin: 'percent', returnedViewShareMin: 'percent', flickerTurnsMin: 'times' },
  },
  {
    faults: ['vq.occlusion'],
    limits: {
      occlusionShareMin: 'percent', smoothShareMin: 'percent', smoothedStepRatio: 'percent', smoothnessMin: 'percent', togetherShareMin: 'percent', patternedLostShareMax: 'percent', surelySeenShareMin: 'percent', standingShareMin: 'percent',
      lightChangeMax: 'grey',
    },
  },
  { faults: ['vq.scene-change'], limits: { sceneChangeShareMin: 'percent', whollyLostShareMin: 'percent', otherViewEdgeShareMin: 'percent', nothingStandsShareMax: 'percent' } },
  { faults: ['vq.occlusion', 'vq.scene-change'], limits: { lostShareMin: 'percent' } },
  {
    faults: ['vq.too-dark'],
    limits: {
      lumaMeanMin: 'grey', lumaMedianMin: 'grey', nightLumaMeanMin: 'grey', nightLumaMedianMin: 'grey', darkAgainstReferenceRatio: 'percent', darkAgainstReferenceLumaMax: 'grey', blackShareRiseMax: 'percent',
    },
  },
  { faults: ['vq.signalling-delay', 'vq.stream-delay'], limits: { delayWarningMsMax: 'ms', delayMsMax: 'ms' } },
  { faults: ['vq.keyframe-delay'], limits: { keyframeDelayWarningMsMax: 'ms', keyframeDelayMsMax: 'ms' } },
  { faults: [], limits: { confirmHits: 'rounds', confirmWindow: 'rounds', clearRounds: 'rounds' } },
];

const isShare = (unit: LimitUnit) => unit === 'percent' || unit === 'width';

/** Binary fractions do not multiply evenly: 0.0012 is to be read as 0.12, not as 0.11999999999999998. */
const rounded = (value: number) => Number(value.toPrecision(12));

export const toShown = (stored: number, unit: LimitUnit): number => (isShare(unit) ? rounded(stored * 100) : stored);
export const toStored = (shown: number, unit: LimitUnit): number => (isShare(unit) ? rounded(shown / 100) : shown);

/** Delays and the confirmation over rounds are not in a stored picture. */
export function isSeenInStoredPictures(limit: string): boolean {
  const unit = limitGroups.find((group) => limit in group.limits)?.limits[limit];
  return unit !== 'ms' && unit !== 'rounds';
}
