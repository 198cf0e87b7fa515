import { formatPercent } from '@/shared/format/numbers';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { objectStates, stateTotal } from '@/shared/model/object-state';
import { useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { Drawer } from '@/shared/ui/overlays';
import { StateLabel, StateMarker } from '@/shared/ui/severity-marker';
import type { UnitStatus } from '@/shared/wire';
import { CauseName } from './cause-name';

export function HealthDrawer({ unitId, system, status, onClose }: { unitId: number; system: string | null; status: UnitStatus | undefined; onClose: () => void }) {
  const { t, language } = useTexts('wall');
  const { units } = useWorkplace();
  const unit = units.byId.get(unitId);
  const systems = (status?.systems ?? []).filter((entry) => stateTotal(entry) > 0 && (system === null || entry.system === system));
  return (
    <Drawer
      onClose={onClose}
      title={
        <>
          {t('causes.title')}
          {unit === undefined ? null : <small className="muted"> {pickName(unit, language)}</small>}
        </>
      }
    >
      <p className="muted">{t('causes.formula')}</p>
      {systems.map((entry) => (
        <section key={entry.system} className="drawer-section">
          <h3>{t('causes.system', { system: codeName('systems', entry.system, language), health: formatPercent(entry.health) })}</h3>
          <p className="cause-states">
            {objectStates
              .filter((state) => entry[state] > 0)
              .map((state) => (
                <Link key={state} to={`/objects?unit=${unitId}&class=${entry.system}&state=${state}`}>
                  <StateLabel state={state} /> {entry[state]}
                </Link>
              ))}
          </p>
          {entry.causes.length === 0 ? <p className="muted">{t('causes.none')}</p> : null}
          <ul className="cause-list">
            {entry.causes.map((cause) => (
              <li key={cause.objectId}>
                <StateMarker state={cause.state} /> <CauseName cause={cause} />
                {cause.criticality === 'core' ? <em>{t('causes.core')}</em> : null}
                <small className="muted">{pickName(units.byId.get(cause.unitId) ?? { nameZh: '', nameEn: '' }, language)}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Drawer>
  );
}
