import { useDeferredValue, useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime } from '@/shared/format/times';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import { Pager } from '@/shared/ui/pager';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { useCommand } from '@/shared/ui/use-command';
import type { AccountRow, Assignment } from '@/shared/wire';
import { createAccount, listAccounts, readRoles, resetPassword, revokeAssignment, setAccount } from '../api/administration';
import { AssignDialog } from './assign-dialog';
import { OneTimePassword } from './one-time-password';
import { TextField } from './text-field';

const pageSize = 50;
type Open = { kind: 'create' } | { kind: 'assign' | 'reset' | 'disable'; account: AccountRow } | { kind: 'revoke'; account: AccountRow; assignment: Assignment } | { kind: 'password'; account: string; password: string };

export function AccountsScreen() {
  const { t, language } = useTexts('admin');
  const { units } = useWorkplace();
  const now = useServerNow(10_000);
  const [text, setText] = useState('');
  const needle = useDeferredValue(text.trim());
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const [open, setOpen] = useState<Open | null>(null);
  const after = trail[trail.length - 1] ?? null;
  const page = useQuery(`accounts/${needle}/${after}`, (signal) => listAccounts({ text: needle, after, size: pageSize }, signal));
  const roles = useQuery('roles', readRoles);
  const close = () => setOpen(null);
  const done = () => {
    close();
    page.reload();
  };
  const roleName = (code: string) => {
    const role = roles.data?.find((one) => one.code === code);
    return role === undefined ? code : pickName(role, language);
  };
  const send = useCommand(done);

  return (
    <>
      <div className="admin-toolbar">
        <input className="input" type="search" aria-label={t('accounts.search')} placeholder={t('accounts.search')} value={text} onChange={(event) => { setText(event.target.value); setTrail([null]); }} />
        <button type="button" className="button button-primary" onClick={() => setOpen({ kind: 'create' })}>
          {t('accounts.create')}
        </button>
      </div>
      {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} />}
      {page.data === undefined && page.error === null ? <Skeleton /> : null}
      {page.data?.rows.length === 0 ? <p className="empty">{t('accounts.empty')}</p> : null}
      {page.data === undefined || page.data.rows.length === 0 ? null : (
        <ScrollTable label={t('screen.accounts')} columns={[...(['userName', 'displayName', 'roles', 'state', 'passwordAge'] as const).map((column) => t(`accounts.${column}`)), '']}>
          <tbody>
            {page.data.rows.map((account) => {
              const locked = account.lockoutEnd !== null && Date.parse(account.lockoutEnd) > now;
              return (
                <tr key={account.id} className={account.disabled ? 'muted' : undefined}>
                  <td>{account.userName}</td>
                  <td>{account.displayName}</td>
                  <td>
                    {account.assignments.length === 0 ? <span className="severity-minor">{t('accounts.noAssignments')}</span> : null}
                    <ul>
                      {account.assignments.map((assignment) => (
                        <li key={assignment.id} className="admin-assignment">
                          {roleName(assignment.roleCode)} · {units.nameOf(assignment.unitId, language)}
                          {assignment.validTo === null ? null : <small className="muted">{t('accounts.until', { time: formatDateTime(assignment.validTo) })}</small>}
                          <button type="button" className="link" onClick={() => setOpen({ kind: 'revoke', account, assignment })}>
                            {t('accounts.revoke')}
                          </button>
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td>
                    {account.disabled ? t('accounts.disabled') : locked ? <span className="severity-major">{t('accounts.locked', { until: formatDateTime(account.lockoutEnd) })}</span> : t('accounts.active')}
                  </td>
                  <td className="nowrap">{formatDateTime(account.passwordChangedAt)}</td>
                  <td className="admin-actions">
                    <button type="button" className="button button-quiet" onClick={() => setOpen({ kind: 'assign', account })}>
                      {t('accounts.assign')}
                    </button>
                    <button type="button" className="button button-quiet" onClick={() => setOpen({ kind: 'reset', account })}>
                      {t('accounts.reset')}
                    </button>
                    {locked ? (
                      <button type="button" className="button button-quiet" onClick={() => send(setAccount(account.id, 'unlock'))}>
                        {t('accounts.unlock')}
                      </button>
                    ) : null}
                    {account.disabled ? (
                      <button type="button" className="button button-quiet" onClick={() => send(setAccount(account.id, 'enable'))}>
                        {t('accounts.enable')}
                      </button>
                    ) : (
                      <button type="button" className="button button-quiet" onClick={() => setOpen({ kind: 'disable', account })}>
                        {t('accounts.disable')}
                      </button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </ScrollTable>
      )}
      <Pager trail={trail} next={page.data?.next} onGo={setTrail} />
      {open?.kind === 'create' ? <NewAccount onClose={close} onCreated={(account, password) => { page.reload(); setOpen({ kind: 'password', account, password }); }} /> : null}
      {open?.kind === 'assign' ? <AssignDialog account={open.account} roles={roles.data ?? []} onClose={close} onDone={done} /> : null}
      {open?.kind === 'password' ? <OneTimePassword account={open.account} password={open.password} onClose={close} /> : null}
      {open?.kind === 'reset' ? (
        <FormDialog
          title={t('accounts.resetTitle')}
          submit={t('accounts.reset')}
          onClose={close}
          onSubmit={() => resetPassword(open.account.id).then(({ password }) => setOpen({ kind: 'password', account: open.account.userName, password }))}
        >
          <p>{t('accounts.resetText', { account: open.account.userName })}</p>
        </FormDialog>
      ) : null}
      {open?.kind === 'disable' ? (
        <FormDialog title={t('accounts.disableTitle')} submit={t('accounts.disable')} danger onClose={close} onSubmit={() => setAccount(open.account.id, 'disable').then(done)}>
          <p>{t('accounts.disableText', { account: open.account.userName })}</p>
        </FormDialog>
      ) : null}
      {open?.kind === 'revoke' ? (
        <FormDialog title={t('accounts.revokeTitle')} submit={t('accounts.revoke')} danger onClose={close} onSubmit={() => revokeAssignment(open.assignment.id).then(done)}>
          <p>{t('accounts.revokeText', { account: open.account.userName, unit: units.nameOf(open.assignment.unitId, language), role: roleName(open.assignment.roleCode) })}</p>
        </FormDialog>
      ) : null}
    </>
  );
}

function NewAccount({ onClose, onCreated }: { onClose: () => void; onCreated: (userName: string, password: string) => void }) {
  const { t } = useTexts('admin');
  const [userName, setUserName] = useState('');
  const [displayName, setDisplayName] = useState('');
  return (
    <FormDialog
      title={t('accounts.create')}
      submit={t('common:action.create')}
      onClose={onClose}
      onSubmit={() => createAccount({ userName: userName.trim(), displayName: displayName.trim() || userName.trim() }).then(({ account, password }) => onCreated(account.userName, password))}
    >
      <TextField label={t('accounts.userName')} value={userName} onChange={setUserName} required focus />
      <TextField label={t('accounts.displayName')} value={displayName} onChange={setDisplayName} />
    </FormDialog>
  );
}
