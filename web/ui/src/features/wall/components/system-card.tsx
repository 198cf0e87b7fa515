import { formatCount, formatPercent } from '@/shared/format/numbers';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { healthLevel, objectStates, stateTotal } from '@/shared/model/object-state';
import { StateMarker } from '@/shared/ui/severity-marker';
import type { SystemStatus } from '@/shared/wire';
import { CauseName } from './cause-name';

const causesShown = 5;

/** One system of a unit that has no units below it: how many are in which state, and which are not well. */
export function SystemCard({ system, onOpen }: { system: SystemStatus; onOpen: () => void }) {
  const { t, language } = useTexts('wall');
  const abnormal = system.fault + system.unreachable + system.warning;
  return (
    <article className={`unit-card system-card card-${system.unreachable > 0 ? 'critical' : system.fault > 0 ? 'major' : system.warning > 0 ? 'minor' : 'calm'}`}>
      <button type="button" className="unit-card-head" onClick={onOpen}>
        <b>{codeName('systems', system.system, language)}</b>
        <span className={`health-${healthLevel(system.health)}`}>{formatPercent(system.health)}</span>
      </button>
      <ul className="system-states">
        {objectStates.map((state) => (
          <li key={state} className={system[state] === 0 ? 'level-none' : undefined}>
            <StateMarker state={state} />
            <span>{t(`common:state.${state}`)}</span>
            <strong>{formatCount(system[state], language)}</strong>
          </li>
        ))}
      </ul>
      <ul className="system-causes">
        {abnormal === 0 ? (
          <li className="wall-calm">{stateTotal(system) === system.normal ? t('units.allNormal') : null}</li>
        ) : (
          system.causes.slice(0, causesShown).map((cause) => (
            <li key={cause.objectId}>
              <StateMarker state={cause.state} /> <CauseName cause={cause} />
            </li>
          ))
        )}
        {abnormal > causesShown ? <li className="muted">{t('units.more', { count: abnormal - causesShown })}</li> : null}
      </ul>
    </article>
  );
}
