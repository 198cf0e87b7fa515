import type { ReactNode } from 'react';

/** A quiet bar; `share` is 0 to 100. */
export function LevelBar({ share, tone }: { share: number; tone: string }) {
  return (
    <span className="bar" aria-hidden="true">
      <svg viewBox="0 0 100 1" preserveAspectRatio="none">
        <rect width={Math.max(0, Math.min(100, share))} height="1" className={`tone-${tone}`} />
      </svg>
    </span>
  );
}

export function BarRow({ label, share, tone, value, detail }: { label: ReactNode; share: number; tone: string; value: ReactNode; detail?: ReactNode }) {
  return (
    <div className="wall-bar-row">
      <span className="wall-bar-label">{label}</span>
      <LevelBar share={share} tone={tone} />
      <strong>{value}</strong>
      {detail === undefined ? null : <small>{detail}</small>}
    </div>
  );
}
