import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime, formatDuration } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { showToast } from '@/shared/ui/toasts';
import { useCommand } from '@/shared/ui/use-command';
import type { DiagnosisPlan } from '@/shared/wire';
import { deletePlan, listPlans, runNow } from '../api/video';
import { PlanDialog } from './plan-dialog';
import { RunsPanel } from './runs-panel';

const columns = ['name', 'unit', 'scope', 'period', 'windows', 'cameras', 'changed', 'commands'] as const;

/** Who is diagnosed when, and the runs that were ordered by hand. */
export function PlansScreen() {
  const { t, language } = useTexts('video');
  const { units } = useWorkplace();
  const mayConfigure = usePermission('monitoring.configure');
  const mayHandle = usePermission('alarm.handle');
  const plans = useQuery('plans', listPlans, 30_000);
  const [editing, setEditing] = useState<DiagnosisPlan | 'new' | null>(null);
  const [deleting, setDeleting] = useState<DiagnosisPlan | null>(null);
  const send = useCommand(plans.reload);
  const scopeOf = ({ draft }: DiagnosisPlan) => [...draft.groups, draft.keyOnly ? t('keyOnly') : null].filter(Boolean).join(t('listSeparator')) || t('all');
  return (
    <div className="video-page">
      <h1 className="visually-hidden">{t('screen.plans')}</h1>
      {plans.error === null ? null : <ProblemNotice error={plans.error} onRetry={plans.reload} />}
      <section className="panel">
        <header>
          <h2>{t('screen.plans')}</h2>
          {mayConfigure ? (
            <button type="button" className="button button-primary" onClick={() => setEditing('new')}>
              {t('common:action.create')}
            </button>
          ) : null}
        </header>
        {plans.data === undefined && plans.error === null ? <Skeleton rows={4} /> : null}
        {plans.data?.length === 0 ? (
          <div className="empty">
            <strong>{t('noPlans')}</strong>
            {t('noPlansEffect')}
          </div>
        ) : null}
        {plans.data === undefined || plans.data.length === 0 ? null : (
          <ScrollTable label={t('screen.plans')} columns={columns.map((column) => t(column))}>
            <tbody>
              {plans.data.map((plan) => (
                <tr key={plan.id} className={plan.draft.enabled ? undefined : 'muted'}>
                  <td>
                    {plan.draft.name} {plan.draft.enabled ? null : <em className="tag">{t('off')}</em>}
                  </td>
                  <td>{units.nameOf(plan.draft.unitId, language)}</td>
                  <td>{scopeOf(plan)}</td>
                  <td className="nowrap">
                    {formatDuration(plan.draft.periodSeconds)} / ★ {formatDuration(plan.draft.keyPeriodSeconds)}
                  </td>
                  <td>{plan.draft.windows.map((window) => `${window.from.slice(0, 5)}–${window.to.slice(0, 5)}`).join(', ') || t('always')}</td>
                  <td className={plan.cameras === 0 ? 'severity-minor' : undefined}>{plan.cameras}</td>
                  <td className="nowrap">
                    {codeName('actors', plan.changedBy, language)} {formatDateTime(plan.changedAt)}
                  </td>
                  <td className="video-verdicts">
                    {mayConfigure || mayHandle ? (
                      <button type="button" className="button" disabled={plan.cameras === 0} onClick={() => send(runNow({ planId: plan.id }), t('runSent'))}>
                        {t('runNow')}
                      </button>
                    ) : null}
                    {mayConfigure ? (
                      <>
                        <button type="button" className="button" onClick={() => setEditing(plan)}>
                          {t('common:action.edit')}
                        </button>
                        <button type="button" className="button" onClick={() => setDeleting(plan)}>
                          {t('common:action.delete')}
                        </button>
                      </>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
      </section>
      <RunsPanel mayCancel={mayConfigure || mayHandle} />
      {editing === null ? null : (
        <PlanDialog
          plan={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null);
            showToast(t('saved'), { seconds: 4 });
            plans.reload();
          }}
        />
      )}
      {deleting === null ? null : (
        <FormDialog
          title={t('deletePlanTitle')}
          submit={t('common:action.delete')}
          danger
          onClose={() => setDeleting(null)}
          onSubmit={() =>
            deletePlan(deleting).then(() => {
              setDeleting(null);
              showToast(t('deleted'), { seconds: 4 });
              plans.reload();
            })
          }
        >
          <p>{t('deletePlan', { name: deleting.draft.name, count: deleting.cameras })}</p>
        </FormDialog>
      )}
    </div>
  );
}
