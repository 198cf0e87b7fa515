import { formatClock, formatDate } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';

export function ClockPanel({ now }: { now: number }) {
  const { t, language } = useTexts('wall');
  const at = new Date(now);
  return (
    <section className="wall-panel wall-clock-panel" aria-label={t('clock')}>
      <time>{formatClock(at)}</time>
      <span>
        {formatDate(at)} {new Intl.DateTimeFormat(language, { weekday: 'long' }).format(at)}
      </span>
    </section>
  );
}
