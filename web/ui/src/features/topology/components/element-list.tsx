import { memo, useMemo, useRef, useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { StateLabel } from '@/shared/ui/severity-marker';
import type { ObjectState, TopologyLink, TopologyLinkState, TopologyNode } from '@/shared/wire';
import { linkLines, nodeLines, type LinkLine, type NodeLine } from '../model/lists';
import { steadyOrder } from '../model/steady-order';
import { labelOf } from '@/shared/topology/map/scene-of';
import type { PanelProps } from './side-panel';
import { LinkStateLabel } from './state-text';

const step = 40;
const tabs = ['abnormal', 'nodes', 'links'] as const;

/** The map as text: the same things, the same states, for whoever reads instead of looking. Its order stays while somebody is in it. */
export function ElementList(props: PanelProps) {
  const { document, items, live, badNodes, badLinks } = props;
  const { t } = useTexts('topology');
  const [tab, setTab] = useState<(typeof tabs)[number]>('abnormal');
  const [shown, setShown] = useState(step);
  const [held, setHeld] = useState(false);
  const nodes = useMemo(
    () => (tab === 'nodes' ? nodeLines(document, items) : badNodes),
    // The version stands for the contents of the topic, which changes in place.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [tab, document, items, badNodes, live.version],
  );
  const links = useMemo(
    () => (tab === 'links' ? linkLines(document, items) : badLinks),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [tab, document, items, badLinks, live.version],
  );
  const nodeOrder = useRef<readonly string[]>([]);
  const linkOrder = useRef<readonly string[]>([]);
  const nodeRows = steadyOrder(nodes, ({ node }) => node.id, held ? nodeOrder.current : null);
  const linkRows = steadyOrder(links, ({ link }) => link.id, held ? linkOrder.current : null);
  nodeOrder.current = nodeRows.map(({ node }) => node.id);
  linkOrder.current = linkRows.map(({ link }) => link.id);
  const count = { abnormal: badNodes.length + badLinks.length, nodes: document.nodes.length, links: document.links.length };
  const showsNodes = tab !== 'links';
  const showsLinks = tab !== 'nodes';
  return (
    <section className="topology-list" aria-label={t('list')} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <div className="topology-tabs" role="group" aria-label={t('list')}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={tab === one}
            onClick={() => {
              setTab(one);
              setShown(step);
            }}
          >
            {t(`tab.${one}`)} {count[one]}
          </button>
        ))}
      </div>
      {tab === 'abnormal' && count.abnormal === 0 ? <p className="topology-good">{live.now === null ? t('waiting') : t('allNormal')}</p> : null}
      {showsNodes && nodeRows.length > 0 ? <NodeTable rows={nodeRows.slice(0, shown)} {...props} /> : null}
      {showsLinks && linkRows.length > 0 ? <LinkTable rows={linkRows.slice(0, shown)} {...props} /> : null}
      {(showsNodes && nodeRows.length > shown) || (showsLinks && linkRows.length > shown) ? (
        <button type="button" className="button" onClick={() => setShown(shown + step)}>
          {t('showMore', { count: step })}
        </button>
      ) : null}
    </section>
  );
}

function NodeTable({ rows, names, onFocus }: PanelProps & { rows: readonly NodeLine[] }) {
  const { t } = useTexts('topology');
  return (
    <ScrollTable label={t('tab.nodes')} columns={[t('column.state'), t('column.node'), t('column.load')]}>
      <tbody>
        {rows.map(({ node, now }) => (
          <NodeRow key={node.id} node={node} label={labelOf(node, names)} state={now?.state ?? 'unknown'} load={percent(now?.cpuRatio)} onFocus={onFocus} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Drawn again only when its words change: a list of hundreds is looked through every second. */
const NodeRow = memo(function NodeRow({ node, label, state, load, onFocus }: { node: TopologyNode; label: string; state: ObjectState; load: string; onFocus: (node: TopologyNode) => void }) {
  const { t } = useTexts('topology');
  return (
    <tr>
      <td>{node.kind === 'symbol' ? <span className="muted">{t('symbol')}</span> : <StateLabel state={state} />}</td>
      <td>
        <button type="button" className="link" onClick={() => onFocus(node)}>
          {label}
        </button>
        <span className="mono muted"> {node.code}</span>
      </td>
      <td className="number">{load}</td>
    </tr>
  );
});

function LinkTable({ rows, names, onChooseLink }: PanelProps & { rows: readonly LinkLine[] }) {
  const { t } = useTexts('topology');
  return (
    <ScrollTable label={t('tab.links')} columns={[t('column.state'), t('column.link'), t('column.bothWays')]}>
      <tbody>
        {rows.map(({ link, from, to, now }) => (
          <LinkRow
            key={link.id}
            link={link}
            from={labelOf(from, names)}
            to={labelOf(to, names)}
            state={now?.state ?? 'unknown'}
            causes={now?.causes.map((cause) => t(`cause.${cause}`)).join(t('comma')) ?? ''}
            load={`${percent(now?.forwardRatio)} / ${percent(now?.backwardRatio)}`}
            onChoose={onChooseLink}
          />
        ))}
      </tbody>
    </ScrollTable>
  );
}

interface LinkRowProps {
  link: TopologyLink;
  from: string;
  to: string;
  state: TopologyLinkState;
  causes: string;
  load: string;
  onChoose: (link: TopologyLink) => void;
}

const LinkRow = memo(function LinkRow({ link, from, to, state, causes, load, onChoose }: LinkRowProps) {
  return (
    <tr>
      <td>
        <LinkStateLabel state={state} />
      </td>
      <td>
        <button type="button" className="link" onClick={() => onChoose(link)}>
          {from} <span className="mono muted">{link.fromPort}</span> → {to} <span className="mono muted">{link.toPort}</span>
        </button>
        {causes === '' ? null : <small className="topology-cause">{causes}</small>}
      </td>
      <td className="number">{load}</td>
    </tr>
  );
});

function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? '—' : String(Math.round(share * 100));
}
