import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { alarmFigure, alarmFigureText } from '@/shared/model/alarm-figures';
import type { WallKpi } from '@/shared/wire';
import { countAlarms } from '../api';
import { Panel } from './panel';

const days = 7;
const dayMs = 86_400_000;
const refreshMs = 300_000;

/** One figure of the last seven days, beside the seven before. */
export function KpiPanel({ unitId, kpi, stale }: { unitId: number; kpi: WallKpi; stale: number | null }) {
  const { t, language } = useTexts('wall');
  const counted = useQuery(
    `wall-kpi/${unitId}`,
    async (signal) => {
      const now = Date.now();
      const [last, before] = await Promise.all([countAlarms(unitId, now - days * dayMs, now, signal), countAlarms(unitId, now - 2 * days * dayMs, now - days * dayMs, signal)]);
      return { last: last.total, before: before.total };
    },
    refreshMs,
  );
  const failedSince = counted.error !== null && counted.loadedAt !== null ? (Date.now() - counted.loadedAt) / 1000 : null;
  const [now, earlier] = counted.data === undefined ? [null, null] : [alarmFigure(counted.data.last, kpi), alarmFigure(counted.data.before, kpi)];
  // Fewer and shorter is better in all of them.
  const trend = now === null || earlier === null || now === earlier ? 'same' : now < earlier ? 'better' : 'worse';
  return (
    <Panel permission="wall.view" area="kpi" title={t(`kpiName.${kpi}`)} hint={t('kpi.days', { days })} stale={stale ?? failedSince}>
      <p className={`wall-figure wall-figure-${trend}`}>
        <strong>{counted.data === undefined ? '—' : alarmFigureText(counted.data.last, kpi, language)}</strong>
        <small>{counted.data === undefined ? '' : t(`kpi.${trend}`, { before: alarmFigureText(counted.data.before, kpi, language) })}</small>
      </p>
    </Panel>
  );
}
