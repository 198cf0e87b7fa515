import { useEffect, useRef } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import type { TopologyItems } from '@/shared/topology/live/live-map';
import type { Scene } from '@/shared/topology/scene/scene';
import type { Id, TopologyLink, TopologyNode } from '@/shared/wire';
import type { MapDocument } from '@/shared/topology/map/document';
import type { Choice } from '../model/edits';
import type { Lit } from '../model/lit';
import type { LinkLine, NodeLine } from '../model/lists';
import type { SceneNames } from '@/shared/topology/map/scene-of';
import { ElementList } from './element-list';
import { ImpactPanel } from './impact-panel';
import { LinkDetail } from './link-detail';
import { NodeDetail } from './node-detail';
import { PathPanel } from './path-panel';
import type { MapLive } from '@/shared/topology/use-map-live';

/** A question to the whole map, whose answer stands out on it. */
export type Asked = { kind: 'path'; from: Id | null; to: Id | null } | { kind: 'impact'; of: { object?: Id; relation?: Id }; nodeId: Id | null; linkId: Id | null; name: string };

export interface PanelProps {
  document: MapDocument;
  scene: Scene;
  items: TopologyItems;
  live: MapLive;
  names: SceneNames;
  choice: Choice;
  asked: Asked | null;
  onAsk: (asked: Asked | null) => void;
  onLit: (lit: Lit | null) => void;
  onFocus: (node: TopologyNode) => void;
  onChoose: (id: Id) => void;
  /** Chooses a link and brings it into view. */
  onChooseLink: (link: TopologyLink) => void;
  onLeave: () => void;
  onOpen: (id: Id) => void;
  badNodes: readonly NodeLine[];
  badLinks: readonly LinkLine[];
  listOpen: boolean;
}

export function SidePanel(props: PanelProps) {
  const { document, choice, asked, onLit, listOpen } = props;
  const { t } = useTexts('topology');
  useEffect(() => {
    if (asked === null) onLit(null);
  }, [asked, onLit]);
  const id = choice.size === 1 ? [...choice][0] : undefined;
  const node = document.nodes.find((one) => one.id === id);
  const link = document.links.find((one) => one.id === id);
  const box = useRef<HTMLElement>(null);
  // What was chosen far down in the list is described above it.
  useEffect(() => {
    if (id !== undefined) box.current?.scrollTo({ top: 0 });
  }, [id]);
  const detail = asked?.kind === 'path' || asked?.kind === 'impact' || node !== undefined || link !== undefined;
  return (
    <aside
      ref={box}
      className="topology-side"
      aria-label={t('side')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        if (asked === null) props.onLeave();
        else props.onAsk(null);
      }}
    >
      {asked?.kind === 'path' ? <PathPanel {...props} asked={asked} /> : null}
      {asked?.kind === 'impact' ? <ImpactPanel {...props} asked={asked} /> : null}
      {asked === null && node !== undefined ? <NodeDetail {...props} node={node} /> : null}
      {asked === null && link !== undefined ? <LinkDetail {...props} link={link} /> : null}
      {!detail || listOpen ? <ElementList {...props} /> : null}
    </aside>
  );
}
