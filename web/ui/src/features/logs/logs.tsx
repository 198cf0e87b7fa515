import { useEffect } from 'react';
import { addTexts, useTexts } from '@/shared/i18n/i18n';
import { navigate } from '@/shared/router/router';
import { Tabs } from '@/shared/ui/tabs';
import './logs.css';
import { MessagesScreen } from './components/messages-screen';
import { RulesScreen } from './components/rules-screen';
import { UnmappedScreen } from './components/unmapped-screen';
import en from './i18n/en.json';
import zh from './i18n/zh.json';

addTexts('logs', zh, en);

const screens = [
  { name: 'messages', path: '/logs', Screen: MessagesScreen },
  { name: 'unmapped', path: '/logs/unmapped', Screen: UnmappedScreen },
  { name: 'rules', path: '/logs/rules', Screen: RulesScreen },
] as const;

export default function Logs({ path }: { path: string }) {
  const { t } = useTexts('logs');
  const current = screens.find((screen) => screen.path === path);
  useEffect(() => {
    if (current === undefined) navigate('/logs', { replace: true });
  }, [current]);
  return (
    <div className="logs">
      <Tabs label={t('title')} tabs={screens.map((screen) => ({ path: screen.path, label: t(`screen.${screen.name}`), isCurrent: screen === current }))} />
      <h1 className="visually-hidden">{current === undefined ? t('title') : t(`screen.${current.name}`)}</h1>
      {current === undefined ? null : <current.Screen />}
    </div>
  );
}
