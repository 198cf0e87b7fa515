import { useEffect, useMemo, useRef } from 'react';
import { useConnection, useTopic, useTopicVersion } from '../live/hooks';
import type { Topic } from '../live/topic';
import { topologyKey, topologyPermissions, type TopologyItem } from './live/live-map';
import type { Id, TopologyMapNow } from '../wire';

const listMs = 1000;

export interface MapLive {
  topic: Topic<TopologyItem> | null;
  /** Changes once a second at most: lists and counts are read again then. The canvas is told by the topic itself. */
  version: number;
  now: TopologyMapNow | null;
  /** Nothing comes at present, and since when: what is shown is old. */
  silentSince: number | null;
}

/** What the feed says of a map. Calls `onStructure` once for each structure that is no longer the one that was loaded. */
export function useMapLive(mapId: Id, structure: string, onStructure: () => void): MapLive {
  const topic = useTopic<TopologyItem>(`topology:${mapId}`, topologyKey, topologyPermissions);
  const version = useTopicVersion(topic, listMs);
  const { phase, lostAt } = useConnection();
  const told = useRef<string | null>(null);
  const heard = useRef(onStructure);
  heard.current = onStructure;
  useEffect(() => {
    if (topic === null) return undefined;
    const read = () => {
      const map = topic.items.get('map');
      if (map?.kind !== 'map') return;
      if (map.structure === structure || map.structure === told.current) return;
      told.current = map.structure;
      heard.current();
    };
    read();
    return topic.subscribe(read);
  }, [topic, structure]);
  const map = topic?.items.get('map');
  return useMemo(
    () => ({ topic, version, now: map?.kind === 'map' ? map : null, silentSince: phase === 'connected' || phase === 'idle' ? null : (lostAt ?? null) }),
    [topic, version, map, phase, lostAt],
  );
}
