import { useQuery } from '@/shared/api/use-query';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { readRoles } from '../api/administration';

export function RolesScreen() {
  const { t, language } = useTexts('admin');
  const roles = useQuery('roles', readRoles);
  return (
    <>
      <p className="admin-hint">{t('roles.hint')}</p>
      {roles.error === null ? null : <ProblemNotice error={roles.error} onRetry={roles.reload} />}
      {roles.data === undefined ? (
        roles.error === null ? <Skeleton /> : null
      ) : (
        <ScrollTable label={t('screen.roles')} columns={(['name', 'class', 'tiers', 'permissions'] as const).map((column) => t(`roles.${column}`))}>
          <tbody>
            {roles.data.map((role) => (
              <tr key={role.code}>
                <td>
                  {pickName(role, language)}
                  <small className="mono muted"> {role.code}</small>
                </td>
                <td>{t(`common:roleClass.${role.class}`)}</td>
                <td className="nowrap">{role.tiers.map((tier) => t(`common:tier.${tier}`)).join(' ')}</td>
                <td className="mono">{role.permissions.join('  ')}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </>
  );
}
