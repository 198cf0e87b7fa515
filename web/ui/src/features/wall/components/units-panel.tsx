import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import type { Camera, UnitNode, UnitStatus } from '@/shared/wire';
import { staleSeconds } from '../model/staleness';
import { Panel } from './panel';
import { SystemCard } from './system-card';
import { UnitCard } from './unit-card';
import { UnitTile } from './unit-tile';

/** Up to this many units there is room to tell their story; beyond it, a tile each. */
const cardsMax = 6;
/** Tiles are about this much wider than high, in a box that is about twice as wide as high. */
const tileProportion = 1.45;

interface Props {
  unit: UnitNode;
  statuses: ReadonlyMap<number, UnitStatus>;
  cameras: readonly Camera[];
  now: number;
  stale: number | null;
  disconnectedSeconds: number | null;
  onCauses: (unitId: number, system: string | null) => void;
}

export function UnitsPanel({ unit, statuses, cameras, now, stale, disconnectedSeconds, onCauses }: Props) {
  const { t, language } = useTexts('wall');
  const { units } = useWorkplace();
  const children = units.childrenOf(unit.id).filter((child) => child.inScope);
  const staleOf = (id: number) => staleSeconds(statuses.get(id), now, disconnectedSeconds);

  if (children.length === 0) {
    const systems = (statuses.get(unit.id)?.systems ?? []).filter((system) => system.normal + system.warning + system.fault + system.unreachable + system.maintenance + system.unknown > 0);
    return (
      <Panel area="units" title={t('units.own', { unit: pickName(unit, language) })} hint={t('units.ownHint')} stale={stale}>
        <div className={`wall-cards wall-cards-${Math.min(6, Math.max(1, systems.length))}`}>
          {systems.map((system) => (
            <SystemCard key={system.system} system={system} onOpen={() => onCauses(unit.id, system.system)} />
          ))}
        </div>
      </Panel>
    );
  }
  const dense = children.length > cardsMax;
  return (
    <Panel area="units" title={t('units.title')} hint={t('units.hint')} stale={stale}>
      {dense ? (
        <div className="wall-tiles" style={{ gridTemplateColumns: `repeat(${Math.ceil(Math.sqrt(children.length * tileProportion))}, minmax(0, 1fr))` }}>
          {children.map((child) => (
            <UnitTile key={child.id} unit={child} status={statuses.get(child.id)} stale={staleOf(child.id)} />
          ))}
        </div>
      ) : (
        <div className={`wall-cards wall-cards-${children.length}`}>
          {children.map((child) => (
            <UnitCard key={child.id} unit={child} statuses={statuses} cameras={cameras} stale={staleOf(child.id)} staleOf={staleOf} onCauses={() => onCauses(child.id, null)} />
          ))}
        </div>
      )}
    </Panel>
  );
}
