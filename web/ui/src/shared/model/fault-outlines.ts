import type { FaultEvidence, FaultRegion } from '../wire';

export interface Outline {
  region: FaultRegion;
  label: string;
}

/** Faults of the stream, which no place in the picture shows. */
const ofStream = new Set(['vq.signalling-delay', 'vq.stream-delay', 'vq.keyframe-delay', 'vq.pull-failed', 'vq.decode-failed', 'vq.diagnosis-failed']);
const whole: FaultRegion = { x: 0, y: 0, width: 1, height: 1 };

/** Where each fault is in the picture: its own region, and one around all of it for those that the whole picture has. */
export function outlinesOf(faults: readonly Pick<FaultEvidence, 'code' | 'region'>[], nameOf: (code: string) => string): Outline[] {
  const seen = faults.filter((fault) => !ofStream.has(fault.code));
  const wide = seen.filter((fault) => fault.region === null);
  const placed = seen.flatMap((fault) => (fault.region === null ? [] : [{ region: fault.region, label: nameOf(fault.code) }]));
  return wide.length === 0 ? placed : [{ region: whole, label: wide.map((fault) => nameOf(fault.code)).join(' · ') }, ...placed];
}
