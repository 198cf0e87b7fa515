import { formatCount } from '@/shared/format/numbers';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { severities } from '@/shared/model/severity';
import { useWorkplace } from '@/shared/model/session';
import { SeverityLabel } from '@/shared/ui/severity-marker';
import type { Severity } from '@/shared/wire';
import { memo, useMemo, type ReactNode } from 'react';
import { ageBands, sights, type AlarmFilter } from '../model/filter';
import type { FacetCounts } from '../model/sieve';

interface Props {
  filter: AlarmFilter;
  counts: FacetCounts;
  onToggle: (name: string, values: readonly string[], value: string) => void;
}

const typesShown = 12;

export const Facets = memo(function Facets({ filter, counts, onToggle }: Props) {
  const { t, language } = useTexts('alarms');
  const { units } = useWorkplace();

  const ranked = (map: ReadonlyMap<string, number>, chosen: readonly string[]) =>
    [...new Set([...chosen, ...[...map.entries()].sort((a, b) => b[1] - a[1]).map(([value]) => value)])].slice(0, typesShown);
  const choice = (name: string, values: readonly string[], value: string, label: ReactNode, count: number) => (
    <label className={count === 0 ? 'facet-none' : undefined}>
      <input type="checkbox" className="checkbox" checked={values.includes(value)} onChange={() => onToggle(name, values, value)} />
      <span>{label}</span>
      <b>{formatCount(count, language)}</b>
    </label>
  );
  const option = (name: string, values: readonly string[], value: string, label: ReactNode, count: number) => <li key={value}>{choice(name, values, value, label, count)}</li>;

  // Counts of a unit include what is below it; the map holds only the units where alarms are.
  const unitSums = useMemo(() => {
    const sums = new Map<number, number>();
    for (const [unitId, count] of counts.units) for (const { id } of units.pathTo(unitId)) sums.set(id, (sums.get(id) ?? 0) + count);
    return sums;
  }, [counts, units]);
  const places = units.flat().map((row) => ({ ...row, count: unitSums.get(row.node.id) ?? 0 })).filter(({ node, count }) => count > 0 || node.id === filter.unit || node.tier !== 'prison');

  return (
    <aside className="facets" aria-label={t('facet.show')}>
      <fieldset>
        <legend>{t('facet.level')}</legend>
        <ul>{severities.map((severity: Severity) => option('severity', filter.severities, severity, <SeverityLabel level={severity} />, counts.severities.get(severity) ?? 0))}</ul>
      </fieldset>
      <fieldset>
        <legend>{t('facet.ack')}</legend>
        <ul>{(['no', 'yes'] as const).map((ack) => option('ack', filter.acks, ack, t(`common:ack.${ack}`), counts.acks.get(ack) ?? 0))}</ul>
      </fieldset>
      <fieldset>
        <legend>{t('facet.sight')}</legend>
        <ul>{sights.map((sight) => option('sight', filter.sights.length === 0 ? ['active'] : filter.sights, sight, t(`sight.${sight}`), counts.sights.get(sight) ?? 0))}</ul>
      </fieldset>
      <fieldset>
        <legend>{t('facet.age')}</legend>
        <ul>{ageBands.map((age) => option('age', filter.ages, age, t(`age.${age}`), counts.ages.get(age) ?? 0))}</ul>
      </fieldset>
      <fieldset>
        <legend>{t('facet.system')}</legend>
        <ul>{ranked(counts.systems, filter.systems).map((system) => option('system', filter.systems, system, codeName('systems', system, language), counts.systems.get(system) ?? 0))}</ul>
      </fieldset>
      <fieldset>
        <legend>{t('facet.unit')}</legend>
        <ul>
          {places.map(({ node, depth, count }) => (
            <li key={node.id} className={`facet-depth-${Math.min(depth, 3)}`}>
              {choice('unit', filter.unit === node.id ? [String(node.id)] : [], String(node.id), pickName(node, language), count)}
            </li>
          ))}
        </ul>
      </fieldset>
      <fieldset>
        <legend>{t('facet.type')}</legend>
        <ul>{ranked(counts.types, filter.types).map((type) => option('type', filter.types, type, codeName('alarmTypes', type, language), counts.types.get(type) ?? 0))}</ul>
      </fieldset>
    </aside>
  );
});
