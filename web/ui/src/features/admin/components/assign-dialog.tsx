import { useState } from 'react';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { AccountRow, Role } from '@/shared/wire';
import { assignRole } from '../api/administration';
import { UnitSelect } from './unit-select';

export function AssignDialog({ account, roles, onClose, onDone }: { account: AccountRow; roles: readonly Role[]; onClose: () => void; onDone: () => void }) {
  const { t, language } = useTexts('admin');
  const { units, session } = useWorkplace();
  const [unitId, setUnitId] = useState<number | null>(units.start(session.homeUnitId)?.id ?? null);
  const [roleCode, setRoleCode] = useState('');
  const [validTo, setValidTo] = useState('');
  const tier = unitId === null ? undefined : units.byId.get(unitId)?.tier;
  const fitting = roles.filter((role) => tier === undefined || role.tiers.includes(tier));
  const chosen = fitting.some((role) => role.code === roleCode) ? roleCode : '';
  return (
    <FormDialog
      title={t('accounts.assign')}
      submit={t('accounts.assign')}
      disabled={chosen === '' || unitId === null}
      onClose={onClose}
      onSubmit={() => assignRole(account.id, { roleCode: chosen, unitId: unitId ?? 0, validTo: validTo === '' ? null : new Date(validTo).toISOString() }).then(onDone)}
    >
      <p>
        <strong>{account.userName}</strong>
      </p>
      <UnitSelect label={t('accounts.unit')} value={unitId} onChange={setUnitId} />
      <label className="field">
        <span>{t('accounts.role')}</span>
        <select className="input" required value={chosen} onChange={(event) => setRoleCode(event.target.value)}>
          <option value="" disabled>
            —
          </option>
          {fitting.map((role) => (
            <option key={role.code} value={role.code}>
              {pickName(role, language)} · {t(`common:roleClass.${role.class}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('accounts.validTo')}</span>
        <input className="input" type="datetime-local" value={validTo} onChange={(event) => setValidTo(event.target.value)} />
      </label>
    </FormDialog>
  );
}
