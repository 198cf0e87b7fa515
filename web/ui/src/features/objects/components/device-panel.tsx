import { formatDuration } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import type { ObjectStatus } from '@/shared/wire';
import { Age } from './age';
import { Section } from './section';

type Device = NonNullable<ObjectStatus['device']>;

export function DevicePanel({ device, now }: { device: Device; now: number }) {
  const { t, language } = useTexts('objects');
  const good = device.outcome === 'answered';
  return (
    <Section title={t('device.title')} hint={t('device.every', { duration: formatDuration(device.pollPeriodSeconds) })}>
      <dl className="facts">
        <dt>{t('device.lastPoll')}</dt>
        <dd>
          <Age at={device.lastPollAt} periodSeconds={device.pollPeriodSeconds} now={now} />
        </dd>
        <dt>{t('device.outcome')}</dt>
        <dd className={good || device.outcome === null ? undefined : 'severity-major'}>{device.outcome === null ? t('waiting') : codeName('outcomes', device.outcome, language)}</dd>
        {device.detail === '' ? null : (
          <>
            <dt>{t('device.detail')}</dt>
            <dd className="object-detail-text">{device.detail}</dd>
          </>
        )}
        {device.roundTripMs === null ? null : (
          <>
            <dt>{t('device.roundTrip')}</dt>
            <dd>{device.roundTripMs.toFixed(1)} ms</dd>
          </>
        )}
        {device.uptimeSeconds === null ? null : (
          <>
            <dt>{t('device.uptime')}</dt>
            <dd>{formatDuration(device.uptimeSeconds)}</dd>
          </>
        )}
      </dl>
    </Section>
  );
}
