import { useEffect, useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import type { TopologyHop, TopologyNode } from '@/shared/wire';
import { readPath } from '../api/topology';
import { labelOf } from '@/shared/topology/map/scene-of';
import { litPath } from '../model/lit';
import { NodeField } from './node-field';
import { PanelHead } from './panel-head';
import type { Asked, PanelProps } from './side-panel';

/** Every shortest way between two objects, hop by hop with ports; the chosen one stands out on the map. */
export function PathPanel({ asked, document, scene, names, onAsk, onLit, onFocus }: PanelProps & { asked: Extract<Asked, { kind: 'path' }> }) {
  const { t } = useTexts('topology');
  const [chosen, setChosen] = useState(0);
  const { from, to } = asked;
  const paths = useQuery(from === null || to === null ? null : `topology/path/${from}/${to}`, (signal) => readPath(from ?? '', to ?? '', signal));
  const objects = document.nodes.filter((node) => node.objectId !== null);
  const nodeOf = (objectId: string | null) => objects.find((node) => node.objectId === objectId) ?? null;
  const path = paths.data?.paths[chosen];
  useEffect(() => setChosen(0), [from, to]);
  useEffect(() => onLit(path === undefined ? null : litPath(document, scene, path)), [path, document, scene, onLit]);
  const nameOf = (node: TopologyNode) => labelOf(node, names);
  return (
    <section className="topology-detail" aria-label={t('path.title')}>
      <PanelHead title={t('path.title')} onClose={() => onAsk(null)} />
      <NodeField label={t('path.from')} nodes={objects} nameOf={nameOf} chosen={nodeOf(from)} onFound={(node) => onAsk({ ...asked, from: node.objectId })} />
      <NodeField label={t('path.to')} nodes={objects} nameOf={nameOf} chosen={nodeOf(to)} onFound={(node) => onAsk({ ...asked, to: node.objectId })} />
      {from === null || to === null ? <p className="muted">{t('path.hint')}</p> : null}
      {paths.error === null ? null : <ProblemNotice error={paths.error} onRetry={paths.reload} />}
      {paths.loading && from !== null && to !== null ? <Skeleton rows={3} /> : null}
      {paths.data === undefined ? null : paths.data.length === null ? (
        <p className="topology-broken">{t('path.none')}</p>
      ) : (
        <p role="status">
          {t('path.found', { count: paths.data.paths.length, length: paths.data.length })}
          {paths.data.isCut ? ` ${t('path.more')}` : ''}
        </p>
      )}
      {(paths.data?.paths.length ?? 0) > 1 ? (
        <div className="topology-tabs" role="group" aria-label={t('path.title')}>
          {paths.data?.paths.map((_, index) => (
            <button key={index} type="button" className="button" aria-pressed={index === chosen} onClick={() => setChosen(index)}>
              {t('path.number', { number: index + 1 })}
            </button>
          ))}
        </div>
      ) : null}
      {path === undefined ? null : (
        <ol className="topology-hops">
          {path.map((hop) => (
            <Hop key={hop.objectId} hop={hop} node={nodeOf(hop.objectId)} onFocus={onFocus} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Hop({ hop, node, onFocus }: { hop: TopologyHop; node: TopologyNode | null; onFocus: (node: TopologyNode) => void }) {
  const { t } = useTexts('topology');
  return (
    <li>
      {hop.inPort === null ? null : <span className="mono muted">{t('path.in', { port: hop.inPort })}</span>}
      {node === null ? (
        <strong>{hop.name || hop.code}</strong>
      ) : (
        <button type="button" className="link" onClick={() => onFocus(node)}>
          <strong>{hop.name || hop.code}</strong>
        </button>
      )}
      {hop.outPort === null ? null : <span className="mono muted">{t('path.out', { port: hop.outPort })}</span>}
    </li>
  );
}
