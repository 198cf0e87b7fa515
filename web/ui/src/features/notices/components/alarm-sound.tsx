import { useEffect, useRef, useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatClock } from '@/shared/format/times';
import { addTexts, useTexts } from '@/shared/i18n/i18n';
import { useAlarmTopic, useConnection, useTopicVersion } from '@/shared/live/hooks';
import { useWorkplace } from '@/shared/model/session';
import '../notices.css';
import { mute, readProfile } from '../api/notices';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';
import { ring, ringingOf } from '../model/sound';

addTexts('notices', zh, en);

const ringEveryMs = 4000;
const muteMinutes = 30;
/** A page that has heard nothing of the grid for so long rings for that: what it shows may be over long ago. */
const goneAfterMs = 30_000;

/**
 * Sounds on console and wall until a person acknowledges. A browser that does not let a page sound before somebody has touched it says so in sight.
 * Mounted once, around all screens.
 */
export function AlarmSound() {
  const { t } = useTexts('notices');
  const { session } = useWorkplace();
  const mayRead = session.permissions.includes('alarm.read');
  const profile = useQuery(mayRead ? 'notice-sound' : null, readProfile, 60_000);
  const topic = useAlarmTopic();
  useTopicVersion(topic, 1000);
  const audio = useRef<AudioContext | null>(null);
  const [blocked, setBlocked] = useState(false);
  const [mutedUntil, setMutedUntil] = useState<number | null>(null);
  const soundFrom = profile.data?.soundFrom ?? null;
  const ringing = ringingOf(topic?.items.values() ?? [], soundFrom);
  const { lostAt } = useConnection();
  const [gone, setGone] = useState(false);
  const worst = gone && soundFrom !== null ? 'critical' : ringing.worst;
  const silent = worst === null || (mutedUntil !== null && mutedUntil > Date.now());

  useEffect(() => {
    setGone(false);
    if (lostAt === null) return undefined;
    const timer = setTimeout(() => setGone(true), Math.max(0, goneAfterMs - (Date.now() - lostAt)));
    return () => clearTimeout(timer);
  }, [lostAt]);
  useEffect(() => {
    if (silent || worst === null) return undefined;
    const sound = () => {
      audio.current ??= new AudioContext();
      setBlocked(audio.current.state !== 'running');
      if (audio.current.state === 'running') ring(audio.current, worst);
    };
    sound();
    const timer = setInterval(sound, ringEveryMs);
    return () => clearInterval(timer);
  }, [silent, worst]);
  useEffect(() => {
    if (mutedUntil === null) return undefined;
    const timer = setTimeout(() => setMutedUntil(null), Math.max(0, mutedUntil - Date.now()));
    return () => clearTimeout(timer);
  }, [mutedUntil]);
  useEffect(
    () => () => {
      void audio.current?.close();
      audio.current = null;
    },
    [],
  );

  if (worst === null) return null;
  const allow = () => {
    void audio.current?.resume().then(() => setBlocked(false));
  };
  const setMuted = (minutes: number) => {
    setMutedUntil(minutes === 0 ? null : Date.now() + minutes * 60_000);
    // The silence is this page's own; that it was chosen is written down. A wall may only read.
    void mute(minutes).catch(() => undefined);
  };
  return (
    <aside className="sound-bar" aria-label={t('mine.sound')}>
      <strong>{gone ? t('sound.gone') : t('sound.ringing', { count: ringing.count })}</strong>
      {mutedUntil !== null ? (
        <>
          <span>{t('sound.muted', { at: formatClock(new Date(mutedUntil)) })}</span>
          <button type="button" className="button" onClick={() => setMuted(0)}>
            {t('sound.unmute')}
          </button>
        </>
      ) : (
        <>
          {blocked ? (
            <>
              <span role="alert">{t('sound.blocked')}</span>
              <button type="button" className="button button-primary" onClick={allow}>
                {t('sound.allow')}
              </button>
            </>
          ) : null}
          <button type="button" className="button" onClick={() => setMuted(muteMinutes)}>
            {t('sound.mute')}
          </button>
        </>
      )}
    </aside>
  );
}
