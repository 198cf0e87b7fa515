import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { PersonName, Rota, RotaDuty, RotaOverrideDraft } from '@/shared/wire';
import { overrideDuty } from '../api/notices';
import { hoursOf, localInput } from '../model/week';
import { SelectField, TextField } from './fields';

interface Props {
  rota: Rota;
  duty: RotaDuty;
  /** Of the shown week: one of them may be taken in exchange. */
  duties: readonly RotaDuty[];
  people: readonly PersonName[];
  onClose: () => void;
  onSaved: () => void;
}

/** Somebody else takes a duty, or two people swap theirs. */
export function OverrideDialog({ rota, duty, duties, people, onClose, onSaved }: Props) {
  const { t } = useTexts('notices');
  const [accountId, setAccountId] = useState('');
  const [from, setFrom] = useState(localInput(duty.from));
  const [until, setUntil] = useState(localInput(duty.until));
  const [exchange, setExchange] = useState('');
  const [reason, setReason] = useState('');
  const nameOf = (id: string) => people.find((person) => person.id === id)?.displayName ?? t('unknownPerson');
  const others = duties.filter((other) => other.accountId === accountId && other.overrideId === null);
  const submit = () => {
    const drafts: RotaOverrideDraft[] = [{ from: new Date(from).toISOString(), until: new Date(until).toISOString(), accountId, insteadOf: duty.insteadOf ?? duty.accountId, reason }];
    const taken = others.find((other) => other.from === exchange);
    if (taken !== undefined) drafts.push({ from: taken.from, until: taken.until, accountId: duty.accountId, insteadOf: accountId, reason });
    return overrideDuty(rota.id, drafts).then(onSaved);
  };
  return (
    <FormDialog title={t('rota.changeOf', { name: nameOf(duty.accountId) })} submit={t('common:action.save')} disabled={accountId === ''} onClose={onClose} onSubmit={submit}>
      <SelectField label={t('rota.takenBy')} value={accountId} options={[['', t('route.choose')], ...people.filter((person) => person.id !== duty.accountId).map((person) => [person.id, person.displayName || person.userName] as const)]} onChange={(id) => { setAccountId(id); setExchange(''); }} />
      <div className="form-grid">
        <TextField label={t('rota.from')} type="datetime-local" value={from} required onChange={setFrom} />
        <TextField label={t('rota.until')} type="datetime-local" value={until} required onChange={setUntil} />
      </div>
      <SelectField
        label={t('rota.exchange')}
        value={exchange}
        options={[['', t('rota.noExchange')], ...others.map((other) => [other.from, `${localInput(other.from).slice(5, 10)} ${other.layer} ${hoursOf(other, new Date(new Date(other.from).setHours(0, 0, 0, 0)))}`] as const)]}
        onChange={setExchange}
      />
      <TextField label={t('rota.reason')} value={reason} max={200} onChange={setReason} />
    </FormDialog>
  );
}
