import { download, get, withQuery } from '@/shared/api/http';
import type { AlarmNoise, NoiseGrouping } from '@/shared/wire';

interface NoiseQuery {
  by: NoiseGrouping;
  days: number;
  unit: number;
}

export const rankNoise = (query: NoiseQuery, signal: AbortSignal) => get<AlarmNoise[]>(withQuery('/api/alarms/noise', { ...query }), signal);
export const exportNoise = (query: NoiseQuery, lang: string) => download(withQuery('/api/alarms/noise/export.csv', { ...query, lang }), 'alarm-noise.csv');
