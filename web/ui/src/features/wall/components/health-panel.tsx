import { useTexts } from '@/shared/i18n/i18n';
import { availability, sumStates } from '@/shared/model/object-state';
import type { Camera, UnitStatus } from '@/shared/wire';
import { countCameras } from '../model/cameras';
import { Gauge } from './gauge';
import { Panel } from './panel';

export function HealthPanel({ status, cameras, stale, onCauses }: { status: UnitStatus | undefined; cameras: readonly Camera[]; stale: number | null; onCauses: () => void }) {
  const { t } = useTexts('wall');
  const counts = countCameras(cameras);
  const reachable = status === undefined ? null : availability(sumStates(status.systems));
  const video = counts.judged === 0 ? null : (counts.normal / counts.judged) * 100;
  return (
    <Panel area="health" title={t('health.title')} hint={t('health.hint')} stale={stale}>
      <button type="button" className="wall-gauges" onClick={onCauses}>
        <Gauge value={status?.health ?? null} label={t('health.overall')} none={t('health.none')} />
        <Gauge value={reachable} label={t('health.reachable')} none={t('health.none')} />
        <Gauge value={video} label={t('health.video')} none={t('health.none')} />
      </button>
    </Panel>
  );
}
