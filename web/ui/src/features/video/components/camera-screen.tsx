import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatQuantity } from '@/shared/format/numbers';
import { formatDateTime, formatDuration, formatShortTime, secondsSince } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { usePermission } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { Dialog } from '@/shared/ui/overlays';
import { Picture } from '@/shared/ui/picture';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { SeverityLabel, StateLabel } from '@/shared/ui/severity-marker';
import { showToast } from '@/shared/ui/toasts';
import type { CameraDiagnosis, DayProfile, FaultVerdict, Id } from '@/shared/wire';
import { judge, liftQuarantine, listRounds, readCamera, readHistory, runNow, takeReference, withdrawExclusion } from '../api/video';
import { HistoryChart } from './history-chart';

const refreshMs = 5000;
const verdicts: readonly FaultVerdict[] = ['trueAlarm', 'falseAlarm', 'acceptedAsNormal'];
const delays = ['signallingMs', 'streamMs', 'keyframeMs', 'keyframeGapMsMax', 'latenessMsMax'] as const;

export function CameraScreen({ id }: { id: Id }) {
  const page = useQuery(`camera/${id}`, (signal) => readCamera(id, signal), refreshMs);
  if (page.data === undefined) return page.error === null ? <Skeleton rows={10} /> : <ProblemNotice error={page.error} onRetry={page.reload} />;
  return (
    <>
      {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} lastGood={formatDateTime(page.data.diagnosisAt)} />}
      <CameraPage shown={page.data} reload={page.reload} />
    </>
  );
}

