import type { ReactNode } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatBytes, formatCount } from '@/shared/format/numbers';
import { formatClock, formatDateTime, formatDuration, secondsSince } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { readSystem } from '../api/administration';

const refreshMs = 5000;

export function SystemScreen() {
  const { t, language } = useTexts('admin');
  const now = useServerNow(1000);
  const system = useQuery('system', readSystem, refreshMs);
  const { data } = system;
  const memory = (performance as Performance & { memory?: { usedJSHeapSize: number } }).memory;
  if (data === undefined) return system.error === null ? <Skeleton /> : <ProblemNotice error={system.error} onRetry={system.reload} />;
  const fact = (label: string, value: ReactNode, tone?: string) => (
    <div key={label}>
      <dt>{label}</dt>
      <dd className={tone}>{value}</dd>
    </div>
  );
  return (
    <>
      {system.error === null ? null : <ProblemNotice error={system.error} onRetry={system.reload} lastGood={system.loadedAt === null ? null : formatClock(new Date(system.loadedAt))} />}
      {data.samplesDropped > 0 ? (
        <div className="notice notice-error" role="alert">
          <p>{t('system.dropWarning')}</p>
        </div>
      ) : null}
      <dl className="system-facts">
        {fact(t('system.version'), data.version)}
        {fact(t('system.host'), t(`system.hosts.${data.host}`))}
        {fact(t('system.startedAt'), <>{formatDateTime(data.startedAt)} <small className="muted">{t('system.upFor', { duration: formatDuration(secondsSince(data.startedAt, now)) })}</small></>)}
        {fact(t('system.database'), <>{data.database.state} <small className="muted">{data.database.detail}</small></>)}
        {fact(t('system.activations'), formatCount(data.activations, language))}
        {fact(t('system.feedClients'), formatCount(data.feedClients, language))}
        {fact(`${t('system.samples')} · ${t('system.written')}`, formatCount(data.samplesWritten, language))}
        {fact(`${t('system.samples')} · ${t('system.spilled')}`, formatCount(data.samplesSpilled, language), data.samplesSpilled > 0 ? 'severity-minor' : undefined)}
        {fact(`${t('system.samples')} · ${t('system.dropped')}`, formatCount(data.samplesDropped, language), data.samplesDropped > 0 ? 'severity-critical' : undefined)}
        {fact(t('system.icmp'), data.icmpMethod)}
        {fact(
          t('system.decoder'),
          <>
            {data.decoder.available ? t('system.available') : t('system.unavailable')} <small className="muted">{data.decoder.detail}</small>
            <br />
            <small>{t('system.workers', { count: data.decoder.workers })} · {t('system.queued', { count: data.decoder.queued })}</small>
          </>,
          data.decoder.available ? undefined : 'severity-major',
        )}
        {fact(
          t('system.browser'),
          <>
            {t('system.frames', { count: window.__live.frames })}
            {memory === undefined ? null : <small className="muted"> {t('system.heap', { size: formatBytes(memory.usedJSHeapSize) })}</small>}
          </>,
        )}
      </dl>
    </>
  );
}
