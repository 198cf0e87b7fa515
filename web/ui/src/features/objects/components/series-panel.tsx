import { useEffect, useMemo, useState } from 'react';
import { download } from '@/shared/api/http';
import { readSamples, readSeries } from '@/shared/api/objects';
import { useQuery } from '@/shared/api/use-query';
import { formatQuantity } from '@/shared/format/numbers';
import { formatDateTime, formatDuration } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { useServerNow } from '@/shared/live/hooks';
import { usualStepMs, withLatest } from '@/shared/model/chart';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { SeriesChart } from '@/shared/ui/series-chart';
import { showToast } from '@/shared/ui/toasts';
import type { Id, ObjectStatus, SamplePoint, SeriesName } from '@/shared/wire';
import { samplesFile } from '../api/objects';
import { defaultRange, pointsMax, ranges, type ChartRange } from '../model/ranges';
import { fieldText, rangeMs, shifted, windowMsMax, type ChartWindow } from '../model/window';
import { Section } from './section';
import { WindowFields } from './window-fields';

const edgeMs = 5_000;
const hourMs = 3_600_000;

const keyOf = (series: SeriesName) => `${series.name}/${series.instance}`;
/** What a person asks first of a device, in this order. */
const preferred = ['cpu.load', 'memory.used', 'device.round-trip', 'stream.first-keyframe', 'picture.brightness', 'ups.battery.charge', 'sensor.temperature', 'storage.used', 'interface.in'];

interface Shown extends ChartWindow {
  points: readonly SamplePoint[];
}

interface Props {
  objectId: Id;
  device: ObjectStatus['device'];
  chosen: SeriesName | null;
  onChoose: (series: SeriesName) => void;
}

export function SeriesPanel({ objectId, device, chosen, onChoose }: Props) {
  const { t, language } = useTexts('objects');
  const [range, setRange] = useState<ChartRange>(defaultRange);
  // What was chosen to look back at; without it the range ends now.
  const [past, setPast] = useState<ChartWindow | null>(null);
  const now = useServerNow(edgeMs);
  const isLive = range.live && past === null;
  // Farther back the names of the last 400 days must do.
  const hours = past === null ? range.hours : Math.min(windowMsMax, now - past.fromMs) / hourMs;
  const list = useQuery(`series/${objectId}/${Math.ceil(hours)}`, (signal) => readSeries(objectId, Math.ceil(hours), signal));
  const names = useMemo(
    () => [...(list.data ?? [])].sort((a, b) => (codeName('quantities', a.name, language) + a.instance).localeCompare(codeName('quantities', b.name, language) + b.instance)),
    [list.data, language],
  );
  const fallback = preferred.map((name) => names.find((series) => series.name === name)).find((series) => series !== undefined) ?? names[0] ?? null;
  const series = chosen ?? fallback;
  const samples = useQuery<Shown>(
    series === null ? null : `samples/${objectId}/${keyOf(series)}/${past === null ? range.key : `${past.fromMs}-${past.toMs}`}`,
    async (signal) => {
      const { fromMs, toMs } = past ?? { fromMs: live.serverNow() - rangeMs(range), toMs: live.serverNow() };
      const points = series === null ? [] : await readSamples(objectId, series, new Date(fromMs).toISOString(), new Date(toMs).toISOString(), pointsMax, signal);
      return { points, fromMs, toMs };
    },
    past === null ? range.refreshMs : undefined,
  );
  useEffect(() => {
    if (chosen !== null) document.getElementById('series-panel')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const read = samples.data;
  const data = useMemo(
    () => (isLive ? withLatest(read?.points ?? [], series, device?.quantities ?? [], device?.lastPollAt ?? null) : (read?.points ?? [])),
    [isLive, read, series, device],
  );
  const toMs = past?.toMs ?? (range.live ? Math.max(now, read?.toMs ?? 0) : (read?.toMs ?? now));
  const fromMs = past?.fromMs ?? toMs - rangeMs(range);
  const label = (one: SeriesName) => `${codeName('quantities', one.name, language)}${one.instance === '' ? '' : ` ${one.instance}`}`;
  const spanName = (one: ChartRange) => t(`chart.range.${one.key}`);
  const last = data[data.length - 1];
  const summary =
    series === null || last === undefined
      ? t('chart.none')
      : t(past === null ? 'chart.label' : 'chart.labelPast', {
          name: label(series),
          span: spanName(range),
          from: formatDateTime(new Date(fromMs).toISOString()),
          to: formatDateTime(new Date(toMs).toISOString()),
          min: formatQuantity(Math.min(...data.map((point) => point.min)), series.unit),
          max: formatQuantity(Math.max(...data.map((point) => point.max)), series.unit),
          last: formatQuantity(last.mean, series.unit),
        });
  const follow = (one: ChartRange) => {
    setRange(one);
    setPast(null);
  };
  const isRolledUp = data.some((point) => point.count > 1);
  const save = () => {
    if (series === null || read === undefined) return;
    const path = samplesFile(objectId, series, new Date(read.fromMs).toISOString(), new Date(read.toMs).toISOString(), pointsMax, language);
    download(path, `${series.name}-${past === null ? range.key : fieldText(past.fromMs).replaceAll(':', '')}.csv`).catch((error: unknown) => showToast(problemText(error, t), { error: true }));
  };
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
          <span role="group" aria-label={t('chart.span')}>
            {ranges.map((one) => (
              <button key={one.key} type="button" className="button" aria-pressed={past === null && range.key === one.key} onClick={() => follow(one)}>
                {spanName(one)}
              </button>
            ))}
            <button type="button" className="button" aria-label={t('window.earlier')} title={t('window.earlier')} onClick={() => setPast(shifted({ fromMs, toMs }, -1, now))}>
              ‹
            </button>
            <button type="button" className="button" aria-label={t('window.later')} title={t('window.later')} disabled={past === null} onClick={() => past !== null && setPast(shifted(past, 1, now))}>
              ›
            </button>
            <button type="button" className="button" disabled={data.length === 0} onClick={save}>
              {t('chart.export')}
            </button>
          </span>
        </div>
        <WindowFields key={past === null ? range.key : `${past.fromMs}-${past.toMs}`} shown={{ fromMs, toMs }} nowMs={now} onChoose={setPast} />
        {samples.error === null ? null : <ProblemNotice error={samples.error} onRetry={samples.reload} />}
        {list.error === null ? null : <ProblemNotice error={list.error} onRetry={list.reload} />}
        {samples.loading && read === undefined && series !== null ? <Skeleton rows={5} /> : null}
        {series !== null && data.length > 0 ? (
          <>
            <SeriesChart points={data} fromMs={fromMs} toMs={toMs} unit={series.unit} label={summary} />
            <p className="muted">
              {summary}
              {isRolledUp ? ` ${t('chart.rolled', { duration: formatDuration(usualStepMs(data) / 1000) })}` : ''}
            </p>
          </>
        ) : null}
        {(series === null && list.data !== undefined) || (read !== undefined && data.length === 0) ? <p className="empty">{t('chart.none')}</p> : null}
      </Section>
    </div>
  );
}
