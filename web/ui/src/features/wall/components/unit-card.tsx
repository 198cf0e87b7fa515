import { formatCount, formatPercent } from '@/shared/format/numbers';
import { formatCounter } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { healthLevel, isPartial, stateTotal, sumStates } from '@/shared/model/object-state';
import { severities, worstSeverity } from '@/shared/model/severity';
import { useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { SeverityMarker } from '@/shared/ui/severity-marker';
import type { Camera, UnitNode, UnitStatus } from '@/shared/wire';
import { LevelBar } from './level-bar';
import { countCameras } from '../model/cameras';

interface Props {
  unit: UnitNode;
  statuses: ReadonlyMap<number, UnitStatus>;
  cameras: readonly Camera[];
  stale: number | null;
  staleOf: (unitId: number) => number | null;
  onCauses: () => void;
}

const chipsMax = 24;

/** A unit with room to say more: its health, its alarms by level, its cameras, and each unit below it. */
export function UnitCard({ unit, statuses, cameras, stale, staleOf, onCauses }: Props) {
  const { t, language } = useTexts('wall');
  const { units } = useWorkplace();
  const status = statuses.get(unit.id);
  const below = units.childrenOf(unit.id).filter((child) => child.inScope);
  const name = pickName(unit, language);
  if (status === undefined) {
    return (
      <article className="unit-card tile-absent" aria-label={name}>
        <Link to={`/wall/${unit.id}`} className="unit-card-head">
          <b>{name}</b>
          <span>— {t('units.silent')}</span>
        </Link>
      </article>
    );
  }
  const worst = worstSeverity(status.open);
  const within = units.within(unit.id);
  const counts = countCameras(cameras.filter((camera) => within.has(camera.unitId)));
  const sums = sumStates(status.systems);
  const urgent = status.open.critical + status.open.major;
  return (
    <article className={`unit-card card-${worst ?? 'calm'}${stale === null ? '' : ' wall-stale'}`} aria-label={name}>
      <Link to={`/wall/${unit.id}`} className={`unit-card-head tile-${worst ?? 'calm'}`}>
        <b>{name}</b>
        <span>
          {stale !== null ? (
            t('common:stale', { counter: formatCounter(stale) })
          ) : worst === null ? (
            t('units.calm')
          ) : (
            <>
              <SeverityMarker level={worst} hollow={status.unacknowledged[worst] === 0} /> {t(`common:severity.${worst}`)} {urgent > 0 ? <strong>{formatCount(urgent, language)}</strong> : null}
            </>
          )}
        </span>
      </Link>
      <div className="unit-card-body">
        <button type="button" className={`unit-card-health health-${healthLevel(status.health)}`} onClick={onCauses}>
          <strong>{formatPercent(status.health)}</strong>
          <small>{t('units.healthOf')}</small>
        </button>
        <ul className="unit-card-levels" aria-label={t('units.open')}>
          {severities.slice(0, 4).map((severity) => (
            <li key={severity} className={status.open[severity] === 0 ? 'level-none' : undefined} title={t(`common:severity.${severity}`)}>
              <SeverityMarker level={severity} hollow={status.unacknowledged[severity] === 0} />
              <span>{t(`common:severity.${severity}`)}</span>
              <strong>{formatCount(status.open[severity], language)}</strong>
            </li>
          ))}
        </ul>
        <dl className="unit-card-facts">
          <div>
            <dt>{t('units.cameras')}</dt>
            <dd>
              {formatCount(counts.online, language)}
              <small>/{formatCount(counts.total, language)}</small>
            </dd>
          </div>
          <div>
            <dt>{t('units.monitored')}</dt>
            <dd>
              {formatCount(sums.monitored, language)}
              <small>/{formatCount(stateTotal(sums), language)}</small>
            </dd>
          </div>
        </dl>
      </div>
      <ul className="unit-card-systems">
        {status.systems
          .filter((system) => stateTotal(system) > 0)
          .map((system) => {
            const abnormal = system.unreachable + system.fault + system.warning;
            return (
              <li key={system.system}>
                <span className="wall-bar-label">{codeName('systems', system.system, language)}</span>
                <LevelBar share={system.health ?? 0} tone={{ good: 'healthy', fair: 'minor', poor: 'critical', none: 'none' }[healthLevel(system.health)]} />
                <strong>{formatPercent(system.health)}</strong>
                <small className={abnormal > 0 ? 'system-abnormal' : undefined}>{abnormal > 0 ? t('units.abnormal', { count: abnormal }) : t('common:state.normal')}</small>
              </li>
            );
          })}
      </ul>
      {isPartial(status) ? (
        <p className="unit-card-partial" title={status.overdueChildren.join(', ')}>
          {t('units.partial', { reporting: status.childrenReporting, expected: status.childrenExpected })}
        </p>
      ) : null}
      {below.length === 0 ? null : (
        <ul className="unit-chips">
          {below.slice(0, chipsMax).map((child) => {
            const childStatus = statuses.get(child.id);
            const level = childStatus === undefined ? null : worstSeverity(childStatus.open);
            const absent = childStatus === undefined || staleOf(child.id) !== null;
            const count = childStatus === undefined || level === null ? null : level === 'critical' || level === 'major' ? childStatus.open.critical + childStatus.open.major : childStatus.open[level];
            return (
              <li key={child.id}>
                <Link to={`/wall/${child.id}`} className={`unit-chip ${absent ? 'tile-absent' : `tile-${level ?? 'calm'}`}`}>
                  <span>{pickName(child, language)}</span>
                  {absent ? <b>—</b> : level === null ? <b className="chip-health">{formatPercent(childStatus.health)}</b> : (
                    <b>
                      <SeverityMarker level={level} hollow={childStatus.unacknowledged[level] === 0} />
                      <span className="visually-hidden">{t(`common:severity.${level}`)}</span> {formatCount(count ?? 0, language)}
                    </b>
                  )}
                </Link>
              </li>
            );
          })}
          {below.length > chipsMax ? <li className="muted">{t('units.more', { count: below.length - chipsMax })}</li> : null}
        </ul>
      )}
    </article>
  );
}
