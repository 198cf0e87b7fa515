import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { changeQuery, navigate, useLocation } from '@/shared/router/router';
import { plainSight } from '@/shared/topology/draw/sheet';
import type { Stage } from '@/shared/topology/engine/stage';
import type { TopologyItems } from '@/shared/topology/live/live-map';
import { showToast } from '@/shared/ui/toasts';
import type { Id, TopologyLink, TopologyMapRow, TopologyNode, TopologyView } from '@/shared/wire';
import { change, moveBy, moveTo, type Choice } from '../model/edits';
import { bent, gripAt } from '../model/bends';
import { isWire } from '@/shared/topology/map/document';
import type { Lit } from '../model/lit';
import { labelOf, sceneOf, type SceneNames } from '@/shared/topology/map/scene-of';
import { abnormalLinks, abnormalNodes } from '../model/lists';
import { ConflictDialog } from './conflict-dialog';
import { EditorBar } from './editor-bar';
import { Legend } from './legend';
import { MapCanvas, type MapCommands } from './map-canvas';
import { MapToolbar } from './map-toolbar';
import { SidePanel, type Asked } from './side-panel';
import { useAlarmSums } from './use-alarm-sums';
import { useEditor } from './use-editor';
import { useLeaveGuard } from './use-leave-guard';
import { useMapLive } from '@/shared/topology/use-map-live';
import { useMapCommands } from './use-map-commands';

interface Props {
  view: TopologyView;
  maps: readonly TopologyMapRow[];
  reloadView: () => void;
  reloadMaps: () => void;
}

const gripPx = 9;
const focusScale = 1.1;
const noChoice: Choice = new Set();

