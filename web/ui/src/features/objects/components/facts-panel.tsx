import type { ReactNode } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDuration } from '@/shared/format/times';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { usePermission } from '@/shared/model/session';
import type { ObjectClass, ObjectDetail } from '@/shared/wire';
import { readCredentials } from '../api/objects';
import { Section } from './section';

export function FactsPanel({ detail, className }: { detail: ObjectDetail; className: ObjectClass | undefined }) {
  const { t, language } = useTexts('objects');
  const { object } = detail;
  const mayWrite = usePermission('object.write');
  const mayWriteCredentials = usePermission('credential.write');
  const mayList = mayWrite || mayWriteCredentials;
  const credentials = useQuery(mayList && detail.credentialSetId !== null ? 'credentials' : null, readCredentials);
  const credential = credentials.data?.find((set) => set.id === detail.credentialSetId)?.name;
  const facts: readonly (readonly [label: string, value: ReactNode])[] = [
    ['class', className === undefined ? object.classCode : pickName(className, language)],
    ['vendor', detail.vendor],
    ['model', detail.model],
    ['criticality', t(`common:criticality.${object.criticality}`)],
    ['protocol', t(`common:protocol.${object.protocol}`)],
    ['domain', t(`domain.${object.networkDomain}`, { defaultValue: object.networkDomain })],
    ['address', <span key="address" className="mono">{detail.port > 0 ? `${object.address}:${detail.port}` : object.address}</span>],
    ['stream', detail.streamPath === null ? null : <span key="stream" className="mono">{detail.streamPath}</span>],
    ['period', object.protocol === 'none' ? null : formatDuration(detail.pollPeriodSeconds)],
    ['diagnosisPeriod', object.protocol === 'rtsp' ? formatDuration(detail.diagnosisPeriodSeconds) : null],
    ['credential', credential ?? null],
    ['thresholds', detail.thresholds === null ? null : <span key="thresholds" className="mono">{detail.thresholds}</span>],
  ];
  return (
    <Section title={t('facts.title')}>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([label, value]) => (
            <Fact key={label} label={t(`facts.${label}`)} value={value} />
          ))}
      </dl>
    </Section>
  );
}

function Fact({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
