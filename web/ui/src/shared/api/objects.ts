import type { Id, Instant, ObjectClass, SamplePoint, SeriesName } from '../wire';
import { get, withQuery } from './http';

export const readClasses = (signal: AbortSignal) => get<ObjectClass[]>('/api/classes', signal);
export const readSeries = (id: Id, hours: number, signal: AbortSignal) => get<SeriesName[]>(withQuery(`/api/objects/${id}/series`, { hours }), signal);
export const readSamples = (id: Id, series: SeriesName, from: Instant, to: Instant, points: number, signal: AbortSignal) =>
  get<SamplePoint[]>(withQuery(`/api/objects/${id}/samples`, { name: series.name, instance: series.instance, from, to, points }), signal);
