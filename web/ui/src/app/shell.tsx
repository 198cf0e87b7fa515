import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { formatCounter, formatDate } from '@/shared/format/times';
import { formatCount } from '@/shared/format/numbers';
import { pickName, setLanguage, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { useAlarmTopic, useConnection, useServerNow, useTopicVersion } from '@/shared/live/hooks';
import { isActive } from '@/shared/model/alarm-state';
import { useWorkplace } from '@/shared/model/session';
import { Link, useLocation } from '@/shared/router/router';
import { Bell } from '@/features/notices/components/bell';
import { Icon } from '@/shared/ui/icon';
import { activeModule, iconOf } from './module-routes';
import { screenTitle } from './screen-title';
import './shell.css';

interface Props {
  children: ReactNode;
  /** Below all screens; takes the room it needs, so that nothing lies under it. */
  foot: ReactNode;
  onHelp: () => void;
  onPalette: () => void;
  onChangePassword: () => void;
}

export function Shell({ children, foot, onHelp, onPalette, onChangePassword }: Props) {
  const { t, language } = useTexts('common');
  const { modules, session, signOut } = useWorkplace();
  const { path, query } = useLocation();
  const [open, setOpen] = useState(false);
  const reachable = useMemo(() => modules.filter((module) => module.allowed && module.route !== null), [modules]);
  const active = activeModule(reachable, path, query);
  const openAlarms = useOpenAlarmCount();

  useEffect(() => setOpen(false), [path]);
  useEffect(() => {
    document.title = screenTitle(active === undefined ? t('product') : pickName(active, language), openAlarms);
  }, [active, language, openAlarms, t]);

  const expiry = session.passwordExpiresAt;
  const expiresSoon = expiry !== null && Date.parse(expiry) - Date.now() < 14 * 86_400_000;
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('nav.skip')}
      </a>
      <header className="topbar">
        <button type="button" className="button button-quiet button-icon topbar-menu" aria-expanded={open} aria-controls="navigation" aria-label={t('nav.menu')} onClick={() => setOpen(!open)}>
          <Icon name="menu" />
        </button>
        <strong className="topbar-product">{t('product')}</strong>
        <button type="button" className="topbar-search" onClick={onPalette} title={t('nav.palette')} aria-keyshortcuts="Control+K">
          <Icon name="search" />
          <span>{t('nav.palette')}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <LiveBadge />
        <Bell />
        <button type="button" className="button button-quiet button-icon" onClick={onHelp} aria-label={t('nav.help')} title={t('nav.help')}>
          <Icon name="help" />
        </button>
        <button type="button" className="button button-quiet" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
          <Icon name="language" />
          {t('nav.language')}
        </button>
        <details className="account">
          <summary className="button button-quiet">
            <Icon name="accounts" />
            <span>{session.account.displayName || session.account.userName}</span>
          </summary>
          <div className="account-menu">
            <p>{session.account.userName}</p>
            <ul>
              {session.assignments.map((assignment) => (
                <AssignmentLine key={`${assignment.role}/${assignment.unitId}`} assignment={assignment} />
              ))}
            </ul>
            {expiresSoon ? <p className="severity-minor">{t('session:expiresSoon', { date: formatDate(new Date(expiry)) })}</p> : null}
            <button type="button" className="button" onClick={onChangePassword}>
              {t('session:changeTitle')}
            </button>
            <button type="button" className="button" onClick={signOut}>
              {t('action.signOut')}
            </button>
          </div>
        </details>
      </header>
      <ConnectionBar />
      <nav id="navigation" className={`navigation${open ? ' navigation-open' : ''}`} aria-label={t('nav.menu')}>
        {(['service', 'management'] as const).map((root) => {
          const entries = reachable.filter((module) => module.root === root);
          if (entries.length === 0) return null;
          return (
            <section key={root}>
              <h2>{t(`root.${root}`)}</h2>
              <ul>
                {entries.map((module) => (
                  <li key={module.code}>
                    <Link to={module.route ?? '/'} aria-current={module === active ? 'page' : undefined} title={pickName(module, language)}>
                      <Icon name={iconOf(module)} />
                      <span>{pickName(module, language)}</span>
                      {module.route === '/alarms' && openAlarms !== null && openAlarms > 0 ? <b>{formatCount(openAlarms, language)}</b> : null}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </nav>
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
      {foot}
    </div>
  );
}

function AssignmentLine({ assignment }: { assignment: { roleNameZh: string; roleNameEn: string; unitId: number } }) {
  const { language } = useTexts('common');
  const { units } = useWorkplace();
  const unit = units.byId.get(assignment.unitId);
  return (
    <li>
      {pickName({ nameZh: assignment.roleNameZh, nameEn: assignment.roleNameEn }, language)}
      <span className="muted"> {unit === undefined ? assignment.unitId : pickName(unit, language)}</span>
    </li>
  );
}

/** Counted even while the tab is hidden: the title is what an operator sees of it then. */
function useOpenAlarmCount(): number | null {
  const { session } = useWorkplace();
  const topic = useAlarmTopic();
  const [count, setCount] = useState<number | null>(null);
  const allowed = session.permissions.includes('alarm.read');
  useEffect(() => {
    if (topic === null || !allowed) return undefined;
    const read = () => {
      let open = 0;
      for (const alarm of topic.items.values()) if (isActive(alarm)) open += 1;
      setCount(topic.phase === 'live' ? open : null);
    };
    read();
    const timer = setInterval(read, 1000);
    return () => clearInterval(timer);
  }, [topic, allowed]);
  return count;
}

function LiveBadge() {
  const { t } = useTexts('common');
  const { phase } = useConnection();
  return (
    <span className={`live-badge live-${phase}`}>
      <i aria-hidden="true" />
      {phase === 'connected' ? t('connection.live') : t('connection.connecting')}
    </span>
  );
}

function ConnectionBar() {
  const { t } = useTexts('common');
  const { phase, attempt, lostAt } = useConnection();
  useServerNow();
  const topic = useAlarmTopic();
  useTopicVersion(topic, 1000);
  if (phase === 'disconnected' && lostAt !== null) {
    return (
      <div className="connection-bar" role="alert">
        <strong>{t('connection.lost', { attempt, counter: formatCounter((Date.now() - lostAt) / 1000) })}</strong> {t('connection.frozen')}
      </div>
    );
  }
  if (topic?.phase === 'denied' && live.status.phase === 'connected') {
    return (
      <div className="connection-bar" role="alert">
        {t('connection.denied')}
      </div>
    );
  }
  return null;
}
