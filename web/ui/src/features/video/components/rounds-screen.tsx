import { useEffect, useState } from 'react';
import { download, withQuery } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { formatPercent } from '@/shared/format/numbers';
import { formatDateTime } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { changeQuery, Link, useLocation } from '@/shared/router/router';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { showToast } from '@/shared/ui/toasts';
import { listRounds, readRanking, readRates, readReport } from '../api/video';
import { faultCodes } from '../model/matrix';

const pageSize = 100;
const rankDays = 30;
const dayMs = 86_400_000;

/** What the rounds found: the list, the worst cameras, the report of a day and how often an alarm was false. */
export function RoundsScreen() {
  const { t, language } = useTexts('video');
  const { query } = useLocation();
  const fault = query.get('fault');
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  useEffect(() => setTrail([null]), [fault]);
  const [from] = useState(() => new Date(live.serverNow() - dayMs).toISOString());
  const after = trail[trail.length - 1] ?? null;
  const rounds = useQuery(`rounds/${fault}/${after}`, (signal) => listRounds({ fault, after, size: pageSize }, signal));
  const ranking = useQuery('ranking', (signal) => readRanking(null, rankDays, signal));
  const rates = useQuery('rates', (signal) => readRates(null, rankDays, signal));
  const report = useQuery(`report/${from}`, (signal) => readReport(null, from, signal));
  const save = (path: string, name: string) => download(path, name).catch((error: unknown) => showToast(problemText(error, t), { error: true }));
  const problem = rounds.error ?? ranking.error ?? rates.error ?? report.error;
  const table = (title: string, columns: readonly string[], rows: readonly { key: string; cells: readonly (string | number)[]; camera?: string }[]) => (
    <section className="panel" aria-label={title}>
      <header><h2>{title}</h2></header>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead><tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                {row.cells.map((cell, index) => (
                  // A row's cells keep their places.
                  <td key={columns[index]}>{index === 0 && row.camera !== undefined ? <Link to={`/video/cameras/${row.camera}`}>{cell}</Link> : cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
  const faultName = (code: string) => codeName('alarmTypes', code, language);
  return (
    <div className="video-page">
      <h1 className="visually-hidden">{t('screen.rounds')}</h1>
      <div className="toolbar">
        <label className="toolbar-date">
          {t('fault')}
          <select className="input" value={fault ?? ''} onChange={(event) => changeQuery({ fault: event.target.value || null })}>
            <option value="">{t('all')}</option>
            {faultCodes.map((code) => <option key={code} value={code}>{faultName(code)}</option>)}
          </select>
        </label>
        <span className="toolbar-end">
          <button type="button" className="button" onClick={() => void save(withQuery('/api/diagnosis/rounds/export.csv', { fault }), 'diagnosis-rounds.csv')}>{t('exportRounds')}</button>
          <button type="button" className="button" onClick={() => void save(withQuery('/api/diagnosis/report/export.csv', { from }), 'diagnosis-report.csv')}>{t('exportReport')}</button>
        </span>
      </div>
      {problem === null ? null : <ProblemNotice error={problem} onRetry={rounds.reload} />}
      {rounds.data === undefined && rounds.error === null ? <Skeleton rows={10} /> : null}
      {table(t('screen.rounds'), [t('camera'), t('unit'), t('time'), t('outcome'), t('faults')], (rounds.data?.rows ?? []).map((row) => ({
        key: row.id, camera: row.cameraId,
        cells: [row.cameraName, pickName({ nameZh: row.unitNameZh, nameEn: row.unitNameEn }, language), formatDateTime(row.at), codeName('outcomes', row.outcome, language), row.faults.map((found) => faultName(found.code)).join('、') || '—'],
      })))}
      <div className="pager">
        <button type="button" className="button" disabled={trail.length === 1} onClick={() => setTrail(trail.slice(0, -1))}>{t('common:action.previous')}</button>
        <button type="button" className="button" disabled={!rounds.data?.next} onClick={() => setTrail([...trail, rounds.data?.next ?? null])}>{t('common:action.next')}</button>
      </div>
      <div className="video-pair">
        {table(t('ranking'), [t('camera'), t('badRounds'), t('failedRounds'), t('allRounds'), t('fault')], (ranking.data ?? []).map((row) => ({ key: row.cameraId, camera: row.cameraId, cells: [row.cameraName, row.badRounds, row.failedRounds, row.rounds, row.worstFault === null ? '—' : faultName(row.worstFault)] })))}
        {table(t('rates'), [t('fault'), t('verdict.trueAlarm'), t('verdict.falseAlarm'), t('verdict.acceptedAsNormal'), t('falseRate')], (rates.data ?? []).map((row) => ({ key: row.fault, cells: [faultName(row.fault), row.trueAlarms, row.falseAlarms, row.acceptedAsNormal, `${formatPercent(row.falseAlarmRate * 100)} %`] })))}
      </div>
      {table(t('report'), [t('unit'), t('class'), t('cameras'), t('good'), t('abnormal'), t('undiagnosed'), t('goodRate')], (report.data ?? []).map((row) => ({
        key: `${row.unitId}/${row.classCode}`,
        cells: [pickName({ nameZh: row.unitNameZh, nameEn: row.unitNameEn }, language), row.classCode, row.cameras, row.good, row.abnormal, row.undiagnosed, row.goodRate === null ? '—' : `${formatPercent(row.goodRate * 100)} %`],
      })))}
    </div>
  );
}
