import { formatPercent } from '@/shared/format/numbers';
import { healthLevel } from '@/shared/model/object-state';

const radius = 50;
const sweep = Math.PI * radius;

/** A half ring; dashed and without a number when nothing is judged. */
export function Gauge({ value, label, none }: { value: number | null; label: string; none: string }) {
  const level = healthLevel(value);
  const length = ((value ?? 0) / 100) * sweep;
  return (
    <svg className={`gauge gauge-${level}`} viewBox="0 0 120 92" role="img" aria-label={`${label}: ${value === null ? none : formatPercent(value)}`}>
      <path d="M10 62 A50 50 0 0 1 110 62" className="gauge-track" strokeDasharray={value === null ? '4 4' : undefined} />
      {value === null ? null : <path d="M10 62 A50 50 0 0 1 110 62" className="gauge-value" strokeDasharray={`${length} ${sweep}`} />}
      <text x="60" y="60" className="gauge-number">
        {formatPercent(value)}
      </text>
      <text x="60" y="86" className="gauge-label">
        {label}
      </text>
    </svg>
  );
}
