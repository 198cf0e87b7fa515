import { useState, type FormEvent } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { get } from '@/shared/api/http';
import { useTexts } from '@/shared/i18n/i18n';
import { problemText } from '@/shared/ui/problem-notice';
import type { PasswordPolicy, Session } from '@/shared/wire';
import { changePassword } from '../api/session';

/** Stands in front of everything else while the password must be changed. */
export function ChangePassword({ forced, onChanged, onCancel }: { forced: boolean; onChanged: (session: Session) => void; onCancel: () => void }) {
  const { t } = useTexts('session');
  const policy = useQuery('password-policy', (signal) => get<PasswordPolicy>('/api/password-policy', signal));
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (next !== repeat) return setError(t('different'));
    if (next === current) return setError(t('same'));
    setBusy(true);
    setError(null);
    try {
      onChanged(await changePassword(current, next));
    } catch (failure) {
      setError(problemText(failure, t));
    } finally {
      setBusy(false);
    }
  };

  const rule = policy.data
    ? t('policy', { length: policy.data.lengthMin, classes: policy.data.classesMin, history: policy.data.historyLength })
    : t('policyDefault');

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>
          {t('changeTitle')}
          {forced ? <small>{t('mustChange')}</small> : null}
        </h1>
        {error === null ? null : (
          <div className="notice notice-error" role="alert">
            <p>{error}</p>
          </div>
        )}
        <form onSubmit={(event) => void submit(event)}>
          <label className="field">
            <span>{t('current')}</span>
            <input className="input" name="current" type="password" autoComplete="current-password" required autoFocus value={current} onChange={(event) => setCurrent(event.target.value)} />
          </label>
          <label className="field">
            <span>{t('next')}</span>
            <input className="input" name="next" type="password" autoComplete="new-password" required value={next} aria-describedby="password-rule" onChange={(event) => setNext(event.target.value)} />
          </label>
          <p id="password-rule" className="muted">
            {rule}
          </p>
          <label className="field">
            <span>{t('repeat')}</span>
            <input className="input" name="repeat" type="password" autoComplete="new-password" required value={repeat} onChange={(event) => setRepeat(event.target.value)} />
          </label>
          <button type="submit" className="button button-primary" disabled={busy}>
            {t('change')}
          </button>
        </form>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {forced ? t('common:action.signOut') : t('common:action.cancel')}
        </button>
      </div>
    </main>
  );
}
