import { useEffect } from 'react';
import { addTexts, useTexts } from '@/shared/i18n/i18n';
import { usePermission } from '@/shared/model/session';
import { navigate } from '@/shared/router/router';
import { Tabs } from '@/shared/ui/tabs';
import './notices.css';
import { ChannelsScreen } from './components/channels-screen';
import { LogScreen } from './components/log-screen';
import { ProfileScreen } from './components/profile-screen';
import { RotasScreen } from './components/rotas-screen';
import { RoutesScreen } from './components/routes-screen';
import { SourcesScreen } from './components/sources-screen';
import en from './i18n/en.json';
import zh from './i18n/zh.json';

addTexts('notices', zh, en);

const screens = [
  { name: 'log', path: '/notices', Screen: LogScreen, permission: 'alarm.read' },
  { name: 'routes', path: '/notices/routes', Screen: RoutesScreen, permission: 'alarm.read' },
  { name: 'rotas', path: '/notices/rotas', Screen: RotasScreen, permission: 'alarm.read' },
  { name: 'channels', path: '/notices/channels', Screen: ChannelsScreen, permission: 'credential.write' },
  { name: 'sources', path: '/notices/sources', Screen: SourcesScreen, permission: 'alarm.read' },
  { name: 'mine', path: '/notices/mine', Screen: ProfileScreen, permission: 'alarm.read' },
] as const;

export default function Notices({ path }: { path: string }) {
  const { t } = useTexts('notices');
  const maySetChannels = usePermission('credential.write');
  const shown = screens.filter((screen) => screen.permission !== 'credential.write' || maySetChannels);
  const current = shown.find((screen) => screen.path === path);
  useEffect(() => {
    if (current === undefined) navigate('/notices', { replace: true });
  }, [current]);
  return (
    <div className="notices">
      <Tabs label={t('title')} tabs={shown.map((screen) => ({ path: screen.path, label: t(`screen.${screen.name}`), isCurrent: screen === current }))} />
      <h1 className="visually-hidden">{current === undefined ? t('title') : t(`screen.${current.name}`)}</h1>
      {current === undefined ? null : <current.Screen />}
    </div>
  );
}
