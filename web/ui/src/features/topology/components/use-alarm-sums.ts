import { useEffect, useState } from 'react';
import { useAlarmTopic } from '@/shared/live/hooks';
import { sumAlarms, type AlarmSum } from '@/shared/topology/live/live-map';
import type { Id } from '@/shared/wire';

/** Tens of thousands of alarms are summed up this often, and only when they changed. */
const periodMs = 2000;

export function useAlarmSums(): ReadonlyMap<Id, AlarmSum> {
  const topic = useAlarmTopic();
  const [sums, setSums] = useState<ReadonlyMap<Id, AlarmSum>>(new Map());
  useEffect(() => {
    if (topic === null) return undefined;
    let version = -1;
    const read = () => {
      if (document.hidden || topic.version === version) return;
      version = topic.version;
      setSums(sumAlarms(topic.items.values()));
    };
    read();
    const timer = setInterval(read, periodMs);
    return () => clearInterval(timer);
  }, [topic]);
  return sums;
}
