import { useTexts } from '../i18n/i18n';
import type { ObjectState, Severity } from '../wire';

export type MarkerLevel = Severity | 'cleared';

const shapes: Record<MarkerLevel, string> = {
  critical: 'M2 2h12v12H2z',
  major: 'M8 1.5 15 14H1z',
  minor: 'M8 1 15 8 8 15 1 8z',
  warning: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  indeterminate: 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z',
  cleared: 'M2 8.5 6.3 13 14 3.5',
};

/** Filled: nobody has acknowledged it. Hollow: somebody has. */
export function SeverityMarker({ level, hollow = false, alert = false }: { level: MarkerLevel; hollow?: boolean; alert?: boolean }) {
  const line = hollow || level === 'indeterminate' || level === 'cleared';
  return (
    <svg className={`marker severity-${level}${alert ? ' marker-alert' : ''}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[level]} fill={line ? 'none' : 'currentColor'} stroke="currentColor" strokeWidth={line ? 2.2 : 0} strokeLinejoin="round" />
      {level === 'indeterminate' && !hollow ? <path d="M8 5.4a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 1 1 0-5.2z" fill="currentColor" /> : null}
    </svg>
  );
}

export function SeverityLabel({ level, hollow, alert }: { level: MarkerLevel; hollow?: boolean; alert?: boolean }) {
  const { t } = useTexts('common');
  return (
    <span className={`marker-label severity-${level}`}>
      <SeverityMarker level={level} hollow={hollow} alert={alert} />
      {t(`severity.${level}`)}
    </span>
  );
}

const stateShapes: Record<ObjectState, { path: string; filled: boolean }> = {
  normal: { path: 'M8 3.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z', filled: true },
  warning: { path: 'M8 1 15 8 8 15 1 8z', filled: true },
  fault: { path: 'M8 1.5 15 14H1z', filled: true },
  unreachable: { path: 'M2.5 2.5 13.5 13.5M13.5 2.5 2.5 13.5', filled: false },
  maintenance: { path: 'M2 14 14 2M2 8 8 2M8 14 14 8', filled: false },
  unknown: { path: 'M3 3h3M10 3h3v3M13 10v3h-3M6 13H3v-3M3 6V3', filled: false },
};

/** Colour, shape and word; unknown is a broken outline and must not look healthy. */
export function StateMarker({ state }: { state: ObjectState }) {
  const shape = stateShapes[state];
  const colour = state === 'normal' ? 'var(--healthy)' : 'currentColor';
  return (
    <svg className={`marker state-${state}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shape.path} fill={shape.filled ? colour : 'none'} stroke={colour} strokeWidth={shape.filled ? 0 : 2.2} strokeLinecap="round" />
    </svg>
  );
}

export function StateLabel({ state }: { state: ObjectState }) {
  const { t } = useTexts('common');
  return (
    <span className={`marker-label state-${state}`}>
      <StateMarker state={state} />
      {t(`state.${state}`)}
    </span>
  );
}
