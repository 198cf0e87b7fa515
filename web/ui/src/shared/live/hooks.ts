import { useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { WorkplaceContext } from '../model/session';
import type { Alarm, Camera, UnitStatus } from '../wire';
import { live, type ConnectionStatus } from './connection';
import { DrawPace } from './draw-pace';
import type { Topic } from './topic';

export function useConnection(): ConnectionStatus {
  return useSyncExternalStore(live.subscribe, () => live.status);
}

/** Opens a topic while the component is mounted and the person holds one of the permissions; asking without would only be refused. */
export function useTopic<T>(name: string, keyOf: (item: T) => string, permissions: readonly string[]): Topic<T> | null {
  const [topic, setTopic] = useState<Topic<T> | null>(null);
  const { phase } = useConnection();
  const held = useContext(WorkplaceContext)?.session.permissions;
  const usable = phase !== 'idle' && held !== undefined && permissions.some((permission) => held.includes(permission));
  useEffect(() => {
    if (!usable) return undefined;
    setTopic(live.open<T>(name, keyOf));
    return () => {
      live.close(name);
      setTopic(null);
    };
  }, [name, keyOf, usable]);
  return topic;
}

const alarmKey = (alarm: Alarm) => alarm.id;
const unitKey = (status: UnitStatus) => String(status.unitId);
const cameraKey = (camera: Camera) => camera.id;

export const useAlarmTopic = () => useTopic<Alarm>('alarms', alarmKey, ['alarm.read']);
export const useUnitTopic = () => useTopic<UnitStatus>('units', unitKey, ['monitoring.read', 'wall.view']);
export const useCameraTopic = () => useTopic<Camera>('cameras', cameraKey, ['monitoring.read']);

interface Watched {
  readonly version: number;
  subscribe(listener: () => void): () => void;
}

/**
 * Draws again when the topic changed: at once after a quiet time, else at most every `intervalMs`. A hidden tab does not draw until it is seen
 * again. Returns the topic's version.
 */
export function useTopicVersion(topic: Watched | null, intervalMs: number): number {
  const [version, setVersion] = useState(-1);
  useEffect(() => {
    if (topic === null) return undefined;
    setVersion(topic.version);
    const pace = new DrawPace(intervalMs, () => setVersion(topic.version));
    const changed = () => {
      if (!document.hidden) pace.changed();
    };
    const stopListening = topic.subscribe(changed);
    document.addEventListener('visibilitychange', changed);
    return () => {
      stopListening();
      document.removeEventListener('visibilitychange', changed);
      pace.stop();
    };
  }, [topic, intervalMs]);
  return version;
}

/** The server's clock, ticking. */
export function useServerNow(intervalMs = 1000): number {
  const [now, setNow] = useState(() => live.serverNow());
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setNow(live.serverNow());
    }, intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return now;
}
