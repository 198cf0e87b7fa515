import type { TFunction } from 'i18next';
import { ProblemError } from '../api/http';
import { useTexts } from '../i18n/i18n';

/** The one place where a refusal becomes words. */
export function problemText(error: unknown, t: TFunction): string {
  if (!(error instanceof ProblemError)) return String(error);
  const { problem, status } = error;
  if (status === 0) return problem.code === 'timeout' ? t('common:error.timeout') : t('common:error.unreachable');
  const fields = Object.values(problem.errors ?? {}).flat();
  if (fields.length > 0) return fields.join(' ');
  if (status === 403) return t('common:error.forbidden');
  if (status === 404) return t('common:error.notFound');
  if (status === 409 || status === 412) return t('common:error.conflict');
  if (status === 429) return t('common:error.rateLimited');
  return problem.detail ?? problem.title;
}

export function ProblemNotice({ error, onRetry, lastGood }: { error: unknown; onRetry?: () => void; lastGood?: string | null }) {
  const { t } = useTexts('common');
  const trace = error instanceof ProblemError ? error.problem.traceId : undefined;
  return (
    <div className="notice notice-error" role="alert">
      <p>
        <strong>{t('error.title')}</strong> {problemText(error, t)}
        {trace === undefined ? null : <span className="muted mono"> {t('error.trace', { id: trace })}</span>}
        {lastGood ? <span className="muted"> {t('error.lastGood', { time: lastGood })}</span> : null}
      </p>
      {onRetry === undefined ? null : (
        <button type="button" className="button" onClick={onRetry}>
          {t('action.retry')}
        </button>
      )}
    </div>
  );
}

/** Appears only after 300 ms: what is quick needs no placeholder. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className="skeleton" aria-busy="true">
      {Array.from({ length: rows }, (_, index) => (
        <i key={index} />
      ))}
    </div>
  );
}
