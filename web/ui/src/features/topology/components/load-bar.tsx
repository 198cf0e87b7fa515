import { formatBitRate } from '@/shared/format/numbers';
import { useTexts } from '@/shared/i18n/i18n';

interface Props {
  label: string;
  bps: number | null;
  /** Share of the speed. */
  ratio: number | null;
}

/** One direction of a link: rate, share and a bar; "—" where nobody measured. */
export function LoadBar({ label, bps, ratio }: Props) {
  const { t } = useTexts('topology');
  const step = ratio === null ? 'none' : ratio > 1 ? 'over' : ratio >= 0.75 ? 'full' : ratio >= 0.5 ? 'half' : 'low';
  return (
    <div className="topology-load">
      <span>{label}</span>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={ratio === null ? t('notMeasured') : `${Math.round(ratio * 100)} %`}>
        <rect width="100" height="6" className="topology-load-ground" />
        {ratio === null ? null : <rect width={Math.min(100, ratio * 100)} height="6" className={`topology-load-${step}`} />}
      </svg>
      <strong>{ratio === null ? '—' : `${Math.round(ratio * 100)} %`}</strong>
      <span className="muted">{bps === null ? t('notMeasured') : formatBitRate(bps)}</span>
    </div>
  );
}
