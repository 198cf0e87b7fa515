import { useEffect, useState } from 'react';
import { download, withQuery, type Query } from '@/shared/api/http';
import { readClasses } from '@/shared/api/objects';
import { useQuery } from '@/shared/api/use-query';
import { formatPercent } from '@/shared/format/numbers';
import { formatDateTime } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { changeQuery, useLocation } from '@/shared/router/router';
import { Pager } from '@/shared/ui/pager';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { UnitOptions } from '@/shared/ui/unit-options';
import { useCommand } from '@/shared/ui/use-command';
import { listRounds, readRanking, readRates, readReport, readTrend } from '../api/video';
import { faultCodes } from '../model/matrix';
import { FiguresPanel, type FigureRow } from './figures-panel';
import { TrendPanel } from './trend-panel';

const pageSize = 100;
const rankDays = 30;
const trendDays = 14;
const dayMs = 86_400_000;
const formats = ['xlsx', 'csv'] as const;

/** What the rounds found: the trend, the list, the worst cameras, the report of a day and how often an alarm was false. */
export function RoundsScreen() {
  const { t, language } = useTexts('video');
  const { query } = useLocation();
  const fault = query.get('fault');
  const camera = query.get('camera');
  const unit = query.get('unit') === null ? null : Number(query.get('unit'));
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  useEffect(() => setTrail([null]), [fault, camera, unit]);
  const [from] = useState(() => new Date(live.serverNow() - dayMs).toISOString());
  const after = trail[trail.length - 1] ?? null;
  const rounds = useQuery(`rounds/${fault}/${camera}/${unit}/${after}`, (signal) => listRounds({ fault, camera, unit, after, size: pageSize }, signal));
  const trend = useQuery(`trend/${unit}`, (signal) => readTrend(unit, trendDays, signal));
  const ranking = useQuery(`ranking/${unit}`, (signal) => readRanking(unit, rankDays, signal));
  const rates = useQuery(`rates/${unit}`, (signal) => readRates(unit, rankDays, signal));
  const report = useQuery(`report/${unit}/${from}`, (signal) => readReport(unit, from, signal));
  const classes = useQuery('classes', readClasses);
  const className = (code: string) => {
    const found = classes.data?.find((one) => one.code === code);
    return found === undefined ? code : pickName(found, language);
  };
  const send = useCommand();
  const problem = rounds.error ?? trend.error ?? ranking.error ?? rates.error ?? report.error;
  const reload = () => [rounds, trend, ranking, rates, report].forEach((one) => one.reload());
  const faultName = (code: string) => codeName('alarmTypes', code, language);
  const exports = (what: string, path: string, name: string, filter: Query) => (
    <span role="group" aria-label={what} className="video-exports">
      {what}
      {formats.map((format) => (
        <button key={format} type="button" className="button" onClick={() => send(download(withQuery(`${path}.${format}`, filter), `${name}.${format}`))}>
          {t(`format.${format}`)}
        </button>
      ))}
    </span>
  );
  const percent = (share: number | null) => (share === null ? '—' : `${formatPercent(share * 100)} %`);
  const roundRows = rounds.data?.rows.map(
    (row): FigureRow => ({
      key: row.id, to: `/video/cameras/${row.cameraId}`,
      isBad: row.faults.length > 0 || row.outcome !== 'ok',
      cells: [
        row.cameraName, pickName({ nameZh: row.unitNameZh, nameEn: row.unitNameEn }, language), formatDateTime(row.at), row.outcome === 'ok' ? t('roundDone') : codeName('outcomes', row.outcome, language),
        row.faults.map((found) => faultName(found.code)).join(t('listSeparator')) || '—',
      ],
    }),
  );
  const rankRows = ranking.data?.map(
    (row): FigureRow => ({ key: row.cameraId, to: `/video/cameras/${row.cameraId}`, cells: [row.cameraName, row.badRounds, row.failedRounds, row.rounds, row.worstFault === null ? '—' : faultName(row.worstFault)] }),
  );
  const rateRows = rates.data?.map((row): FigureRow => ({ key: row.fault, cells: [faultName(row.fault), row.trueAlarms, row.falseAlarms, row.acceptedAsNormal, percent(row.falseAlarmRate)] }));
  const reportRows = report.data?.map(
    (row): FigureRow => ({
      key: `${row.unitId}/${row.classCode}`, isBad: row.undiagnosed > 0,
      cells: [pickName({ nameZh: row.unitNameZh, nameEn: row.unitNameEn }, language), className(row.classCode), row.cameras, row.good, row.abnormal, row.undiagnosed, percent(row.goodRate)],
    }),
  );
  return (
    <>
      <h1 className="visually-hidden">{t('screen.rounds')}</h1>
      <div className="toolbar">
        <label className="toolbar-date">
          {t('unit')}
          <select className="input" value={unit ?? ''} onChange={(event) => changeQuery({ unit: event.target.value || null })}>
            <option value="">{t('all')}</option>
            <UnitOptions />
          </select>
        </label>
        <label className="toolbar-date">
          {t('fault')}
          <select className="input" value={fault ?? ''} onChange={(event) => changeQuery({ fault: event.target.value || null })}>
            <option value="">{t('all')}</option>
            {faultCodes.map((code) => (
              <option key={code} value={code}>
                {faultName(code)}
              </option>
            ))}
          </select>
        </label>
        {camera === null ? null : (
          <button type="button" className="button" onClick={() => changeQuery({ camera: null })}>
            {t('everyCamera')}
          </button>
        )}
        <span className="toolbar-end">
          {exports(t('exportRounds'), '/api/diagnosis/rounds/export', 'diagnosis-rounds', { fault, camera, unit })}
          {exports(t('exportReport'), '/api/diagnosis/report/export', 'diagnosis-report', { unit, from })}
        </span>
      </div>
      <div className="video-page">
        {problem === null ? null : <ProblemNotice error={problem} onRetry={reload} />}
        {trend.data === undefined ? null : <TrendPanel points={trend.data} days={trendDays} onChoose={(code) => changeQuery({ fault: code })} />}
        <FiguresPanel title={t('roundsFound')} columns={[t('camera'), t('unit'), t('time'), t('outcome'), t('faults')]} rows={roundRows} failed={rounds.error !== null} empty={t('noRounds')}>
          <Pager trail={trail} next={rounds.data?.next} onGo={setTrail} />
        </FiguresPanel>
        <div className="video-pair">
          <FiguresPanel title={t('ranking', { days: rankDays })} columns={[t('camera'), t('badRounds'), t('failedRounds'), t('allRounds'), t('worstFault')]} rows={rankRows} failed={ranking.error !== null} empty={t('noRanking')} />
          <FiguresPanel title={t('rates', { days: rankDays })} columns={[t('fault'), t('verdict.trueAlarm'), t('verdict.falseAlarm'), t('verdict.acceptedAsNormal'), t('falseRate')]} rows={rateRows} failed={rates.error !== null} empty={t('noRates')} />
        </div>
        <FiguresPanel title={t('report')} columns={[t('unit'), t('class'), t('cameras'), t('good'), t('abnormal'), t('undiagnosed'), t('goodRate')]} rows={reportRows} failed={report.error !== null} empty={t('noReport')} />
      </div>
    </>
  );
}
