import { useEffect } from 'react';
import { addTexts, useTexts } from '@/shared/i18n/i18n';
import { matchPath } from '@/shared/router/match';
import { navigate } from '@/shared/router/router';
import { Tabs } from '@/shared/ui/tabs';
import '@/shared/topology/topology-map.css';
import './topology.css';
import { MapsScreen } from './components/maps-screen';
import { ProposalsScreen } from './components/proposals-screen';
import en from './i18n/en.json';
import zh from './i18n/zh.json';

addTexts('topology', zh, en);

export default function Topology({ path }: { path: string }) {
  const { t } = useTexts('topology');
  const proposals = path === '/topology/proposals';
  const id = matchPath('/topology/maps/:id', path)?.['id'] ?? null;
  const known = proposals || id !== null || path === '/topology';
  useEffect(() => {
    if (!known) navigate('/topology', { replace: true });
  }, [known]);
  return (
    <div className="topology">
      <Tabs
        label={t('title')}
        tabs={[
          { path: '/topology', label: t('screen.maps'), isCurrent: !proposals },
          { path: '/topology/proposals', label: t('screen.proposals'), isCurrent: proposals },
        ]}
      />
      <h1 className="visually-hidden">{proposals ? t('screen.proposals') : t('title')}</h1>
      {proposals ? <ProposalsScreen /> : <MapsScreen id={id} />}
    </div>
  );
}
