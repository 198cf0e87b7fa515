import { useMemo, useState } from 'react';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useTopicVersion, useUnitTopic } from '@/shared/live/hooks';
import { worstSeverity } from '@/shared/model/severity';
import { useWorkplace } from '@/shared/model/session';
import { Icon } from '@/shared/ui/icon';
import { SeverityMarker } from '@/shared/ui/severity-marker';
import type { UnitNode } from '@/shared/wire';

/** The units in scope as a tree; each shows its worst open alarm, so that the way to trouble is short. */
export function UnitTreePicker({ chosen, onChoose }: { chosen: number | null; onChoose: (unitId: number | null) => void }) {
  const { t, language } = useTexts('common');
  const { units } = useWorkplace();
  const topic = useUnitTopic();
  useTopicVersion(topic, 2000);
  const [closed, setClosed] = useState<ReadonlySet<number>>(() => new Set(units.nodes.length > 40 ? units.nodes.filter((node) => node.tier === 'province').map((node) => node.id) : []));
  const open = useMemo(() => new Set(chosen === null ? [] : units.pathTo(chosen).slice(0, -1).map((node) => node.id)), [chosen, units]);

  const rows: { node: UnitNode; depth: number }[] = [];
  const walk = (nodes: readonly UnitNode[], depth: number) => {
    for (const node of nodes) {
      rows.push({ node, depth });
      if (!closed.has(node.id) || open.has(node.id)) walk(units.childrenOf(node.id), depth + 1);
    }
  };
  walk(units.roots, 0);

  const toggle = (id: number) =>
    setClosed((last) => {
      const next = new Set(last);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <nav className="unit-tree" aria-label={t('nav.unit')}>
      <button type="button" className="unit-tree-row" aria-current={chosen === null ? 'true' : undefined} onClick={() => onChoose(null)}>
        {t('nav.allUnits')}
      </button>
      {rows.map(({ node, depth }) => {
        const status = topic?.items.get(String(node.id));
        const worst = status === undefined ? null : worstSeverity(status.open);
        const hasChildren = units.childrenOf(node.id).length > 0;
        return (
          <div key={node.id} className={`unit-tree-line unit-tree-depth-${Math.min(depth, 3)}`}>
            {hasChildren ? (
              <button type="button" className="unit-tree-toggle" aria-expanded={!closed.has(node.id) || open.has(node.id)} aria-label={pickName(node, language)} onClick={() => toggle(node.id)}>
                <Icon name={closed.has(node.id) && !open.has(node.id) ? 'right' : 'down'} />
              </button>
            ) : (
              <span className="unit-tree-toggle" />
            )}
            <button type="button" className="unit-tree-row" disabled={!node.inScope} aria-current={chosen === node.id ? 'true' : undefined} onClick={() => onChoose(node.id)}>
              <span>{pickName(node, language)}</span>
              {worst === null ? null : (
                <>
                  <SeverityMarker level={worst} />
                  <span className="visually-hidden">{t(`severity.${worst}`)}</span>
                </>
              )}
            </button>
          </div>
        );
      })}
    </nav>
  );
}
