import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDuration } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { useCommand } from '@/shared/ui/use-command';
import type { NoticeRoute } from '@/shared/wire';
import { deleteRoute, listPeople, listRotas, listRoutes, listUsableChannels } from '../api/notices';
import { stepSummary, type Names } from '../model/route';
import { RouteDialog } from './route-dialog';

const columns = ['name', 'unit', 'filter', 'steps', 'ways'] as const;

/** Which alarm is told to whom, and who is next when nobody acknowledges it. */
export function RoutesScreen() {
  const { t, language } = useTexts('notices');
  const { units } = useWorkplace();
  const mayConfigure = usePermission('monitoring.configure');
  const routes = useQuery('notice-routes', listRoutes);
  const people = useQuery('notice-people', listPeople);
  const channels = useQuery('usable-channels', listUsableChannels);
  const rotas = useQuery('rotas', listRotas);
  const [open, setOpen] = useState<NoticeRoute | 'new' | null>(null);
  const send = useCommand(routes.reload);
  const names: Names = {
    person: (id) => people.data?.find((person) => person.id === id)?.displayName ?? t('unknownPerson'),
    rota: (id) => rotas.data?.find((rota) => rota.id === id)?.fields.name ?? t('unknownRota'),
    channel: (id) => channels.data?.find((channel) => channel.id === id)?.name ?? t('unknownChannel'),
  };
  return (
    <>
      <div className="toolbar">
        <span className="muted">{t('route.hint')}</span>
        {mayConfigure ? (
          <div className="toolbar-end">
            <button type="button" className="button button-primary" onClick={() => setOpen('new')}>
              {t('route.new')}
            </button>
          </div>
        ) : null}
      </div>
      {routes.error === null ? null : <ProblemNotice error={routes.error} onRetry={routes.reload} />}
      {routes.data === undefined && routes.error === null ? <Skeleton /> : null}
      {routes.data?.length === 0 ? (
        <div className="empty">
          <strong>{t('route.none')}</strong>
          {t('route.noneHint')}
        </div>
      ) : null}
      {routes.data === undefined || routes.data.length === 0 ? null : (
        <ScrollTable label={t('screen.routes')} columns={[...columns.map((column) => t(`route.${column}`)), '']}>
          <tbody>
            {routes.data.map((route) => (
              <tr key={route.id} className={route.fields.enabled ? undefined : 'muted'}>
                <td>
                  {route.fields.name}
                  {route.fields.enabled ? null : ` (${t('off')})`}
                </td>
                <td>{units.nameOf(route.unitId, language)}</td>
                <td className="mono">{route.fields.filter}</td>
                <td>
                  <ol>
                    {route.fields.steps.map((step, at) => (
                      <li key={at}>
                        {step.afterSeconds === 0 ? t('route.atOnce') : t('route.after', { time: formatDuration(step.afterSeconds) })} {stepSummary(step, names, t('route.bell'))}
                      </li>
                    ))}
                  </ol>
                </td>
                <td>
                  {[
                    t('route.groups', { count: route.fields.groupForSeconds }),
                    route.fields.repeatEverySeconds === null ? null : t('route.repeats', { time: formatDuration(route.fields.repeatEverySeconds) }),
                    route.fields.digestAt.length === 0 ? null : t('route.digests', { times: route.fields.digestAt.map((time) => time.slice(0, 5)).join(' ') }),
                  ]
                    .filter((text) => text !== null)
                    .join(' · ')}
                </td>
                <td className="notice-actions">
                  {mayConfigure ? (
                    <>
                      <button type="button" className="button" onClick={() => setOpen(route)}>
                        {t('common:action.edit')}
                      </button>{' '}
                      <button type="button" className="button" onClick={() => send(deleteRoute(route), t('deleted'))}>
                        {t('delete')}
                      </button>
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {open === null ? null : (
        <RouteDialog
          route={open === 'new' ? null : open}
          people={people.data ?? []}
          channels={channels.data ?? []}
          rotas={rotas.data ?? []}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            routes.reload();
          }}
        />
      )}
    </>
  );
}
