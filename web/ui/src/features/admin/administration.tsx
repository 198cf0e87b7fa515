import { useEffect } from 'react';
import { addTexts, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { navigate } from '@/shared/router/router';
import { Tabs } from '@/shared/ui/tabs';
import './admin.css';
import { AccountsScreen } from './components/accounts-screen';
import { AuditScreen } from './components/audit-screen';
import { CredentialsScreen } from './components/credentials-screen';
import { ImportScreen } from './components/import-screen';
import { PolicyScreen } from './components/policy-screen';
import { RolesScreen } from './components/roles-screen';
import { SystemScreen } from './components/system-screen';
import { UnitsScreen } from './components/units-screen';
import en from './i18n/en.json';
import zh from './i18n/zh.json';

addTexts('admin', zh, en);

const screens = [
  { name: 'units', path: '/admin/units', permissions: ['unit.write', 'monitoring.read'], Screen: UnitsScreen },
  { name: 'accounts', path: '/admin/accounts', permissions: ['account.write'], Screen: AccountsScreen },
  { name: 'roles', path: '/admin/roles', permissions: ['account.write'], Screen: RolesScreen },
  { name: 'passwordPolicy', path: '/admin/password-policy', permissions: ['policy.write', 'account.write'], Screen: PolicyScreen },
  { name: 'credentials', path: '/admin/credentials', permissions: ['credential.write'], Screen: CredentialsScreen },
  { name: 'import', path: '/admin/import', permissions: ['object.write'], Screen: ImportScreen },
  { name: 'audit', path: '/admin/audit', permissions: ['audit.read'], Screen: AuditScreen },
  { name: 'system', path: '/admin/system', permissions: ['system.configure', 'monitoring.read'], Screen: SystemScreen },
] as const;

export default function Administration({ path }: { path: string }) {
  const { t } = useTexts('admin');
  const { session } = useWorkplace();
  const open = screens.filter((screen) => screen.permissions.some((permission) => session.permissions.includes(permission)));
  const current = open.find((screen) => path === screen.path);
  const first = open[0]?.path;
  useEffect(() => {
    if (path === '/admin' && first !== undefined) navigate(first, { replace: true });
  }, [path, first]);
  return (
    <div className="admin">
      <Tabs label={t('title')} tabs={open.map((screen) => ({ path: screen.path, label: t(`screen.${screen.name}`), isCurrent: screen === current }))} />
      <h1 className="visually-hidden">{current === undefined ? t('title') : t(`screen.${current.name}`)}</h1>
      <div className="admin-body">{current === undefined ? <p className="empty">{t('noRight')}</p> : <current.Screen />}</div>
    </div>
  );
}
