import { formatDateTime, formatDuration, secondsSince } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import type { Instant } from '@/shared/wire';

const latePeriods = 3;

/** How old a reading is; after three periods it says that it is overdue. */
export function Age({ at, periodSeconds, now }: { at: Instant | null; periodSeconds: number; now: number }) {
  const { t } = useTexts('objects');
  if (at === null) return <span className="state-unknown">{t('device.never')}</span>;
  const age = secondsSince(at, now);
  const late = periodSeconds > 0 && age > periodSeconds * latePeriods;
  return (
    <span className={late ? 'severity-minor' : undefined} title={formatDateTime(at)}>
      {t('common:ago', { duration: formatDuration(age) })}
      {late ? <strong> {t('device.late')}</strong> : null}
    </span>
  );
}