export function OpenMap({ view, maps, reloadView, reloadMaps }: Props) {
  const { t, language } = useTexts('topology');
  const { units } = useWorkplace();
  const { query } = useLocation();
  const editor = useEditor(view);
  const live = useMapLive(view.map.id, view.structure, reloadView);
  const alarms = useAlarmSums();
  const [stage, setStage] = useState<Stage | null>(null);
  const [choice, setChoice] = useState<Choice>(noChoice);
  const [editing, setEditing] = useState(false);
  const [wiring, setWiring] = useState(false);
  const [abnormalOnly, setAbnormalOnly] = useState(false);
  const [listOpen, setListOpen] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [lit, setLit] = useState<Lit | null>(null);
  const [preview, setPreview] = useState<typeof editor.document | null>(null);

  const names = useMemo<SceneNames>(() => ({ language, vlan: 'VLAN', redundant: t('redundant'), unitName: (unitId) => units.nameOf(unitId, language) }), [language, units, t]);
  const shown = preview ?? editor.document;
  const scene = useMemo(() => sceneOf(shown, names), [shown, names]);
  const sight = useMemo(() => ({ ...plainSight, abnormalOnly, lit, stale: live.silentSince !== null }), [abnormalOnly, lit, live.silentSince]);
  useLeaveGuard(editor.dirty, t('leaveQuestion'));

  const items: TopologyItems = live.topic?.items ?? emptyItems;
  // The version stands for the contents of the topic, which changes in place.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const badNodes = useMemo(() => abnormalNodes(shown, items), [shown, items, live.version]);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const badLinks = useMemo(() => abnormalLinks(shown, items), [shown, items, live.version]);
  const abnormal = useMemo(() => {
    const positions = new Map(scene.nodes.map((node, index) => [node.id, index]));
    const ends = badLinks.flatMap(({ link }) => [link.fromNodeId, link.toNodeId]);
    return [...new Set([...badNodes.map(({ node }) => node.id), ...ends])].flatMap((id) => positions.get(id) ?? []);
  }, [scene, badNodes, badLinks]);

  const byId = useMemo(() => new Map(shown.nodes.map((node) => [node.id, node])), [shown]);
  const focus = useCallback(
    (node: TopologyNode) => {
      setChoice(new Set([node.id]));
      stage?.centre(node.x, node.y, Math.max(stage.view.scale, focusScale));
    },
    [stage],
  );
  const choose = useCallback((id: Id) => setChoice(new Set([id])), []);
  const focusLink = useCallback(
    (link: TopologyLink) => {
      const [from, to] = [byId.get(link.fromNodeId), byId.get(link.toNodeId)];
      setChoice(new Set([link.id]));
      if (from !== undefined && to !== undefined) stage?.centre((from.x + to.x) / 2, (from.y + to.y) / 2, Math.max(stage.view.scale, focusScale));
    },
    [stage, byId],
  );
  // An address may name an object: whoever comes from its page sees it in the middle.
  const named = query.get('object');
  useEffect(() => {
    const node = named === null ? undefined : view.nodes.find((one) => one.objectId === named);
    if (stage === null || node === undefined) return;
    focus(node);
    changeQuery({ object: null });
  }, [named, stage, view, focus]);

  const open = useCallback(
    (id: Id) => {
      const node = byId.get(id);
      if (node?.kind !== 'map' || node.mapId === null) return;
      if (!maps.some((map) => map.id === node.mapId)) showToast(t('mapOutOfReach'), { error: true });
      else navigate(`/topology/maps/${node.mapId}?via=${[...(query.get('via')?.split(',') ?? []).filter(Boolean), view.map.id].slice(-8).join(',')}`);
    },
    [byId, maps, query, view.map.id, t],
  );

  const commands: MapCommands = {
    choose: (ids, more) => {
      const node = ids[0] === undefined ? undefined : byId.get(ids[0]);
      const objectId = node?.objectId ?? null;
      if (asked?.kind === 'path' && objectId !== null) {
        // The first press is the beginning, the second the end, and a third begins anew.
        setAsked(asked.from === null || asked.to !== null ? { kind: 'path', from: objectId, to: null } : { ...asked, to: objectId });
        return;
      }
      if (!more) setChoice(new Set(ids));
      else setChoice((last) => new Set([...last, ...ids].filter((id) => !(last.has(id) && ids.includes(id)))));
    },
    open,
    leave: () => {
      if (asked !== null) setAsked(null);
      else if (wiring) setWiring(false);
      else setChoice(noChoice);
    },
    moved: (places) => editor.step((document) => moveTo(document, places)),
    movedBy: (dx, dy, done) => {
      setPreview(done ? null : moveBy(editor.document, choice, dx, dy));
      if (done) editor.step((document) => moveBy(document, choice, dx, dy));
    },
    bend: (linkId, from, to, done, on) => {
      const index = on.scene.links.findIndex((link) => link.id === linkId);
      const base = sceneOf(editor.document, names);
      const link = editor.document.links.find((one) => one.id === linkId);
      const route = on.routes.all[index];
      if (link === undefined || route === undefined || base.links[index] === undefined) return;
      const straight = { ...route, points: endsAndBends(base, index) };
      const points = bent(link.element?.points ?? [], gripAt(straight, from.x, from.y, gripPx / on.view.scale), to.x, to.y);
      setPreview(done ? null : change(editor.document, linkId, { points }));
      if (done) editor.step((document) => change(document, linkId, { points }));
    },
    wired: (fromId, toId) => commandsOf.wire(fromId, toId),
    nudge: (dx, dy) => editor.step((document) => moveBy(document, choice, dx, dy)),
  };
  const commandsOf = useMapCommands({ editor, choice, setChoice, editing, setEditing, wiring, setWiring, toggleAbnormal: () => setAbnormalOnly(!abnormalOnly), toggleList: () => setListOpen(!listOpen), stage, names, maps, reloadView });

  const describe = (id: string) => {
    const node = byId.get(id);
    const item = items.get(`node:${id}`);
    const links = shown.links.filter((link) => isWire(link) && (link.fromNodeId === id || link.toNodeId === id)).length;
    return node === undefined ? '' : t('spoken', { name: labelOf(node, names), state: item?.kind === 'node' ? t(`common:state.${item.state}`) : node.kind === 'symbol' ? t('symbol') : t('common:state.unknown'), links });
  };

  return (
    <div className="topology-screen">
      <MapToolbar
        map={editor.map}
        maps={maps}
        document={shown}
        names={names}
        live={live}
        scene={scene}
        abnormalOnly={abnormalOnly}
        onAbnormalOnly={() => setAbnormalOnly(!abnormalOnly)}
        listOpen={listOpen}
        onList={() => setListOpen(!listOpen)}
        editing={editing}
        onEdit={commandsOf.toggleEditing}
        onFound={focus}
        onPath={() => setAsked({ kind: 'path', from: null, to: null })}
        stage={stage}
        reloadMaps={reloadMaps}
        onRenamed={editor.renamed}
      />
      {editing ? <EditorBar editor={editor} choice={choice} commands={commandsOf} wiring={wiring} /> : null}
      {view.isCut ? <p className="notice">{t('cut')}</p> : null}
      <div className={`topology-body${listOpen ? ' topology-list-open' : ''}`}>
        <MapCanvas
          scene={scene}
          nodes={shown.nodes}
          topic={live.topic}
          alarms={alarms}
          sight={sight}
          choice={choice}
          editing={editing}
          wiring={wiring}
          fitKey={view.map.id}
          label={t('mapLabel', { nodes: scene.nodes.length, links: scene.links.length, abnormal: badNodes.length + badLinks.length })}
          describe={describe}
          abnormal={abnormal}
          commands={commands}
          onStage={setStage}
        >
          {scene.nodes.length === 0 ? (
            <div className="empty topology-empty">
              <strong>{t('emptyMap')}</strong>
              <p>{view.map.mayEdit ? t('emptyMapEdit') : t('emptyMapRead')}</p>
            </div>
          ) : null}
          <Legend />
          {editing ? <p className="topology-mode">{wiring ? t('wiringHint') : t('editingHint')}</p> : null}
        </MapCanvas>
        <SidePanel
          document={shown}
          scene={scene}
          items={items}
          live={live}
          names={names}
          choice={choice}
          asked={asked}
          onAsk={setAsked}
          onLit={setLit}
          onFocus={focus}
          onChoose={choose}
          onChooseLink={focusLink}
          onLeave={() => setChoice(noChoice)}
          onOpen={open}
          badNodes={badNodes}
          badLinks={badLinks}
          listOpen={listOpen}
        />
      </div>
      {commandsOf.dialog}
      {editor.conflict === null ? null : <ConflictDialog conflict={editor.conflict} onResolve={editor.resolve} />}
    </div>
  );
}

const emptyItems: TopologyItems = new Map();

function endsAndBends(scene: ReturnType<typeof sceneOf>, index: number): number[] {
  const link = scene.links[index];
  const [from, to] = [scene.nodes[link?.from ?? -1], scene.nodes[link?.to ?? -1]];
  return [from?.x ?? 0, from?.y ?? 0, ...(link?.bends ?? []), to?.x ?? 0, to?.y ?? 0];
}
