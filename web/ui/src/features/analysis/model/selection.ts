import type { AlarmDimension } from '@/shared/wire';

export const dimensions = ['class', 'vendor', 'model', 'region', 'prison', 'system', 'type', 'severity', 'hour', 'day', 'week', 'month'] as const satisfies readonly AlarmDimension[];
export const dimensionsMax = 3;

/** Spans that end now, in days. */
export const spans = { '24h': 1, '7d': 7, '30d': 30, '90d': 90, '1y': 365 } as const;
export type Span = keyof typeof spans;

export interface Condition {
  dimension: AlarmDimension;
  value: string;
}

/** What is counted, as the server is asked for it. */
export interface Selection {
  by: readonly AlarmDimension[];
  from: string;
  to: string;
  unit: string | null;
  where: readonly Condition[];
  zone: string;
}

const isDimension = (name: string): name is AlarmDimension => (dimensions as readonly string[]).includes(name);
export const isTime = (dimension: AlarmDimension | undefined) => dimension === 'hour' || dimension === 'day' || dimension === 'week' || dimension === 'month';

export function readSpan(query: URLSearchParams): Span | 'custom' {
  const given = query.get('span') ?? '';
  if (given === 'custom') return 'custom';
  return given in spans ? (given as Span) : '30d';
}

export function readDimensions(query: URLSearchParams): AlarmDimension[] {
  const named = (query.get('by') ?? 'class').split(',').filter(isDimension);
  return [...new Set(named)].slice(0, dimensionsMax);
}

export function readConditions(query: URLSearchParams): Condition[] {
  return query.getAll('where').flatMap((text) => {
    const colon = text.indexOf(':');
    const dimension = text.slice(0, Math.max(0, colon));
    return isDimension(dimension) ? [{ dimension, value: text.slice(colon + 1) }] : [];
  });
}

/** From the address of the screen; a span ends at `now`, cut to the minute so that a second look asks the same. */
export function readSelection(query: URLSearchParams, now: Date, zone: string): Selection {
  const span = readSpan(query);
  const minute = Math.floor(now.getTime() / 60_000) * 60_000 + 60_000;
  const instant = (name: string, otherwise: number) => {
    const local = query.get(name);
    const at = local === null ? Number.NaN : new Date(local).getTime();
    return new Date(Number.isNaN(at) ? otherwise : at).toISOString();
  };
  const days = span === 'custom' ? 30 : spans[span];
  const start = minute - days * 86_400_000;
  return {
    by: readDimensions(query),
    from: span === 'custom' ? instant('from', start) : new Date(start).toISOString(),
    to: span === 'custom' ? instant('to', minute) : new Date(minute).toISOString(),
    unit: query.get('unit'),
    where: readConditions(query),
    zone,
  };
}

/** The dimension that a drill-down goes on with when those counted by are all fixed: from the device type to the model, from the month to the hour. */
const finer: Partial<Record<AlarmDimension, AlarmDimension>> = {
  system: 'class', class: 'vendor', vendor: 'model', model: 'type', region: 'prison', prison: 'class', type: 'severity', severity: 'type', month: 'week', week: 'day', day: 'hour', hour: 'type',
};

/** One step down: the values of a row become conditions, and the last dimension is followed by a finer one. */
export function drill(selection: Selection, key: readonly string[]): { by: AlarmDimension[]; where: Condition[] } {
  const where = [...selection.where.filter((condition) => !selection.by.includes(condition.dimension)), ...selection.by.map((dimension, place) => ({ dimension, value: key[place] ?? '' }))];
  const fixed = new Set(where.map((condition) => condition.dimension));
  let next = selection.by[selection.by.length - 1];
  for (let steps = 0; next !== undefined && fixed.has(next) && steps < dimensions.length; steps++) next = finer[next];
  const by = next === undefined || fixed.has(next) ? dimensions.find((dimension) => !fixed.has(dimension)) : next;
  return { by: by === undefined ? [] : [by], where };
}
