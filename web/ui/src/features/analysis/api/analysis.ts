import { get } from '@/shared/api/http';
import type { Alarm, AlarmPivot, Page } from '@/shared/wire';
import type { Selection } from '../model/selection';

/** A condition may hold any character, so each is a parameter of its own. */
function parameters(selection: Selection, more: Record<string, string | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ from: selection.from, to: selection.to, unit: selection.unit, zone: selection.zone, ...more })) {
    if (value !== null && value !== '') query.set(name, value);
  }
  for (const condition of selection.where) query.append('where', `${condition.dimension}:${condition.value}`);
  return query.toString();
}

export const countAlarms = (selection: Selection, signal: AbortSignal) =>
  get<AlarmPivot>(`/api/analysis/alarms?${parameters(selection, { by: selection.by.join(',') })}`, signal);
export const listCounted = (selection: Selection, after: string | null, signal: AbortSignal) =>
  get<Page<Alarm>>(`/api/analysis/alarms/list?${parameters(selection, { after, size: '50' })}`, signal);
export const pivotFile = (selection: Selection, lang: string) => `/api/analysis/alarms/export.csv?${parameters(selection, { by: selection.by.join(','), lang })}`;
