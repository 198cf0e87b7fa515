import { readSamples, readSeries } from '@/shared/api/objects';
import { useQuery } from '@/shared/api/use-query';
import { formatQuantity } from '@/shared/format/numbers';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { SeriesChart } from '@/shared/ui/series-chart';
import type { Id, SamplePoint, SeriesName } from '@/shared/wire';

const refreshMs = 60_000;
const pointsMax = 200;
const height = 120;
const hourMs = 3_600_000;
/** Whether the stream is there is a state, not a measurement; the clocks tell it. */
const alive = 'stream.alive';

/** Delays first: they change before a picture does. */
const order = [
  'stream.signalling', 'stream.first-packet', 'stream.first-keyframe', 'stream.keyframe-gap', 'stream.lateness', 'stream.packet-gap', 'stream.lost-packets', 'picture.brightness', 'picture.contrast',
  'picture.sharpness', 'picture.noise', 'picture.saturation', 'picture.stripe', 'picture.one-colour', 'picture.difference', 'picture.residual',
];
const place = (series: SeriesName) => (order.includes(series.name) ? order.indexOf(series.name) : order.length);

interface Measured {
  series: SeriesName;
  points: SamplePoint[];
}

/** Every measurement that is stored of a camera, one small chart each over the same time. */
export function MeasurementHistory({ id, hours }: { id: Id; hours: number }) {
  const { t } = useTexts('video');
  const read = useQuery(
    `measurements/${id}/${hours}`,
    async (signal) => {
      const toMs = live.serverNow();
      const fromMs = toMs - hours * hourMs;
      const names = (await readSeries(id, hours, signal)).filter((series) => series.name !== alive).sort((a, b) => place(a) - place(b));
      const found: Measured[] = await Promise.all(names.map(async (series) => ({ series, points: await readSamples(id, series, new Date(fromMs).toISOString(), new Date(toMs).toISOString(), pointsMax, signal) })));
      return { fromMs, toMs, found: found.filter(({ points }) => points.length > 0) };
    },
    refreshMs,
  );
  if (read.data === undefined) return read.error === null ? <Skeleton rows={6} /> : <ProblemNotice error={read.error} onRetry={read.reload} />;
  const { fromMs, toMs, found } = read.data;
  if (found.length === 0) return <p className="empty">{t('noMeasurements')}</p>;
  return (
    <div className="video-measurements">
      {found.map(({ series, points }) => (
        <Measurement key={series.name} series={series} points={points} fromMs={fromMs} toMs={toMs} />
      ))}
    </div>
  );
}

function Measurement({ series, points, fromMs, toMs }: Measured & { fromMs: number; toMs: number }) {
  const { t, language } = useTexts('video');
  const text = (value: number) => formatQuantity(value, series.unit);
  const said = {
    name: codeName('quantities', series.name, language), last: text(points[points.length - 1]?.mean ?? 0), min: text(Math.min(...points.map((point) => point.min))), max: text(Math.max(...points.map((point) => point.max))),
  };
  return (
    <figure>
      <figcaption>
        {said.name} <strong>{said.last}</strong> <small className="muted">{t('measuredRange', said)}</small>
      </figcaption>
      <SeriesChart points={points} fromMs={fromMs} toMs={toMs} unit={series.unit} label={t('measuredLabel', said)} height={height} />
    </figure>
  );
}
