import { useEffect, useMemo, useRef } from 'react';
import { useTexts } from '../i18n/i18n';
import { useConnection, useTopic } from '../live/hooks';
import { useWorkplace } from '../model/session';
import type { Id, TopologyNode } from '../wire';
import { plainSight } from './draw/sheet';
import { emptyOverlay } from './engine/messages';
import { LiveMap, topologyKey, topologyPermissions, type TopologyItem } from './live/live-map';
import type { MapDocument } from './map/document';
import { sceneOf } from './map/scene-of';
import { useStage } from './use-stage';
import './topology-map.css';

interface Props {
  mapId: Id;
  document: MapDocument;
  label: string;
  /** Ringed: what the picture is about. */
  focusId?: Id | null;
  onNode?: (node: TopologyNode) => void;
  /** As for a stage. */
  magnified?: () => number;
}

const reachPx = 10;

/** A map, or a part of one, to look at: live, fitted into its box, without anything to move in it. For drawers, pages and walls. */
export function LiveMapView({ mapId, document, label, focusId = null, onNode, magnified }: Props) {
  const { t, language } = useTexts('common');
  const { units } = useWorkplace();
  const box = useRef<HTMLDivElement>(null);
  const stage = useStage(box, magnified);
  const topic = useTopic<TopologyItem>(`topology:${mapId}`, topologyKey, topologyPermissions);
  const { phase } = useConnection();
  const scene = useMemo(() => sceneOf(document, { language, vlan: 'VLAN', redundant: t('topology.redundant'), unitName: (unitId) => units.nameOf(unitId, language) }), [document, language, units, t]);
  const liveMap = useMemo(() => (stage === null || topic === null ? null : new LiveMap(stage, topic)), [stage, topic]);
  useEffect(() => {
    if (liveMap !== null) liveMap.show(scene, document.nodes);
    else stage?.show(scene, [], []);
    stage?.fit();
    const focus = scene.nodes.findIndex((node) => node.id === focusId);
    stage?.overlay(focus < 0 ? emptyOverlay : { ...emptyOverlay, chosenNodes: [focus] });
  }, [liveMap, stage, scene, document, focusId]);
  useEffect(() => liveMap?.follow(), [liveMap]);
  useEffect(() => stage?.see({ ...plainSight, stale: phase === 'disconnected' }), [stage, phase]);
  useEffect(() => {
    const element = box.current;
    if (element === null || stage === null || onNode === undefined) return undefined;
    const press = (event: MouseEvent) => {
      const rect = element.getBoundingClientRect();
      const factor = rect.width / stage.size.width;
      const hit = stage.hit((event.clientX - rect.left) / factor, (event.clientY - rect.top) / factor, reachPx);
      const node = hit?.kind === 'node' ? document.nodes[hit.index] : undefined;
      if (node !== undefined) onNode(node);
    };
    element.addEventListener('click', press);
    return () => element.removeEventListener('click', press);
  }, [stage, document, onNode]);
  return <div className="topology-map topology-still" ref={box} role="img" aria-label={label} />;
}
