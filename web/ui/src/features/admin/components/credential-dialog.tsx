import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { CredentialDraft, CredentialSet } from '@/shared/wire';
import { changeCredential, createCredential } from '../api/administration';
import { TextField } from './text-field';
import { UnitSelect } from './unit-select';

const kinds = ['snmp-community', 'snmp-community-v1', 'snmp-v3', 'user-password', 'http-basic', 'http-bearer', 'http-login'] as const;
const authProtocols = ['SHA-256', 'SHA-512', 'SHA-384', 'SHA-224', 'SHA-1', 'MD5'];
const privProtocols = ['AES-128', 'AES-192', 'AES-256', 'AES-192-C', 'AES-256-C', 'DES'];

/** Secrets go out and never come back: whoever changes a set writes all of it anew. */
export function CredentialDialog({ set, onClose, onSaved }: { set: CredentialSet | null; onClose: () => void; onSaved: () => void }) {
  const { t } = useTexts('admin');
  const { units, session } = useWorkplace();
  const [draft, setDraft] = useState<CredentialDraft>({ unitId: set?.unitId ?? units.start(session.homeUnitId)?.id ?? 0, name: set?.name ?? '', kind: set?.kind ?? 'snmp-community' });
  const change = (changes: Partial<CredentialDraft>) => setDraft((last) => ({ ...last, ...changes }));
  const secret = (name: 'community' | 'password' | 'authPassword' | 'privPassword', required: boolean) => (
    <TextField label={t(`credentials.${name}`)} value={draft[name] ?? ''} onChange={(value) => change({ [name]: value === '' ? undefined : value })} secret required={required} />
  );
  const algorithm = (name: 'authProtocol' | 'privProtocol', values: readonly string[]) => (
    <label className="field">
      <span>{t(`credentials.${name}`)}</span>
      <select className="input" value={draft[name] ?? ''} onChange={(event) => change({ [name]: event.target.value === '' ? undefined : event.target.value })}>
        <option value="">{t('credentials.noneProtocol')}</option>
        {values.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <FormDialog
      title={set === null ? t('credentials.create') : t('credentials.edit')}
      submit={t('common:action.save')}
      onClose={onClose}
      onSubmit={() => (set === null ? createCredential(draft) : changeCredential(set.id, draft)).then(onSaved)}
    >
      <TextField label={t('credentials.name')} value={draft.name} onChange={(name) => change({ name })} required focus />
      {set === null ? <UnitSelect label={t('credentials.unit')} value={draft.unitId} onChange={(unitId) => change({ unitId: unitId ?? 0 })} /> : <p className="muted">{t('credentials.anew')}</p>}
      <label className="field">
        <span>{t('credentials.kind')}</span>
        <select className="input" disabled={set !== null} value={draft.kind} onChange={(event) => setDraft({ unitId: draft.unitId, name: draft.name, kind: event.target.value as CredentialDraft['kind'] })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`credentials.kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {draft.kind === 'snmp-community' || draft.kind === 'snmp-community-v1' ? secret('community', true) : draft.kind === 'http-bearer' ? null : <TextField label={t('credentials.userName')} value={draft.userName ?? ''} onChange={(userName) => change({ userName })} required />}
      {draft.kind === 'user-password' || draft.kind.startsWith('http-') ? secret('password', true) : null}
      {draft.kind === 'snmp-v3' ? (
        <>
          <div className="form-grid">
            {algorithm('authProtocol', authProtocols)}
            {secret('authPassword', draft.authProtocol !== undefined)}
            {algorithm('privProtocol', privProtocols)}
            {secret('privPassword', draft.privProtocol !== undefined)}
          </div>
          <TextField label={t('credentials.contextName')} value={draft.contextName ?? ''} onChange={(contextName) => change({ contextName: contextName === '' ? undefined : contextName })} />
        </>
      ) : null}
    </FormDialog>
  );
}
