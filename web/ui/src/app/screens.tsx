import { Suspense, useEffect, useState } from 'react';
import { matchPath } from '@/shared/router/match';
import { navigate, useLocation } from '@/shared/router/router';
import { useWorkplace } from '@/shared/model/session';
import { Skeleton } from '@/shared/ui/problem-notice';
import { useTexts } from '@/shared/i18n/i18n';
import { AlarmScreen } from '@/features/alarms/components/alarm-screen';
import { Wall } from '@/features/wall/components/wall';
import { CommandPalette } from './command-palette';
import { ErrorBoundary } from './error-boundary';
import { Help } from './help';
import { Shell } from './shell';
import { useGlobalKeys } from './global-keys';

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
        <Wall unitId={Number.isInteger(unitId) && wall['unitId'] !== undefined ? unitId : null} />
        {overlays}
      </>
    );
  }
  return (
    <Shell onHelp={() => setOverlay('help')} onPalette={() => setOverlay('palette')} onChangePassword={onChangePassword}>
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
  return (
    <div className="empty">
      <strong>{path === '/' ? t('nav.noModules') : t('notFound.title')}</strong>
      {path === '/' ? null : t('notFound.hint')}
    </div>
  );
}
