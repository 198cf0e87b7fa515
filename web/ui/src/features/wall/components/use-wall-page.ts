import { useEffect, useRef } from 'react';
import { live } from '@/shared/live/connection';
import type { Topic } from '@/shared/live/topic';
import type { Alarm } from '@/shared/wire';
import { shouldReload } from '../model/self-reload';

const watchMs = 60_000;
const scaleMax = 4;
const scaleMin = 0.5;

interface MemoryInfo {
  usedJSHeapSize: number;
}

/** What the wall does to the page as a whole: its scale, its title, and starting afresh when memory has grown. */
export function useWallPage({ unit, alarms, alarmTopic }: { unit: string | null; alarms: readonly Alarm[]; alarmTopic: Topic<Alarm> | null }): void {
  useEffect(() => {
    const page = document.documentElement;
    const asked = new URLSearchParams(window.location.search);
    // The size of the wall is asked for at its installation: /wall?scale=1.25, and ?still=1 for a wall without any motion.
    const scale = Number(asked.get('scale') ?? localStorage.getItem('prisonops.wallScale') ?? 1);
    page.classList.add('wall-page');
    page.classList.toggle('still', asked.get('still') === '1');
    page.style.setProperty('--wall-scale', String(Number.isFinite(scale) ? Math.min(scaleMax, Math.max(scaleMin, scale)) : 1));
    return () => {
      page.classList.remove('wall-page', 'still');
      page.style.removeProperty('--wall-scale');
    };
  }, []);

  const open = alarms.length;
  useEffect(() => {
    document.title = open > 0 ? `(${open}) ${unit ?? ''}` : (unit ?? '');
  }, [open, unit]);

  const latest = useRef(alarms);
  latest.current = alarms;
  useEffect(() => {
    const started = Date.now();
    const timer = setInterval(() => {
      const memory = (performance as Performance & { memory?: MemoryInfo }).memory;
      const reload = shouldReload({
        heapBytes: memory?.usedJSHeapSize ?? null,
        upHours: (Date.now() - started) / 3_600_000,
        connected: live.status.phase === 'connected',
        unacknowledgedCritical: latest.current.filter((alarm) => alarm.severity === 'critical' && alarm.acknowledgedAt === null).length,
        secondsSinceFrame: alarmTopic?.receivedAt ? (Date.now() - alarmTopic.receivedAt) / 1000 : 0,
      });
      if (reload) window.location.reload();
    }, watchMs);
    return () => clearInterval(timer);
  }, [alarmTopic]);
}
