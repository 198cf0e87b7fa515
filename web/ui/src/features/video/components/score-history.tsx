import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { SeriesChart } from '@/shared/ui/series-chart';
import type { CameraDiagnosis, SamplePoint } from '@/shared/wire';
import { readHistory } from '../api/video';
import { faultCodes } from '../model/matrix';

const abnormalBelow = 60;
const scores = [0, 100] as const;
const height = 150;
const hourMs = 3_600_000;

/** The score of one fault, round by round; the worst one of now is chosen first. */
export function ScoreHistory({ shown, hours }: { shown: CameraDiagnosis; hours: number }) {
  const { t, language } = useTexts('video');
  const { id } = shown.camera;
  const scoreOf = (code: string) => shown.scores.find((one) => one.code === code)?.score ?? null;
  const worst = shown.faults[0]?.code ?? faultCodes.find((code) => (scoreOf(code) ?? 100) < 100) ?? faultCodes[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const fault = chosen ?? worst;
  const history = useQuery(`history/${id}/${fault}/${hours}/${shown.diagnosisAt}`, async (signal) => {
    const toMs = live.serverNow();
    const fromMs = toMs - hours * hourMs;
    const read = await readHistory(id, fault, Math.ceil(hours / 24), signal);
    const points = read.flatMap(({ at, score }): SamplePoint[] => (score === null || Date.parse(at) < fromMs ? [] : [{ at, min: score, mean: score, max: score, count: 1 }]));
    return { points, fromMs, toMs };
  });
  const last = history.data?.points[history.data.points.length - 1];
  const name = codeName('alarmTypes', fault, language);
  const label = last === undefined ? t('noHistory') : t('historyLabel', { name, count: history.data?.points.length, last: Math.round(last.mean), time: formatDateTime(last.at) });
  return (
    <div className="video-scores">
      <label className="toolbar-date">
        {t('scoreOf')}
        <select className="input video-short" value={fault} onChange={(event) => setChosen(event.target.value)}>
          {faultCodes.map((code) => (
            <option key={code} value={code}>
              {codeName('alarmTypes', code, language)} {scoreOf(code) === null ? '' : Math.round(scoreOf(code) ?? 0)}
            </option>
          ))}
        </select>
      </label>
      {history.error === null ? null : <ProblemNotice error={history.error} onRetry={history.reload} />}
      {history.data === undefined && history.error === null ? <Skeleton rows={4} /> : null}
      {history.data === undefined || last === undefined ? null : <SeriesChart points={history.data.points} fromMs={history.data.fromMs} toMs={history.data.toMs} unit="" label={label} height={height} span={scores} badBelow={abnormalBelow} />}
      {history.data === undefined ? null : <p className="muted">{label}</p>}
    </div>
  );
}
