import { addTexts, useTexts } from '@/shared/i18n/i18n';
import { matchPath } from '@/shared/router/match';
import { Tabs } from '@/shared/ui/tabs';
import en from '../i18n/en.json';
import limitsEn from '../i18n/limits.en.json';
import limitsZh from '../i18n/limits.zh.json';
import zh from '../i18n/zh.json';
import '../video.css';
import { CameraScreen } from './camera-screen';
import { CommissioningScreen } from './commissioning-screen';
import { LimitsScreen } from './limits-screen';
import { MatrixScreen } from './matrix-screen';
import { PlansScreen } from './plans-screen';
import { RoundsScreen } from './rounds-screen';

addTexts('video', { ...zh, limits: limitsZh }, { ...en, limits: limitsEn });

const screens = [
  { name: 'matrix', path: '/video', Screen: MatrixScreen },
  { name: 'rounds', path: '/video/rounds', Screen: RoundsScreen },
  { name: 'commissioning', path: '/video/commissioning', Screen: CommissioningScreen },
  { name: 'plans', path: '/video/plans', Screen: PlansScreen },
  { name: 'limits', path: '/video/limits', Screen: LimitsScreen },
] as const;

export default function VideoQuality({ path }: { path: string }) {
  const { t } = useTexts('video');
  const camera = matchPath('/video/cameras/:id', path);
  const current = camera === null ? (screens.find((screen) => screen.path === path) ?? screens[0]) : undefined;
  return (
    <div className="video">
      <Tabs label={t('title')} tabs={screens.map((screen) => ({ path: screen.path, label: t(`screen.${screen.name}`), isCurrent: screen === current }))} />
      {camera === null ? current === undefined ? null : <current.Screen /> : <CameraScreen key={camera['id']} id={camera['id'] ?? ''} />}
    </div>
  );
}
