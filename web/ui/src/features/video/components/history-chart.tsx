import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import type { FaultHistoryPoint } from '@/shared/wire';

const width = 1000;
const height = 160;
const goodScore = 80;
const abnormalScore = 60;
const dayMs = 86_400_000;

/** The score of every round, 0 to 100, over the bands good, fair and abnormal. */
export function HistoryChart({ points, days, name }: { points: readonly FaultHistoryPoint[]; days: number; name: string }) {
  const { t } = useTexts('video');
  const to = live.serverNow();
  const from = to - days * dayMs;
  const measured = points.filter((point) => point.score !== null);
  const last = measured[measured.length - 1];
  if (last === undefined) return <p className="muted">{t('noHistory')}</p>;
  const x = (at: string) => (((Date.parse(at) - from) / (to - from)) * width).toFixed(1);
  const y = (score: number) => (height - (score / 100) * height).toFixed(1);
  return (
    <figure className="video-history">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={t('historyLabel', { name, count: measured.length, last: Math.round(last.score ?? 0), time: formatDateTime(last.at) })}>
        <rect x="0" y={y(abnormalScore)} width={width} height={(abnormalScore / 100) * height} className="video-bad" />
        <line x1="0" x2={width} y1={y(goodScore)} y2={y(goodScore)} />
        {measured.map((point) => (
          <rect key={point.at} x={Number(x(point.at)) - 2} y={Number(y(point.score ?? 0)) - 2} width="4" height="4" className={(point.score ?? 100) < abnormalScore ? 'video-point-bad' : 'video-point'}>
            <title>{`${formatDateTime(point.at)} ${Math.round(point.score ?? 0)}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption className="muted">{t('historyLabel', { name, count: measured.length, last: Math.round(last.score ?? 0), time: formatDateTime(last.at) })}</figcaption>
    </figure>
  );
}
