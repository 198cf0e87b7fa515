import { useEffect, useState, type FormEvent } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { severities } from '@/shared/model/severity';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { useCommand } from '@/shared/ui/use-command';
import type { NoticeChannelKind, NoticeProfile, Severity } from '@/shared/wire';
import { readProfile, saveProfile } from '../api/notices';
import { NumberField, SelectField, TextField } from './fields';

const kinds: readonly NoticeChannelKind[] = ['email', 'gsm', 'webhook'];
const allDays = [1, 2, 3, 4, 5, 6, 7];

/** How one person wants to be told; nobody else sets it. */
export function ProfileScreen() {
  const { t } = useTexts('notices');
  const stored = useQuery('notice-profile', readProfile);
  const [profile, setProfile] = useState<NoticeProfile | null>(null);
  useEffect(() => {
    if (stored.data !== undefined) setProfile(stored.data);
  }, [stored.data]);
  const send = useCommand(stored.reload);
  if (stored.error !== null) return <ProblemNotice error={stored.error} onRetry={stored.reload} />;
  if (profile === null) return <Skeleton />;
  const change = (part: Partial<NoticeProfile>) => setProfile({ ...profile, ...part });
  const quiet = profile.quietHours[0];
  const setQuiet = (from: string, to: string) => change({ quietHours: from === '' || to === '' ? [] : [{ days: quiet?.days ?? allDays, from: `${from}:00`, to: `${to}:00` }] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(saveProfile(profile), t('mine.saved'));
  };
  return (
    <form className="notice-form" onSubmit={submit}>
      <div className="form-grid">
        <TextField label={t('mine.email')} value={profile.email ?? ''} max={200} onChange={(email) => change({ email: email === '' ? null : email })} />
        <TextField label={t('mine.phone')} value={profile.phone ?? ''} max={20} onChange={(phone) => change({ phone: phone === '' ? null : phone })} />
      </div>
      <fieldset className="notice-part">
        <legend>{t('mine.quiet')}</legend>
        <div className="form-grid">
          <TextField label={t('mine.quietFrom')} type="time" value={quiet?.from.slice(0, 5) ?? ''} onChange={(from) => setQuiet(from, quiet?.to.slice(0, 5) ?? '07:00')} />
          <TextField label={t('mine.quietTo')} type="time" value={quiet?.to.slice(0, 5) ?? ''} onChange={(to) => setQuiet(quiet?.from.slice(0, 5) ?? '22:00', to)} />
        </div>
        <div className="notice-choices">
          {quiet === undefined
            ? null
            : allDays.map((day) => (
                <label key={day}>
                  <input className="checkbox" type="checkbox" checked={quiet.days.includes(day)} onChange={(event) => change({ quietHours: [{ ...quiet, days: event.target.checked ? [...quiet.days, day].sort() : quiet.days.filter((other) => other !== day) }] })} />
                  {t(`rota.weekday.${day}`)}
                </label>
              ))}
        </div>
        <label className="toolbar-date">
          <input className="checkbox" type="checkbox" checked={profile.criticalInQuietHours} onChange={(event) => change({ criticalInQuietHours: event.target.checked })} />
          {t('mine.critical')}
        </label>
        {quiet === undefined ? null : (
          <div>
            <button type="button" className="button" onClick={() => change({ quietHours: [] })}>
              {t('mine.noQuiet')}
            </button>
          </div>
        )}
      </fieldset>
      <fieldset className="notice-part">
        <legend>{t('mine.ways')}</legend>
        <div className="notice-choices">
          {kinds.map((kind) => (
            <label key={kind}>
              <input className="checkbox" type="checkbox" checked={!profile.off.includes(kind)} onChange={(event) => change({ off: event.target.checked ? profile.off.filter((other) => other !== kind) : [...profile.off, kind] })} />
              {t(`kind.${kind}`)}
            </label>
          ))}
        </div>
        <div className="form-grid">
          <NumberField label={t('mine.hourlyMax')} value={profile.hourlyMax} min={1} max={600} onChange={(hourlyMax) => change({ hourlyMax })} />
          <SelectField label={t('mine.language')} value={profile.language} options={[['zh-CN', '中文'], ['en', 'English']]} onChange={(language) => change({ language })} />
          <SelectField label={t('mine.sound')} value={profile.soundFrom ?? ''} options={[['', t('mine.soundOff')], ...severities.map((severity) => [severity, t('mine.soundFrom', { level: t(`common:severity.${severity}`) })] as const)]} onChange={(severity) => change({ soundFrom: severity === '' ? null : (severity as Severity) })} />
        </div>
      </fieldset>
      <div>
        <button type="submit" className="button button-primary">
          {t('common:action.save')}
        </button>
      </div>
    </form>
  );
}
