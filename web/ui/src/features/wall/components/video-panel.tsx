import { formatPercent } from '@/shared/format/numbers';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import type { Camera } from '@/shared/wire';
import { videoByUnit } from '../model/cameras';
import { BarRow } from './level-bar';
import { Panel } from './panel';

const unitsShown = 8;
const tone = (rate: number) => (rate < 90 ? 'critical' : rate < 98 ? 'major' : 'healthy');

/** The share of cameras whose picture is good, the worst unit first. */
export function VideoPanel({ cameras, known, stale }: { cameras: readonly Camera[]; known: boolean; stale: number | null }) {
  const { t, language } = useTexts('wall');
  const { units } = useWorkplace();
  const rows = videoByUnit(cameras);
  return (
    <Panel permission="monitoring.read" area="video" title={t('video.title')} hint={t('video.hint')} stale={stale}>
      {known && rows.length === 0 ? <p className="wall-empty">{t('matrix.empty')}</p> : null}
      {rows.slice(0, unitsShown).map((row) => (
        <BarRow key={row.unitId} label={units.nameOf(row.unitId, language)} share={row.rate} tone={tone(row.rate)} value={`${formatPercent(row.rate)} %`} detail={`${row.normal}/${row.judged}`} />
      ))}
    </Panel>
  );
}
