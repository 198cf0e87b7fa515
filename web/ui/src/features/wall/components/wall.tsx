import { useCallback, useEffect, useMemo, useState } from 'react';
import { addTexts, pickName, useTexts } from '@/shared/i18n/i18n';
import { useQuery } from '@/shared/api/use-query';
import { useAlarmTopic, useCameraTopic, useConnection, useServerNow, useTopicVersion, useUnitTopic } from '@/shared/live/hooks';
import { isActive } from '@/shared/model/alarm-state';
import { useWorkplace } from '@/shared/model/session';
import { changeQuery, Link, navigate, useLocation } from '@/shared/router/router';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { isTyping } from '@/shared/ui/typing';
import type { Alarm, Camera, WallWidgetKind } from '@/shared/wire';
import { readPlan } from '../api';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';
import { staleSeconds } from '../model/staleness';
import '../wall.css';
import '../wall-panels.css';
import { HealthDrawer } from './health-drawer';
import { SceneEditor } from './scene-editor';
import { useRotation } from './use-rotation';
import { useWallPage } from './use-wall-page';
import { WallHeader } from './wall-header';
import { WallSceneView } from './wall-scene';
import { WallWidgetView, type WallFigures } from './wall-widget';

addTexts('wall', zh, en);

/** While changes go on, 2 Hz is what the eye needs on a wall; an alarm or its acknowledgement is what people wait for. */
const drawMs = 500;
const drawAlarmsMs = 200;
/** A wall that hangs for weeks finds out that its scenes were composed anew. */
const planMs = 60_000;

/** The wall that the product brings, in the order in which it is read. */
const standard: readonly WallWidgetKind[] = ['health', 'severity', 'systems', 'units', 'cameras', 'ticker', 'trend', 'types', 'response'];

export function Wall({ unitId }: { unitId: number | null }) {
  const { t, language } = useTexts('wall');
  const { units, session } = useWorkplace();
  const unit = (unitId === null ? undefined : units.byId.get(unitId)) ?? units.start(session.homeUnitId);
  const { query } = useLocation();
  const plan = useQuery(unit === null ? null : `wall/${unit.id}`, (signal) => readPlan(unit?.id ?? 0, signal), planMs);
  const [cause, setCause] = useState<{ unitId: number; system: string | null } | null>(null);
  const closeCauses = useCallback(() => setCause(null), []);

  const rotation = useRotation(plan.data?.scenes ?? [], cause !== null);

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

  const figures: WallFigures = {
    unit, status, statuses, alarms, alarmsKnown, cameras, camerasKnown: cameraTopic?.phase === 'live', now, stale, staleFeed, disconnectedSeconds,
    onCauses: (id, system) => setCause({ unitId: id, system }),
  };
  const mayCompose = session.permissions.includes('wall.configure') && unit.inScope;
  if (mayCompose && query.get('edit') === '1') {
    if (plan.data === undefined) return plan.error === null ? <Skeleton /> : <ProblemNotice error={plan.error} onRetry={plan.reload} />;
    const leave = () => changeQuery({ edit: null });
    return (
      <div className="wall wall-composed">
        <SceneEditor
          key={unit.id}
          plan={plan.data}
          figures={figures}
          onClose={leave}
          onSaved={() => {
            plan.reload();
            leave();
          }}
        />
      </div>
    );
  }
  return (
    <div className="wall">
      <WallHeader unit={unit} status={status} stale={stale} phase={phase} lostSeconds={disconnectedSeconds} now={now} rotation={rotation} mayCompose={mayCompose} />
      {rotation.current === null ? (
        <main className="wall-grid" id="content">
          {standard.map((kind) => (
            <WallWidgetView key={kind} widget={{ kind }} figures={figures} />
          ))}
        </main>
      ) : (
        <WallSceneView key={rotation.current.id} scene={rotation.current} figures={figures} />
      )}
      {cause === null ? null : <HealthDrawer unitId={cause.unitId} system={cause.system} status={statuses.get(cause.unitId)} onClose={closeCauses} />}
    </div>
  );
}
