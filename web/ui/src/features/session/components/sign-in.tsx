import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { ProblemError } from '@/shared/api/http';
import { formatDateTime } from '@/shared/format/times';
import { addTexts, setLanguage, useTexts } from '@/shared/i18n/i18n';
import { problemText } from '@/shared/ui/problem-notice';
import type { Session } from '@/shared/wire';
import { signIn } from '../api/session';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';
import '../session.css';

addTexts('session', zh, en);

export interface EndedSession {
  /** A wall that nobody sits at: whoever passes by must learn that its picture is old, and how it goes on. */
  kiosk: boolean;
  at: string;
}

export function SignIn({ ended, onSignedIn }: { ended: EndedSession | null; onSignedIn: (session: Session) => void }) {
  const { t, language } = useTexts('session');
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [visible, setVisible] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const explain = (failure: unknown): string => {
    if (!(failure instanceof ProblemError) || failure.status === 0) return problemText(failure, t);
    const code = failure.problem.code ?? '';
    if (failure.status === 423 || /lock/i.test(code)) {
      return failure.retryAt === null ? t('lockedOutUnknown') : t('lockedOut', { until: formatDateTime(failure.retryAt) });
    }
    if (failure.status === 429) return t('rateLimited');
    if (/disabled/i.test(code)) return t('disabled');
    return failure.status === 401 || failure.status === 400 ? t('wrong') : problemText(failure, t);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      onSignedIn(await signIn(userName.trim(), password));
    } catch (failure) {
      setError(explain(failure));
      setPassword('');
    } finally {
      setBusy(false);
    }
  };

  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>
          {t('common:product')}
          <small>{t('title')}</small>
        </h1>
        {ended !== null && error === null ? (
          <div className={ended.kiosk ? 'notice notice-error' : 'notice'} role={ended.kiosk ? 'alert' : 'status'}>
            {ended.kiosk ? (
              <>
                <p>
                  <strong>{t('kioskEnded', { at: formatDateTime(ended.at) })}</strong>
                </p>
                <p>{t('kioskHow')}</p>
              </>
            ) : (
              <p>{t('ended')}</p>
            )}
          </div>
        ) : null}
        {error === null ? null : (
          <div className="notice notice-error" role="alert">
            <p>{error}</p>
          </div>
        )}
        <form onSubmit={(event) => void submit(event)}>
          <label className="field">
            <span>{t('userName')}</span>
            <input className="input" name="userName" autoComplete="username" autoFocus required value={userName} onChange={(event) => setUserName(event.target.value)} />
          </label>
          <div className="field">
            <label className="field-label" htmlFor="password">
              {t('password')}
            </label>
            <div className="sign-in-password">
              <input
                className="input"
                id="password"
                name="password"
                type={visible ? 'text' : 'password'}
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
                onKeyUp={watchCapsLock}
              />
              <button type="button" className="button" aria-pressed={visible} onClick={() => setVisible(!visible)}>
                {visible ? t('hide') : t('show')}
              </button>
            </div>
            {capsLock ? <span className="severity-minor">{t('capsLock')}</span> : null}
          </div>
          <button type="submit" className="button button-primary" disabled={busy}>
            {busy ? t('signingIn') : t('signIn')}
          </button>
        </form>
        <div className="sign-in-foot">
          <span>PrisonOps</span>
          <button type="button" className="button button-quiet" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
            {t('common:nav.language')}
          </button>
        </div>
      </div>
    </main>
  );
}
