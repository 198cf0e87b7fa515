import { formatClock, formatCounter, formatDate, formatDuration, secondsSince } from '@/shared/format/times';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { formatCount } from '@/shared/format/numbers';
import type { ConnectionPhase } from '@/shared/live/connection';
import { stateTotal, sumStates } from '@/shared/model/object-state';
import { useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import type { UnitNode, UnitStatus } from '@/shared/wire';
import { SceneSwitch } from './scene-switch';
import type { Rotation } from './use-rotation';

interface Props {
  unit: UnitNode;
  status: UnitStatus | undefined;
  stale: number | null;
  phase: ConnectionPhase;
  lostSeconds: number | null;
  now: number;
  rotation: Rotation;
  mayCompose: boolean;
}

/** Below this the age says nothing that anyone could act on. */
const shownAgeSeconds = 90;

export function WallHeader({ unit, status, stale, phase, lostSeconds, now, rotation, mayCompose }: Props) {
  const { t, language } = useTexts('wall');
  const { units } = useWorkplace();
  const path = units.pathTo(unit.id).filter((node) => node.inScope && node.id !== unit.id);
  const at = new Date(now);
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long' }).format(at);
  const age = status === undefined ? null : secondsSince(status.oldestAt, now);
  const sums = status === undefined ? null : sumStates(status.systems);
  const partial = status !== undefined && status.childrenReporting < status.childrenExpected;
  return (
    <header className="wall-header">
      <div className="wall-header-left">
        <time className="wall-clock">{formatClock(at)}</time>
        <span className="wall-date">
          {formatDate(at)} {weekday}
        </span>
        <nav aria-label={t('up')}>
          <Link to="/alarms">{t('backToConsole')}</Link>
          {path.map((node) => (
            <Link key={node.id} to={`/wall/${node.id}`}>
              {pickName(node, language)}
            </Link>
          ))}
          {mayCompose ? <Link to={`/wall/${unit.id}?edit=1`}>{t('compose')}</Link> : null}
        </nav>
        <SceneSwitch rotation={rotation} />
      </div>
      <h1>{t('title', { unit: pickName(unit, language) })}</h1>
      <div className="wall-header-right">
        <span className={phase === 'connected' ? 'wall-live' : 'wall-lost'} role="status">
          {t(`connection.${phase}`, { counter: formatCounter(lostSeconds ?? 0) })}
        </span>
        {age === null ? null : (
          <span className={stale === null ? undefined : 'wall-lost'}>{age < shownAgeSeconds ? t('dataNow') : t('dataAge', { age: formatDuration(age) })}</span>
        )}
        {status === undefined ? null : (
          <span className={partial ? 'wall-lost' : undefined} title={status.overdueChildren.join(', ')}>
            {t('reporting', { reporting: status.childrenReporting, expected: status.childrenExpected })}
          </span>
        )}
        {sums === null ? null : (
          <span>{t('monitored', { monitored: formatCount(sums.monitored, language), total: formatCount(stateTotal(sums), language) })}</span>
        )}
      </div>
    </header>
  );
}
