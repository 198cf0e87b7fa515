import { useEffect, useRef, useState } from 'react';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import type { Topic } from '@/shared/live/topic';
import { isActive } from '@/shared/model/alarm-state';
import type { Alarm } from '@/shared/wire';
import { alarmTitle } from './alarm-text';

/** A screen reader hears only critical alarms, and at most one in five seconds. */
const announceEveryMs = 5000;

/** Speaks for alarms that open while the console is up; the sound is the business of all pages. */
export function CriticalAnnouncer({ topic }: { topic: Topic<Alarm> }) {
  const { t, language } = useTexts('alarms');
  const [spoken, setSpoken] = useState('');
  const known = useRef<Set<string> | null>(null);

  useEffect(() => {
    known.current ??= new Set(topic.items.keys());
    const seen = known.current;
    let last = 0;
    return topic.subscribe((change) => {
      for (const alarm of change.items) {
        // What is withheld or held back is announced when it comes into sight.
        if (seen.has(alarm.id) || !isActive(alarm) || alarm.life?.heldUntil) continue;
        seen.add(alarm.id);
        const now = Date.now();
        if (alarm.severity === 'critical' && now - last > announceEveryMs) {
          last = now;
          setSpoken(t('announce', { type: alarmTitle(alarm), object: alarm.objectName, unit: pickName({ nameZh: alarm.unitNameZh, nameEn: alarm.unitNameEn }, language) }));
        }
      }
      for (const id of change.removed) seen.delete(id);
    });
  }, [topic, t, language]);

  return (
    <span className="visually-hidden" role="log" aria-live="assertive">
      {spoken}
    </span>
  );
}
