import { lazy, Suspense, useEffect, useState } from 'react';
import { matchPath } from '@/shared/router/match';
import { navigate, useLocation } from '@/shared/router/router';
import { useWorkplace } from '@/shared/model/session';
import { Skeleton } from '@/shared/ui/problem-notice';
import { useTexts } from '@/shared/i18n/i18n';
import { AlarmSound } from '@/features/notices/components/alarm-sound';
import { CommandPalette } from './command-palette';
import { ErrorBoundary } from './error-boundary';
import { Help } from './help';
import { Shell } from './shell';
import { useGlobalKeys } from './global-keys';

const AlarmScreen = lazy(() => import('@/features/alarms/components/alarm-screen').then((module) => ({ default: module.AlarmScreen })));
const Wall = lazy(() => import('@/features/wall/components/wall').then((module) => ({ default: module.Wall })));
const ObjectListScreen = lazy(() => import('@/features/objects/components/object-list-screen').then((module) => ({ default: module.ObjectListScreen })));
const ObjectScreen = lazy(() => import('@/features/objects/components/object-screen').then((module) => ({ default: module.ObjectScreen })));
const StackScreen = lazy(() => import('@/features/stack/components/stack-screen'));
const Topology = lazy(() => import('@/features/topology/topology'));
const VideoQuality = lazy(() => import('@/features/video/components/video-quality'));
const Analysis = lazy(() => import('@/features/analysis/analysis'));
const Logs = lazy(() => import('@/features/logs/logs'));
const Notices = lazy(() => import('@/features/notices/notices'));
const Administration = lazy(() => import('@/features/admin/administration'));

export function Screens({ onChangePassword }: { onChangePassword: () => void }) {
  const { path } = useLocation();
  const { modules } = useWorkplace();
  const [overlay, setOverlay] = useState<'help' | 'palette' | null>(null);
  useGlobalKeys(setOverlay);

  const home = modules.find((module) => module.allowed && module.route !== null)?.route ?? null;
  useEffect(() => {
    if (path === '/' && home !== null) navigate(home, { replace: true });
  }, [path, home]);

  const wall = path === '/wall' ? {} : matchPath('/wall/:unitId', path);
  const overlays = (
    <>
      {overlay === 'help' ? <Help onClose={() => setOverlay(null)} /> : null}
      {overlay === 'palette' ? <CommandPalette onClose={() => setOverlay(null)} /> : null}
    </>
  );
  if (wall !== null) {
    const unitId = Number(wall['unitId']);
    return (
      <>
        <ErrorBoundary>
          <Suspense fallback={<Skeleton />}>
            <Wall unitId={Number.isInteger(unitId) && wall['unitId'] !== undefined ? unitId : null} />
          </Suspense>
        </ErrorBoundary>
        <AlarmSound />
        {overlays}
      </>
    );
  }
  return (
    <Shell foot={<AlarmSound />} onHelp={() => setOverlay('help')} onPalette={() => setOverlay('palette')} onChangePassword={onChangePassword}>
      <ErrorBoundary key={path}>
        <Suspense fallback={<Skeleton />}>
          <Screen path={path} />
        </Suspense>
      </ErrorBoundary>
      {overlays}
    </Shell>
  );
}

function Screen({ path }: { path: string }) {
  const { t } = useTexts('common');
  if (path === '/alarms') return <AlarmScreen />;
  if (path === '/objects') return <ObjectListScreen />;
  const object = matchPath('/objects/:id', path);
  if (object !== null) return <ObjectScreen key={object['id']} id={object['id'] ?? ''} />;
  if (path === '/stack' || path.startsWith('/stack/')) return <StackScreen path={path} />;
  if (path === '/topology' || path.startsWith('/topology/')) return <Topology path={path} />;
  if (path === '/video' || path.startsWith('/video/')) return <VideoQuality path={path} />;
  if (path === '/analysis') return <Analysis />;
  if (path === '/logs' || path.startsWith('/logs/')) return <Logs path={path} />;
  if (path === '/notices' || path.startsWith('/notices/')) return <Notices path={path} />;
  if (path === '/admin' || path.startsWith('/admin/')) return <Administration path={path} />;
  return (
    <div className="empty">
      <strong>{path === '/' ? t('nav.noModules') : t('notFound.title')}</strong>
      {path === '/' ? null : t('notFound.hint')}
    </div>
  );
}
