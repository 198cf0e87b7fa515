import { useEffect, useRef, useState } from 'react';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import type { Topic } from '@/shared/live/topic';
import { isActive } from '@/shared/model/alarm-state';
import type { Alarm } from '@/shared/wire';
import { alarmTitle } from './alarm-text';

/** A screen reader hears only critical alarms, and at most one in five seconds. */
const announceEveryMs = 5000;
const tones: Partial<Record<Alarm['severity'], number>> = { critical: 880, major: 587 };

function ring(context: AudioContext, frequency: number) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0.18, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.6);
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 0.6);
}

/** Speaks and, when the operator switched it on, rings for alarms that open while the console is up. */
export function CriticalAnnouncer({ topic }: { topic: Topic<Alarm> }) {
  const { t, language } = useTexts('alarms');
  const [spoken, setSpoken] = useState('');
  const [sound, setSound] = useState(false);
  const audio = useRef<AudioContext | null>(null);
  const known = useRef<Set<string> | null>(null);

  useEffect(() => {
    known.current ??= new Set(topic.items.keys());
    const seen = known.current;
    let last = 0;
    let lastTone = 0;
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
        const frequency = tones[alarm.severity];
        if (audio.current !== null && frequency !== undefined && now - lastTone > 1000) {
          lastTone = now;
          ring(audio.current, frequency);
        }
      }
      for (const id of change.removed) seen.delete(id);
    });
  }, [topic, t, language]);

  const toggle = () => {
    if (audio.current === null) {
      audio.current = new AudioContext();
      ring(audio.current, 587);
      setSound(true);
    } else {
      void audio.current.close();
      audio.current = null;
      setSound(false);
    }
  };
  useEffect(
    () => () => {
      void audio.current?.close();
    },
    [],
  );
  return (
    <>
      <button type="button" className="button" aria-pressed={sound} title={sound ? t('soundOn') : t('soundOff')} onClick={toggle}>
        {t('sound')}
      </button>
      <span className="visually-hidden" role="log" aria-live="assertive">
        {spoken}
      </span>
    </>
  );
}
