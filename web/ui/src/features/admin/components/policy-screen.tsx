import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { usePermission } from '@/shared/model/session';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { useCommand } from '@/shared/ui/use-command';
import type { PasswordPolicy } from '@/shared/wire';
import { readPolicy, savePolicy } from '../api/administration';

const ranges: Record<keyof PasswordPolicy, readonly [min: number, max: number]> = { lengthMin: [8, 64], classesMin: [3, 4], ageMaxDays: [1, 366], historyLength: [0, 24] };

export function PolicyScreen() {
  const policy = useQuery('password-policy', readPolicy);
  if (policy.error !== null) return <ProblemNotice error={policy.error} onRetry={policy.reload} />;
  return policy.data === undefined ? <Skeleton rows={4} /> : <PolicyForm policy={policy.data} />;
}

function PolicyForm({ policy }: { policy: PasswordPolicy }) {
  const { t } = useTexts('admin');
  const mayWrite = usePermission('policy.write');
  const [draft, setDraft] = useState(policy);
  const send = useCommand();
  return (
    <form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        send(savePolicy(draft), t('saved'));
      }}
    >
      <p className="admin-hint">{t('policy.hint')}</p>
      {(Object.keys(ranges) as (keyof PasswordPolicy)[]).map((name) => (
        <label key={name} className="field">
          <span>{t(`policy.${name}`)}</span>
          <input className="input" type="number" required min={ranges[name][0]} max={ranges[name][1]} disabled={!mayWrite} value={draft[name]} onChange={(event) => setDraft({ ...draft, [name]: Number(event.target.value) })} />
        </label>
      ))}
      {mayWrite ? (
        <button type="submit" className="button button-primary">
          {t('common:action.save')}
        </button>
      ) : null}
    </form>
  );
}
