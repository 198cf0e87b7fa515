import { useCallback, useEffect, useMemo, useState } from 'react';
import { addTexts, pickName, useTexts } from '@/shared/i18n/i18n';
import { useAlarmTopic, useCameraTopic, useConnection, useServerNow, useTopicVersion, useUnitTopic } from '@/shared/live/hooks';
import { isActive } from '@/shared/model/alarm-state';
import { useWorkplace } from '@/shared/model/session';
import { Link, navigate } from '@/shared/router/router';
import { isTyping } from '@/shared/ui/typing';
import type { Alarm, Camera } from '@/shared/wire';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';
import { staleSeconds } from '../model/staleness';
import '../wall.css';
import '../wall-panels.css';
import { CameraMatrix } from './camera-matrix';
import { HealthDrawer } from './health-drawer';
import { HealthPanel } from './health-panel';
import { ResponsePanel } from './response-panel';
import { SeverityPanel } from './severity-panel';
import { SystemsPanel } from './systems-panel';
import { Ticker } from './ticker';
import { TrendPanel } from './trend-panel';
import { TypesPanel } from './types-panel';
import { UnitsPanel } from './units-panel';
import { useWallPage } from './use-wall-page';
import { WallHeader } from './wall-header';

addTexts('wall', zh, en);

/** While changes go on, 2 Hz is what the eye needs on a wall; an alarm or its acknowledgement is what people wait for. */
const drawMs = 500;
const drawAlarmsMs = 200;

export function Wall({ unitId }: { unitId: number | null }) {
  const { t, language } = useTexts('wall');
  const { units, session } = useWorkplace();
  const unit = (unitId === null ? undefined : units.byId.get(unitId)) ?? units.start(session.homeUnitId);
  const [cause, setCause] = useState<{ unitId: number; system: string | null } | null>(null);
  const closeCauses = useCallback(() => setCause(null), []);

  const unitTopic = useUnitTopic();
  const alarmTopic = useAlarmTopic();
  const cameraTopic = useCameraTopic();
  const unitVersion = useTopicVersion(unitTopic, drawMs);
  const alarmVersion = useTopicVersion(alarmTopic, drawAlarmsMs);
  const cameraVersion = useTopicVersion(cameraTopic, drawMs);
  const { phase, lostAt } = useConnection();
  const now = useServerNow(1000);

  const scope = useMemo(() => (unit === null ? new Set<number>() : units.within(unit.id)), [unit, units]);
  const alarms = useMemo(
    () => [...(alarmTopic?.items.values() ?? [])].filter((alarm: Alarm) => isActive(alarm) && scope.has(alarm.unitId)),
    // The version stands for the contents of the topic.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [alarmTopic, alarmVersion, scope],
  );
  const cameras = useMemo(
    () => [...(cameraTopic?.items.values() ?? [])].filter((camera: Camera) => scope.has(camera.unitId)),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [cameraTopic, cameraVersion, scope],
  );
  const statuses = useMemo(
    () => new Map([...(unitTopic?.items.values() ?? [])].map((status) => [status.unitId, status])),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [unitTopic, unitVersion],
  );

  useWallPage({ unit: unit === null ? null : pickName(unit, language), alarms, alarmTopic });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey || unit === null) return;
      if (event.key === 'Escape') closeCauses();
      if (event.key === 'Backspace' && unit.parentId !== null && units.byId.get(unit.parentId)?.inScope) {
        event.preventDefault();
        navigate(`/wall/${unit.parentId}`);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [unit, units, closeCauses]);

  const mayView = session.permissions.includes('wall.view') || session.permissions.includes('monitoring.read');
  if (unit === null || !mayView) {
    return (
      <main className="empty">
        <strong>{mayView ? t('noUnit') : t('noPermission', { permission: 'wall.view' })}</strong>
        <Link to="/">{t('backToConsole')}</Link>
      </main>
    );
  }
  const status = statuses.get(unit.id);
  const disconnectedSeconds = lostAt === null ? null : (Date.now() - lostAt) / 1000;
  const stale = staleSeconds(status, now, disconnectedSeconds);
  const staleFeed = staleSeconds(undefined, now, disconnectedSeconds);
  const alarmsKnown = alarmTopic?.phase === 'live';

  return (
    <div className="wall">
      <WallHeader unit={unit} status={status} stale={stale} phase={phase} lostSeconds={disconnectedSeconds} now={now} />
      <main className="wall-grid" id="content">
        <HealthPanel status={status} cameras={cameras} stale={stale} onCauses={() => setCause({ unitId: unit.id, system: null })} />
        <SeverityPanel unitId={unit.id} status={status} stale={stale} />
        <SystemsPanel status={status} stale={stale} onCauses={(system) => setCause({ unitId: unit.id, system })} />
        <UnitsPanel unit={unit} statuses={statuses} cameras={cameras} now={now} stale={stale} disconnectedSeconds={disconnectedSeconds} onCauses={(id, system) => setCause({ unitId: id, system })} />
        <CameraMatrix cameras={cameras} known={cameraTopic?.phase === 'live'} stale={staleFeed} />
        <Ticker alarms={alarms} known={alarmsKnown} now={now} stale={staleFeed} />
        <TrendPanel unitId={unit.id} now={now} stale={staleFeed} />
        <TypesPanel alarms={alarms} known={alarmsKnown} stale={staleFeed} />
        <ResponsePanel alarms={alarms} known={alarmsKnown} now={now} stale={staleFeed} />
      </main>
      {cause === null ? null : <HealthDrawer unitId={cause.unitId} system={cause.system} status={statuses.get(cause.unitId)} onClose={closeCauses} />}
    </div>
  );
}
