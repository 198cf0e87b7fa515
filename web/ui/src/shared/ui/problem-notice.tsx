import { ProblemError } from '../api/http';
import { useTexts } from '../i18n/i18n';
import { problemText } from './problem-text';

export { problemText };

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
