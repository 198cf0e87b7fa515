import { useEffect, useRef } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { Link } from '@/shared/router/router';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { useCommand } from '@/shared/ui/use-command';
import { readDiscovery, startDiscovery } from '../api/topology';

const runningMs = 2000;
const idleMs = 30_000;

/** How discovery stands: when it ran, who did not answer, and who is seen on a port and is no object of ours. */
export function DiscoveryPanel({ unit, mayStart, onFinished }: { unit: number; mayStart: boolean; onFinished: () => void }) {
  const { t, language } = useTexts('topology');
  const wasRunning = useRef(false);
  const discovery = useQuery(`topology/discovery/${unit}`, (signal) => readDiscovery(unit, signal), wasRunning.current ? runningMs : idleMs);
  const send = useCommand(discovery.reload);
  const now = discovery.data;
  useEffect(() => {
    if (now === undefined) return;
    if (wasRunning.current && !now.isRunning) onFinished();
    wasRunning.current = now.isRunning;
  }, [now, onFinished]);
  if (discovery.error !== null) return <ProblemNotice error={discovery.error} onRetry={discovery.reload} />;
  if (now === undefined) return null;
  return (
    <div className="topology-discovery">
      <p role="status">
        {now.isRunning ? <strong>{t('discovery.running', { asked: now.asked, devices: now.devices })}</strong> : now.finishedAt === null ? t('discovery.never') : t('discovery.finished', { time: formatDateTime(now.finishedAt), answered: now.answered, asked: now.asked, links: now.links })}
      </p>
      {mayStart ? (
        <button type="button" className="button" disabled={now.isRunning} onClick={() => send(startDiscovery(unit), t('discovery.started'))}>
          {t('discovery.start')}
        </button>
      ) : null}
      {now.silent.length === 0 ? null : (
        <details>
          <summary>{t('discovery.silent', { count: now.silent.length })}</summary>
          <ul>
            {now.silent.map((one) => (
              <li key={one.objectId}>
                <Link to={`/objects/${one.objectId}`}>{one.name}</Link> <span className="muted">{codeName('outcomes', one.reason, language)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {now.unknown.length === 0 ? null : (
        <details>
          <summary>{t('discovery.unknown', { count: now.unknown.length })}</summary>
          <ul>
            {now.unknown.map((one, index) => (
              <li key={index}>
                <Link to={`/objects/${one.seenBy}`}>{one.code}</Link> <span className="mono">{one.port}</span> {one.source.toUpperCase()} <q className="mono">{one.said}</q>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
