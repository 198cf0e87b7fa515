import { useCallback, useEffect, type ReactNode } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { navigate } from '@/shared/router/router';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import type { Id } from '@/shared/wire';
import { readMap, readMaps } from '../api/topology';
import { OpenMap } from './open-map';

/** The maps of all units in scope, and the one that is open: without a choice it is the automatic map of the own unit. */
export function MapsScreen({ id }: { id: Id | null }) {
  const { t } = useTexts('topology');
  const { units, session } = useWorkplace();
  const maps = useQuery('topology/maps', readMaps);
  const view = useQuery(id === null ? null : `topology/map/${id}`, (signal) => readMap(id ?? '', signal));
  const home = units.start(session.homeUnitId)?.id;
  const start = maps.data?.find((map) => map.kind === 'automatic' && map.unitId === home) ?? maps.data?.[0];
  useEffect(() => {
    if (id === null && start !== undefined) navigate(`/topology/maps/${start.id}`, { replace: true });
  }, [id, start]);

  const { reload: reloadMaps } = maps;
  const { reload: reloadView } = view;
  const reload = useCallback(() => {
    reloadMaps();
    reloadView();
  }, [reloadMaps, reloadView]);

  if (maps.data?.length === 0) return <Empty title={t('noMaps')} hint={t('noMapsHint')} />;
  const missing = view.error?.status === 404;
  if (missing) {
    return (
      <Empty title={t('noSuchMap')} hint={t('noSuchMapHint')}>
        <button type="button" className="button" onClick={() => navigate('/topology')}>
          {t('toMaps')}
        </button>
      </Empty>
    );
  }
  const error = maps.error ?? view.error;
  if (maps.data === undefined || view.data === undefined) return error === null ? <Skeleton rows={10} /> : <ProblemNotice error={error} onRetry={reload} />;
  return (
    <>
      {error === null ? null : <ProblemNotice error={error} onRetry={reload} />}
      <OpenMap key={view.data.map.id} view={view.data} maps={maps.data} reloadView={reloadView} reloadMaps={reloadMaps} />
    </>
  );
}

function Empty({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      <p>{hint}</p>
      {children}
    </div>
  );
}
