import { formatDuration } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { usePermission } from '@/shared/model/session';
import { Picture } from '@/shared/ui/picture';
import type { Id, ObjectStatus } from '@/shared/wire';
import { Age } from './age';
import { Section } from './section';

type Camera = NonNullable<ObjectStatus['camera']>;

const milliseconds = (value: number | null) => (value === null ? '—' : `${Math.round(value)} ms`);

export function CameraPanel({ objectId, camera, now }: { objectId: Id; camera: Camera; now: number }) {
  const { t, language } = useTexts('objects');
  const mayView = usePermission('video.view');
  const clock = (name: 'liveness' | 'diagnosis', at: string | null, outcome: string | null, detail: string, period: number) => (
    <tr>
      <th scope="row">{t(`camera.${name}`)}</th>
      <td className={outcome === null || outcome === 'ok' ? undefined : 'severity-major'}>
        {outcome === null ? t('waiting') : codeName('outcomes', outcome, language)}
        {detail === '' ? null : <small className="object-detail-text">{detail}</small>}
      </td>
      <td>
        <Age at={at} periodSeconds={period} now={now} />
      </td>
      <td>{formatDuration(period)}</td>
    </tr>
  );
  const measurements = Object.entries(camera.measurements);
  return (
    <>
      <Section title={t('camera.clocks')}>
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t('camera.clocks')}>
          <table className="table">
            <thead>
              <tr>
                <td />
                <th scope="col">{t('camera.outcome')}</th>
                <th scope="col">{t('camera.age')}</th>
                <th scope="col">{t('camera.period')}</th>
              </tr>
            </thead>
            <tbody>
              {clock('liveness', camera.livenessAt, camera.livenessOutcome, camera.livenessDetail, camera.livenessPeriodSeconds)}
              {clock('diagnosis', camera.diagnosisAt, camera.diagnosisOutcome, camera.diagnosisDetail, camera.diagnosisPeriodSeconds)}
            </tbody>
          </table>
        </div>
        <dl className="timing">
          {(['signalling', 'firstPacket', 'firstKeyframe', 'keyframeGap'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`camera.${name}`)}</dt>
              <dd>{milliseconds({ signalling: camera.signallingMs, firstPacket: camera.firstPacketMs, firstKeyframe: camera.firstKeyframeMs, keyframeGap: camera.keyframeGapMsMax }[name])}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t('camera.latest')}>
        {mayView ? (
          <div className="object-pictures">
            <Picture path={`/api/cameras/${objectId}/picture?kind=latest`} version={camera.diagnosisAt ?? ''} label={t('camera.latest')} />
            <Picture path={`/api/cameras/${objectId}/picture?kind=reference`} label={t('camera.reference')} />
          </div>
        ) : (
          <p className="muted">{t('camera.denied')}</p>
        )}
        {measurements.length === 0 ? null : (
          <>
            <h3>{t('camera.measurements')}</h3>
            <dl className="timing">
              {measurements.map(([name, value]) => (
                <div key={name}>
                  <dt>{codeName('measurements', name, language)}</dt>
                  <dd>{Number.isInteger(value) ? value : value.toFixed(1)}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </Section>
    </>
  );
}
