import { useEffect, useRef, useState } from 'react';
import { formatDateTime } from '@/shared/format/times';
import { addTexts, useTexts } from '@/shared/i18n/i18n';
import { useTopic, useTopicVersion } from '@/shared/live/hooks';
import { useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { Icon } from '@/shared/ui/icon';
import { SeverityLabel } from '@/shared/ui/severity-marker';
import { useCommand } from '@/shared/ui/use-command';
import type { Notice } from '@/shared/wire';
import '../notices.css';
import { markRead } from '../api/notices';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';

addTexts('notices', zh, en);

const noticeKey = (notice: Notice) => notice.id;
const shownMax = 50;

/** One alarm, the view of which it tells, or the console. */
const placeOf = (notice: Notice) =>
  notice.alarmIds.length === 1 ? `/alarms?alarm=${notice.alarmIds[0]}` : (notice.text.split('\n').find((line) => line.startsWith('/alarms?')) ?? '/alarms');

/** What the person has not read; the feed keeps it, on all pages that the person has open. */
export function Bell() {
  const { t } = useTexts('notices');
  const { session } = useWorkplace();
  const topic = useTopic<Notice>(`notices/${session.account.id}`, noticeKey, ['alarm.read']);
  useTopicVersion(topic, 300);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const send = useCommand();
  useEffect(() => {
    if (!open) return undefined;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, [open]);
  if (!session.permissions.includes('alarm.read')) return null;
  const unread = [...(topic?.items.values() ?? [])].filter((notice) => notice.readAt === null).sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  return (
    <div className="bell" ref={box}>
      <button type="button" className="button button-quiet button-icon" aria-expanded={open} aria-label={unread.length === 0 ? t('bell.label') : t('bell.unread', { count: unread.length })} title={t('bell.label')} onClick={() => setOpen(!open)}>
        <Icon name="alarms" />
        {unread.length === 0 ? null : (
          <span className="bell-count" aria-hidden="true">
            {unread.length > 99 ? '99+' : unread.length}
          </span>
        )}
      </button>
      {open ? (
        <section className="bell-panel" aria-label={t('bell.label')}>
          <header>
            <strong>{t('bell.label')}</strong>
            <button type="button" className="button button-quiet" disabled={unread.length === 0} onClick={() => send(markRead(null))}>
              {t('bell.readAll')}
            </button>
          </header>
          {unread.length === 0 ? <p className="empty">{t('bell.none')}</p> : null}
          <ul>
            {unread.slice(0, shownMax).map((notice) => (
              <li key={notice.id}>
                <span>
                  {notice.what === 'test' ? null : <SeverityLabel level={notice.severity} />} <small className="muted">{formatDateTime(notice.createdAt)}</small>
                </span>
                <Link to={placeOf(notice)} onClick={() => { send(markRead([notice.id])); setOpen(false); }}>
                  {notice.title}
                </Link>
              </li>
            ))}
          </ul>
          <footer>
            <Link to="/notices" onClick={() => setOpen(false)}>{t('bell.log')}</Link>
            <Link to="/notices/mine" onClick={() => setOpen(false)}>{t('bell.mine')}</Link>
          </footer>
        </section>
      ) : null}
    </div>
  );
}
