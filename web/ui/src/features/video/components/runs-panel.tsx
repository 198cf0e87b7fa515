import { useQuery } from '@/shared/api/use-query';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { useTopic, useTopicVersion } from '@/shared/live/hooks';
import { useWorkplace } from '@/shared/model/session';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { useCommand } from '@/shared/ui/use-command';
import type { DiagnosisRun } from '@/shared/wire';
import { cancelRun, listRuns } from '../api/video';

const columns = ['ordered', 'by', 'unit', 'progressTitle', 'outcome'] as const;
const runKey = (run: DiagnosisRun) => run.id;
const readPermissions = ['monitoring.read'];
const redrawMs = 500;

/** Runs that people ordered: what is stored, and on top of it what the feed says now. */
export function RunsPanel({ mayCancel }: { mayCancel: boolean }) {
  const { t, language } = useTexts('video');
  const { units } = useWorkplace();
  const stored = useQuery('runs', listRuns);
  const topic = useTopic<DiagnosisRun>('diagnosis', runKey, readPermissions);
  useTopicVersion(topic, redrawMs);
  const send = useCommand(stored.reload);
  const runs = [...new Map([...(stored.data ?? []), ...(topic?.items.values() ?? [])].map((run) => [run.id, run])).values()].sort((a, b) => (a.orderedAt < b.orderedAt ? 1 : -1));
  const outcome = (run: DiagnosisRun) => {
    if (run.cancelledBy !== null) return t('cancelledBy', { who: run.cancelledBy });
    if (run.finishedAt !== null) return t('finished', { time: formatDateTime(run.finishedAt) });
    if (!mayCancel) return t('running');
    return (
      <button type="button" className="button" onClick={() => send(cancelRun(run.id), t('cancelled'))}>
        {t('common:action.cancel')}
      </button>
    );
  };
  return (
    <section className="panel">
      <header>
        <h2>{t('runs')}</h2>
      </header>
      {stored.error === null ? null : <ProblemNotice error={stored.error} onRetry={stored.reload} />}
      {stored.data === undefined && stored.error === null ? <Skeleton rows={3} /> : null}
      {stored.data !== undefined && runs.length === 0 ? (
        <div className="empty">
          <strong>{t('noRuns')}</strong>
          {t('noRunsHint')}
        </div>
      ) : null}
      {runs.length === 0 ? null : (
        <ScrollTable label={t('runs')} columns={columns.map((column) => t(column))}>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td className="nowrap">{formatDateTime(run.orderedAt)}</td>
                <td>{run.orderedBy}</td>
                <td>{units.nameOf(run.unitId, language)}</td>
                <td>
                  <progress className="video-run" aria-label={t('progressTitle')} max={Math.max(1, run.total)} value={run.done} /> {t('runProgress', { done: run.done, total: run.total, failed: run.failed, waiting: run.waiting })}
                </td>
                <td>{outcome(run)}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}
