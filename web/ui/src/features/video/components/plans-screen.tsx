import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime, formatDuration } from '@/shared/format/times';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useTopic, useTopicVersion } from '@/shared/live/hooks';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { showToast } from '@/shared/ui/toasts';
import type { DiagnosisPlan, DiagnosisRun } from '@/shared/wire';
import { cancelRun, deletePlan, listPlans, listRuns, runNow } from '../api/video';
import { PlanDialog } from './plan-dialog';

const runKey = (run: DiagnosisRun) => run.id;
const readPermissions = ['monitoring.read'];

/** Who is diagnosed when, and the runs that were ordered by hand. */
export function PlansScreen() {
  const { t, language } = useTexts('video');
  const { units } = useWorkplace();
  const mayConfigure = usePermission('monitoring.configure');
  const mayHandle = usePermission('alarm.handle');
  const plans = useQuery('plans', listPlans, 30_000);
  const stored = useQuery('runs', listRuns);
  const topic = useTopic<DiagnosisRun>('diagnosis', runKey, readPermissions);
  useTopicVersion(topic, 500);
  const [editing, setEditing] = useState<DiagnosisPlan | 'new' | null>(null);
  const runs = [...new Map([...(stored.data ?? []), ...(topic?.items.values() ?? [])].map((run) => [run.id, run])).values()].sort((a, b) => (a.orderedAt < b.orderedAt ? 1 : -1));
  const did = (work: Promise<unknown>, text: string) =>
    work.then(
      () => {
        showToast(text);
        plans.reload();
        stored.reload();
      },
      (error: unknown) => showToast(problemText(error, t), { error: true }),
    );
  const unitName = (id: number) => {
    const unit = units.byId.get(id);
    return unit === undefined ? String(id) : pickName(unit, language);
  };
  return (
    <div className="video-page">
      <h1 className="visually-hidden">{t('screen.plans')}</h1>
      {plans.error === null ? null : <ProblemNotice error={plans.error} onRetry={plans.reload} />}
      <section className="panel" aria-label={t('screen.plans')}>
        <header>
          <h2>{t('screen.plans')}</h2>
          {mayConfigure ? <button type="button" className="button button-primary" onClick={() => setEditing('new')}>{t('common:action.create')}</button> : null}
        </header>
        {plans.data === undefined && plans.error === null ? <Skeleton rows={4} /> : null}
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('screen.plans')}>
          <table className="table">
            <thead><tr>{(['name', 'unit', 'period', 'windows', 'cameras', 'changed', 'commands'] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}</tr></thead>
            <tbody>
              {(plans.data ?? []).map((plan) => (
                <tr key={plan.id}>
                  <td>{plan.draft.name} {plan.draft.enabled ? null : <em className="tag">{t('off')}</em>}</td>
                  <td>{unitName(plan.draft.unitId)}</td>
                  <td>{formatDuration(plan.draft.periodSeconds)} / ★ {formatDuration(plan.draft.keyPeriodSeconds)}</td>
                  <td>{plan.draft.windows.map((window) => `${window.from.slice(0, 5)}–${window.to.slice(0, 5)}`).join(', ') || t('always')}</td>
                  <td>{plan.cameras}</td>
                  <td className="nowrap">{plan.changedBy} {formatDateTime(plan.changedAt)}</td>
                  <td className="video-verdicts">
                    {mayConfigure || mayHandle ? <button type="button" className="button" onClick={() => void did(runNow({ planId: plan.id }), t('runSent'))}>{t('runNow')}</button> : null}
                    {mayConfigure ? <button type="button" className="button" onClick={() => setEditing(plan)}>{t('common:action.edit')}</button> : null}
                    {mayConfigure ? <button type="button" className="button" onClick={() => { if (window.confirm(t('deletePlan', { name: plan.draft.name, count: plan.cameras }))) void did(deletePlan(plan), t('saved')); }}>{t('common:action.delete')}</button> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="panel" aria-label={t('runs')}>
        <header><h2>{t('runs')}</h2></header>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('runs')}>
          <table className="table">
            <tbody>
              {runs.map((run) => (
                <tr key={run.id}>
                  <td className="nowrap">{formatDateTime(run.orderedAt)}</td>
                  <td>{run.orderedBy}</td>
                  <td>{unitName(run.unitId)}</td>
                  <td>{t('runProgress', { done: run.done, total: run.total, failed: run.failed, waiting: run.waiting })}</td>
                  <td>
                    {run.cancelledBy !== null ? t('cancelledBy', { who: run.cancelledBy }) : run.finishedAt !== null ? t('finished', { time: formatDateTime(run.finishedAt) }) : mayConfigure || mayHandle ? (
                      <button type="button" className="button" onClick={() => void did(cancelRun(run.id), t('saved'))}>{t('common:action.cancel')}</button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {editing === null ? null : (
        <PlanDialog
          plan={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={() => {
            setEditing(null);
            showToast(t('saved'));
            plans.reload();
          }}
        />
      )}
    </div>
  );
}
