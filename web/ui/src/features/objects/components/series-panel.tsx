import { useEffect, useMemo, useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatQuantity } from '@/shared/format/numbers';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import type { Id, SamplePoint, SeriesName } from '@/shared/wire';
import { readSamples, readSeries } from '../api/objects';
import { Section } from './section';
import { SeriesChart } from './series-chart';

const spans = [1, 6, 24, 168] as const;
const points = 300;
const refreshMs = 30_000;

const keyOf = (series: SeriesName) => `${series.name}/${series.instance}`;
/** What a person asks first of a device, in this order. */
const preferred = ['cpu.load', 'memory.used', 'round-trip', 'stream.first-keyframe', 'picture.brightness', 'ups.battery.charge', 'sensor.temperature', 'storage.used', 'interface.in'];

export function SeriesPanel({ objectId, chosen, onChoose }: { objectId: Id; chosen: SeriesName | null; onChoose: (series: SeriesName) => void }) {
  const { t, language } = useTexts('objects');
  const [hours, setHours] = useState<number>(6);
  const list = useQuery(`series/${objectId}/${hours}`, (signal) => readSeries(objectId, hours, signal));
  const names = useMemo(
    () => [...(list.data ?? [])].sort((a, b) => (codeName('quantities', a.name, language) + a.instance).localeCompare(codeName('quantities', b.name, language) + b.instance)),
    [list.data, language],
  );
  const fallback = preferred.map((name) => names.find((series) => series.name === name)).find((series) => series !== undefined) ?? names[0] ?? null;
  const series = chosen ?? fallback;
  const [range, setRange] = useState({ from: 0, to: 0 });
  const samples = useQuery<SamplePoint[]>(
    series === null ? null : `samples/${objectId}/${keyOf(series)}/${hours}`,
    async (signal) => {
      if (series === null) return [];
      const to = live.serverNow();
      const from = to - hours * 3_600_000;
      const read = await readSamples(objectId, series, new Date(from).toISOString(), new Date(to).toISOString(), points, signal);
      setRange({ from, to });
      return read;
    },
    refreshMs,
  );
  useEffect(() => {
    if (chosen !== null) document.getElementById('series-panel')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const label = (one: SeriesName) => `${codeName('quantities', one.name, language)}${one.instance === '' ? '' : ` ${one.instance}`}`;
  const data = samples.data ?? [];
  const name = series === null ? '' : label(series);
  const last = data[data.length - 1];
  const summary =
    series === null || last === undefined
      ? t('chart.none')
      : t('chart.label', {
          name,
          hours,
          min: formatQuantity(Math.min(...data.map((point) => point.min)), series.unit),
          max: formatQuantity(Math.max(...data.map((point) => point.max)), series.unit),
          last: formatQuantity(last.mean, series.unit),
        });
  return (
    <div id="series-panel">
      <Section title={t('chart.title')} hint={t('chart.band')}>
        <div className="series-choice">
          <label>
            <span className="visually-hidden">{t('chart.pick')}</span>
            <select
              className="input"
              value={series === null ? '' : keyOf(series)}
              onChange={(event) => {
                const next = names.find((one) => keyOf(one) === event.target.value);
                if (next !== undefined) onChoose(next);
              }}
            >
              {series !== null && !names.some((one) => keyOf(one) === keyOf(series)) ? <option value={keyOf(series)}>{label(series)}</option> : null}
              {names.map((one) => (
                <option key={keyOf(one)} value={keyOf(one)}>
                  {label(one)}
                </option>
              ))}
            </select>
          </label>
          <span role="group" aria-label={t('chart.title')}>
            {spans.map((span) => (
              <button key={span} type="button" className="button" aria-pressed={hours === span} onClick={() => setHours(span)}>
                {span > 24 ? t('chart.days', { days: span / 24 }) : t('chart.hours', { hours: span })}
              </button>
            ))}
          </span>
        </div>
        {samples.error === null ? null : <ProblemNotice error={samples.error} onRetry={samples.reload} />}
        {list.error === null ? null : <ProblemNotice error={list.error} onRetry={list.reload} />}
        {samples.loading && samples.data === undefined && series !== null ? <Skeleton rows={5} /> : null}
        {samples.data !== undefined && series !== null && data.length > 0 ? (
          <>
            <SeriesChart points={data} fromMs={range.from} toMs={range.to} unit={series.unit} label={summary} />
            <p className="muted">{summary}</p>
          </>
        ) : null}
        {(series === null && list.data !== undefined) || (samples.data !== undefined && data.length === 0) ? <p className="empty">{t('chart.none')}</p> : null}
      </Section>
    </div>
  );
}
