import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { plainSight, type Sight } from '@/shared/topology/draw/sheet';
import { emptyOverlay, type Overlay } from '@/shared/topology/engine/messages';
import type { Stage } from '@/shared/topology/engine/stage';
import { LiveMap, type AlarmSum, type TopologyItem } from '@/shared/topology/live/live-map';
import type { Scene } from '@/shared/topology/scene/scene';
import type { Topic } from '@/shared/live/topic';
import { useStage } from '@/shared/topology/use-stage';
import type { Id, TopologyNode } from '@/shared/wire';
import type { Choice, Place } from '../model/edits';
import { mapAction, type MapAction } from '../model/keys';
import { neighbourOf, nextOf } from '../model/walk';
import { Hand, type HandActions } from './hand';

export interface MapCommands {
  choose(ids: readonly string[], more: boolean): void;
  open(id: string): void;
  leave(): void;
  moved(places: readonly Place[]): void;
  movedBy(dx: number, dy: number, done: boolean): void;
  bend(linkId: string, from: { x: number; y: number }, to: { x: number; y: number }, done: boolean, stage: Stage): void;
  wired(fromId: string, toId: string): void;
  nudge(dx: number, dy: number): void;
}

interface Props {
  scene: Scene;
  nodes: readonly TopologyNode[];
  topic: Topic<TopologyItem> | null;
  alarms: ReadonlyMap<Id, AlarmSum>;
  sight?: Sight;
  choice: Choice;
  editing: boolean;
  wiring: boolean;
  /** Another one: the whole map is brought into view. */
  fitKey: string;
  label: string;
  describe: (id: string) => string;
  /** Nodes and links that are not well, in the order in which Tab visits them. */
  abnormal: readonly number[];
  commands: MapCommands;
  onStage: (stage: Stage | null) => void;
  children?: ReactNode;
}

const legendPx = 28;
const panStep = 80;
const nudgeStep = 20;
const zoomStep = 1.25;
/** A node that the keyboard goes to is shown at least this large. */
const visitScale = 0.8;