function CameraPage({ shown, reload }: { shown: CameraDiagnosis; reload: () => void }) {
  const { t, language } = useTexts('video');
  const now = useServerNow(1000);
  const mayView = usePermission('video.view');
  const mayConfigure = usePermission('monitoring.configure');
  const mayHandle = usePermission('alarm.handle');
  const [accepting, setAccepting] = useState<DayProfile | null>(null);
  const [judging, setJudging] = useState<{ fault: string; verdict: FaultVerdict } | null>(null);
  const [note, setNote] = useState('');
  const { camera } = shown;
  const profile = shown.profile ?? 'day';
  const reference = shown.references.find((row) => row.profile === profile) ?? shown.references[0];
  const lastRound = useQuery(shown.diagnosisAt === null ? null : `round/${camera.id}/${shown.diagnosisAt}`, (signal) => listRounds({ camera: camera.id, size: 1 }, signal));
  const round = lastRound.data?.rows[0];
  const did = (work: Promise<unknown>, text: string) =>
    work.then(
      () => {
        showToast(text);
        reload();
        lastRound.reload();
      },
      (error: unknown) => showToast(problemText(error, t), { error: true }),
    );
  const age = (at: string | null) => (at === null ? t('never') : t('common:ago', { duration: formatDuration(secondsSince(at, now)) }));
  const regions = shown.faults.flatMap((fault) => (fault.region === null ? [] : [fault.region]));
  return (
    <div className="video-page">
      <header className="video-head">
        <div>
          <h1>
            {camera.isKey ? '★ ' : ''}
            {camera.name} <span className="muted mono">{camera.code}</span>
          </h1>
          <p>
            <StateLabel state={camera.state} /> <span className="muted">{t(`commissioning.${camera.commissioning}`)}</span> <Link to={`/objects/${camera.id}`}>{t('object')}</Link>
          </p>
        </div>
        <div className="toolbar-end">
          {mayConfigure || mayHandle ? (
            <button type="button" className="button button-primary" onClick={() => void did(runNow({ cameraId: camera.id }), t('runSent'))}>
              {t('runNow')}
            </button>
          ) : null}
          {mayConfigure && shown.pictureAt !== null ? (
            <button type="button" className="button" onClick={() => setAccepting(profile)}>
              {t('accept')}
            </button>
          ) : null}
          {shown.quarantined && (mayConfigure || mayHandle) ? (
            <button type="button" className="button" onClick={() => void did(liftQuarantine(camera.id), t('lifted'))}>
              {t('lift')}
            </button>
          ) : null}
        </div>
      </header>
      <section className="panel" aria-label={t('pictures')}>
        <header>
          <h2>{shown.pictureAt === null ? t('noPicture') : t('asOf', { time: formatShortTime(shown.pictureAt, now) })}</h2>
          <small>{age(shown.pictureAt)}</small>
        </header>
        <div className="panel-body">
          {mayView ? (
            <div className="video-pair">
              {shown.evidenceKey === null ? (
                <Picture path={`/api/cameras/${camera.id}/picture?kind=latest`} version={shown.pictureAt ?? ''} label={t('latest')} regions={regions} />
              ) : (
                <Picture path={`/api/pictures/${shown.evidenceKey}`} label={t('evidence')} regions={regions} />
              )}
              {reference === undefined ? (
                <p className="picture-none">{t('noReference')}</p>
              ) : (
                <Picture path={`/api/pictures/${reference.pictureKey}`} label={t('reference', { profile: t(`profile.${reference.profile}`), who: reference.acceptedBy ?? t('learnt') })} />
              )}
            </div>
          ) : (
            <p>{t('denied')}</p>
          )}
        </div>
      </section>
      <section className="panel" aria-label={t('faults')}>
        <header>
          <h2>{t('faults')}</h2>
        </header>
        <div className="panel-body table-scroll" tabIndex={0} role="region" aria-label={t('faults')}>
          {shown.faults.length === 0 ? <p className="severity-cleared">{t('noFaults')}</p> : null}
          {shown.faults.length === 0 ? null : (
            <table className="table">
              <thead>
                <tr>
                  {(['fault', 'level', 'score', 'value', 'limit', 'since', 'verdict'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(column === 'verdict' ? 'verdict.label' : column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.faults.map((fault) => {
                  const said = round?.verdicts.find((verdict) => verdict.fault === fault.code);
                  const judgeable = mayHandle && round?.faults.some((found) => found.code === fault.code);
                  return (
                    <tr key={fault.code}>
                      <th scope="row">
                        {codeName('alarmTypes', fault.code, language)}
                        {fault.detail === '' ? null : <small className="muted"> {codeName('outcomes', fault.detail, language)}</small>}
                      </th>
                      <td>
                        <SeverityLabel level={fault.severity} />
                      </td>
                      <td>{fault.score === null ? '—' : Math.round(fault.score)}</td>
                      <td>{fault.value === null ? '—' : formatQuantity(fault.value, fault.unit)}</td>
                      <td>{fault.limit === null ? '—' : formatQuantity(fault.limit, fault.unit)}</td>
                      <td className="nowrap">
                        {formatShortTime(fault.since, now)} <small className="muted">{t('hits', { hits: fault.hits, window: fault.window })}</small>
                      </td>
                      <td className="video-verdicts">
                        {said === undefined ? null : <strong>{t('verdict.said', { verdict: t(`verdict.${said.verdict}`), who: said.by })}</strong>}
                        {judgeable
                          ? verdicts.map((verdict) => (
                              <button key={verdict} type="button" className="button" aria-pressed={said?.verdict === verdict} onClick={() => setJudging({ fault: fault.code, verdict })}>
                                {t(`verdict.${verdict}`)}
                              </button>
                            ))
                          : null}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )}
        </div>
      </section>
      <div className="video-pair">
        <section className="panel" aria-label={t('clocks')}>
          <header>
            <h2>{t('clocks')}</h2>
          </header>
          <dl className="facts panel-body">
            <dt>{t('liveness')}</dt>
            <dd>
              {shown.livenessOutcome === null ? t('never') : codeName('outcomes', shown.livenessOutcome, language)} · {age(shown.livenessAt)} · {t('every', { duration: formatDuration(shown.livenessPeriodSeconds) })}
            </dd>
            <dt>{t('diagnosis')}</dt>
            <dd>
              {shown.diagnosisOutcome === null ? t('never') : codeName('outcomes', shown.diagnosisOutcome, language)} · {age(shown.diagnosisAt)}
              {shown.diagnosisPeriodSeconds > 0 ? ` · ${t('every', { duration: formatDuration(shown.diagnosisPeriodSeconds) })}` : null} {shown.diagnosisDetail}
            </dd>
            <dt>{t('nextRound')}</dt>
            <dd>
              {formatDateTime(shown.nextRoundAt)} {shown.planName ?? t('noPlan')}
            </dd>
            {delays.map((name) => (
              <div key={name} className="video-contents">
                <dt>{t(`delay.${name}`)}</dt>
                <dd>{shown[name] === null ? '—' : `${Math.round(shown[name])} ms`}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="panel" aria-label={t('exclusions')}>
          <header>
            <h2>{t('exclusions')}</h2>
          </header>
          <div className="panel-body">
            {shown.expectedReason === null ? null : <p>{t('expected', { reason: shown.expectedReason, until: formatDateTime(shown.expectedUntil), order: shown.expectedOrder ?? '—' })}</p>}
            {shown.exclusions.filter((row) => row.withdrawnAt === null).length === 0 ? <p className="muted">{t('noExclusions')}</p> : null}
            <ul>
              {shown.exclusions.filter((row) => row.withdrawnAt === null).map((row) => (
                <li key={row.id}>
                  {codeName('alarmTypes', row.fault, language)} {row.profile === null ? '' : t(`profile.${row.profile}`)} · {row.reason} <span className="muted">{row.createdBy}</span>{' '}
                  {mayConfigure ? (
                    <button type="button" className="button" onClick={() => void did(withdrawExclusion(row.id), t('withdrawn'))}>
                      {t('withdraw')}
                    </button>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        </section>
      </div>
      <History id={camera.id} shown={shown} />
      {accepting === null ? null : (
        <Dialog
          title={t('accept')}
          onClose={() => setAccepting(null)}
          onSubmit={() => {
            setAccepting(null);
            void did(takeReference(camera.id, accepting), t('accepted'));
          }}
          actions={<button type="submit" className="button button-primary">{t('common:action.confirm')}</button>}
        >
          <p>{t('acceptEffect', { name: camera.name, time: formatDateTime(shown.pictureAt), profile: t(`profile.${accepting}`) })}</p>
        </Dialog>
      )}
      {judging === null || round === undefined ? null : (
        <Dialog
          title={t(`verdict.${judging.verdict}`)}
          onClose={() => setJudging(null)}
          onSubmit={() => {
            setJudging(null);
            void did(judge(round.id, judging.fault, judging.verdict, note.trim() || null), t('verdict.saved'));
            setNote('');
          }}
          actions={<button type="submit" className="button button-primary" disabled={judging.verdict === 'acceptedAsNormal' && note.trim() === ''}>{t('common:action.confirm')}</button>}
        >
          <p>{t(`verdict.effect.${judging.verdict}`, { fault: codeName('alarmTypes', judging.fault, language) })}</p>
          <label className="field">
            <span>{t('reason')}</span>
            <textarea className="input" rows={3} value={note} onChange={(event) => setNote(event.target.value)} />
          </label>
        </Dialog>
      )}
    </div>
  );
}

const daysOffered = [1, 7, 31] as const;

function History({ id, shown }: { id: Id; shown: CameraDiagnosis }) {
  const { t, language } = useTexts('video');
  const first = shown.faults[0]?.code ?? shown.scores[0]?.code ?? 'vq.blur';
  const [chosen, setChosen] = useState<string | null>(null);
  const [days, setDays] = useState<number>(7);
  const fault = chosen ?? first;
  const points = useQuery(`history/${id}/${fault}/${days}/${shown.diagnosisAt}`, (signal) => readHistory(id, fault, days, signal));
  return (
    <section className="panel" aria-label={t('history')}>
      <header>
        <h2>{t('history')}</h2>
        <select className="input video-short" aria-label={t('fault')} value={fault} onChange={(event) => setChosen(event.target.value)}>
          {[...new Set([fault, ...shown.scores.map((score) => score.code)])].map((code) => (
            <option key={code} value={code}>
              {codeName('alarmTypes', code, language)}
            </option>
          ))}
        </select>
        {daysOffered.map((offered) => (
          <button key={offered} type="button" className="button" aria-pressed={days === offered} onClick={() => setDays(offered)}>
            {t('days', { days: offered })}
          </button>
        ))}
      </header>
      <div className="panel-body">
        {points.error === null ? null : <ProblemNotice error={points.error} onRetry={points.reload} />}
        {points.data === undefined ? <Skeleton rows={4} /> : <HistoryChart points={points.data} days={days} name={codeName('alarmTypes', fault, language)} />}
      </div>
    </section>
  );
}