/** The map: pointer and keyboard on one side, the stage on the other. */
export function MapCanvas(props: Props) {
  const { scene, nodes, topic, alarms, sight = plainSight, choice, editing, fitKey, label, describe, onStage, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const stage = useStage(box);
  const [pointed, setPointed] = useState<number | null>(null);
  const [spoken, setSpoken] = useState('');
  const overlay = useRef<Overlay>(emptyOverlay);
  const latest = useRef(props);
  latest.current = props;

  const liveMap = useMemo(() => (stage === null || topic === null ? null : new LiveMap(stage, topic)), [stage, topic]);
  useEffect(() => onStage(stage), [stage, onStage]);
  useEffect(() => {
    if (liveMap !== null) liveMap.show(scene, nodes);
    else stage?.show(scene, [], []);
  }, [liveMap, stage, scene, nodes]);
  useEffect(() => liveMap?.follow(), [liveMap]);
  useEffect(() => liveMap?.setAlarms(alarms), [liveMap, alarms, scene]);
  useEffect(() => stage?.see(sight), [stage, sight]);
  useEffect(() => {
    if (stage === null) return;
    stage.foot = legendPx;
    stage.fit();
  }, [stage, fitKey]);
  useEffect(() => setPointed(null), [fitKey]);

  const draw = (changes: Partial<Overlay>) => {
    overlay.current = { ...overlay.current, ...changes };
    stage?.overlay(overlay.current);
  };
  useEffect(() => {
    const chosen = (items: readonly { id: string }[]) => items.flatMap((item, index) => (choice.has(item.id) ? [index] : []));
    draw({ chosenNodes: chosen(scene.nodes), chosenLinks: chosen(scene.links), chosenGroups: chosen(scene.groups), chosenTexts: chosen(scene.texts), pointedNode: pointed });
    // `draw` only writes to the stage.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stage, scene, choice, pointed]);

  useEffect(() => {
    if (stage === null || box.current === null) return undefined;
    const element = box.current;
    const idOf = (kind: 'node' | 'link' | 'group' | 'text', index: number) =>
      (kind === 'node' ? stage.scene.nodes : kind === 'link' ? stage.scene.links : kind === 'group' ? stage.scene.groups : stage.scene.texts)[index]?.id ?? '';
    const actions: HandActions = {
      isEditing: () => latest.current.editing,
      isWiring: () => latest.current.wiring,
      isChosen: (id) => latest.current.choice.has(id),
      choose: (hit, more) => latest.current.commands.choose(hit === null ? [] : [idOf(hit.kind, hit.index)], more),
      open: (hit) => latest.current.commands.open(idOf(hit.kind, hit.index)),
      point: (hit) => {
        element.style.cursor = hit === null ? 'grab' : 'pointer';
        setPointed(hit?.kind === 'node' ? hit.index : null);
        draw({ pointedNode: hit?.kind === 'node' ? hit.index : null, pointedLink: hit?.kind === 'link' ? hit.index : null });
      },
      frame: (frame, done, more) => {
        draw({ frame: frame === null || done ? null : [frame.left, frame.top, frame.right, frame.bottom] });
        if (frame !== null && done) latest.current.commands.choose(stage.nodesIn(frame).map((index) => idOf('node', index)), more);
      },
      wire: (from, x, y) => {
        const node = from === null ? undefined : stage.scene.nodes[from];
        draw({ wire: node === undefined ? null : [node.x, node.y, x, y] });
      },
      wired: (from, to) => latest.current.commands.wired(idOf('node', from), idOf('node', to)),
      movable: (also, alone) => {
        // What was chosen a moment ago is not drawn yet, and not among the present properties either.
        const chosen = new Set(alone ? [] : latest.current.choice).add(idOf(also.kind, also.index));
        const others = [...stage.scene.groups, ...stage.scene.texts].some((one) => chosen.has(one.id));
        return others ? null : stage.scene.nodes.flatMap((node, index) => (chosen.has(node.id) ? [index] : []));
      },
      moved: (places) => latest.current.commands.moved(places),
      movedBy: (dx, dy, done) => latest.current.commands.movedBy(dx, dy, done),
      bend: (link, from, to, done) => latest.current.commands.bend(idOf('link', link), from, to, done, stage),
    };
    const hand = new Hand(element, stage, actions);
    return () => hand.end();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stage]);

  const visit = (index: number | null): boolean => {
    const node = index === null ? undefined : scene.nodes[index];
    if (stage === null || node === undefined) return false;
    setPointed(index);
    setSpoken(describe(node.id));
    const { x, y } = { x: node.x * stage.view.scale + stage.view.offsetX, y: node.y * stage.view.scale + stage.view.offsetY };
    const seen = x > 60 && y > 60 && x < stage.size.width - 60 && y < stage.size.height - 60;
    if (!seen || stage.view.scale < visitScale) stage.centre(node.x, node.y, Math.max(stage.view.scale, visitScale));
    return true;
  };

  const act = (action: MapAction): boolean => {
    if (stage === null) return false;
    const [dx, dy] = 'direction' in action ? ({ left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const)[action.direction] : [0, 0];
    switch (action.kind) {
      case 'pan':
        stage.pan(-dx * panStep, -dy * panStep);
        return true;
      case 'nudge':
        props.commands.nudge(dx * nudgeStep, dy * nudgeStep);
        return true;
      case 'walk':
        if ('direction' in action) visit(neighbourOf(scene.nodes, pointed, action.direction) ?? pointed);
        return true;
      case 'zoomIn':
      case 'zoomOut':
        stage.zoom(action.kind === 'zoomIn' ? zoomStep : 1 / zoomStep);
        return true;
      case 'fit':
        stage.fit();
        return true;
      case 'open': {
        const id = pointed === null ? undefined : scene.nodes[pointed]?.id;
        if (id !== undefined) props.commands.choose([id], false);
        return true;
      }
      case 'leave':
        setPointed(null);
        props.commands.leave();
        return true;
      case 'nextAbnormal':
      case 'previousAbnormal':
        return visit(nextOf(props.abnormal, pointed, action.kind === 'previousAbnormal'));
      default:
        return false;
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== event.currentTarget) return;
    const action = mapAction({ key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }, editing && choice.size > 0);
    if (action === null || !act(action)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="topology-map" ref={box} tabIndex={0} role="application" aria-label={label} data-editing={editing || undefined} onKeyDown={press}>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
      {children}
    </div>
  );
}
