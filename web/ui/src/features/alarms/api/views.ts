import { get, post, put, remove, withQuery } from '@/shared/api/http';
import type { AlarmView, AlarmViewDraft, Id, Page, ShiftFigures, ShiftHandover, ShiftHandoverDraft } from '@/shared/wire';

export const listViews = (signal: AbortSignal) => get<AlarmView[]>('/api/alarm-views', signal);
export const createView = (draft: AlarmViewDraft) => post<AlarmView>('/api/alarm-views', draft);
export const changeView = (view: AlarmView, draft: AlarmViewDraft) => put<AlarmView>(`/api/alarm-views/${view.id}`, { draft, revision: view.revision });
export const deleteView = (view: AlarmView) => remove<void>(withQuery(`/api/alarm-views/${view.id}`, { revision: view.revision }));

export const listHandovers = (unit: number | null, after: string | null, size: number, signal: AbortSignal) =>
  get<Page<ShiftHandover>>(withQuery('/api/handovers', { unit, after, size }), signal);
export const readFigures = (unit: number, from: string, signal: AbortSignal) => get<ShiftFigures>(withQuery('/api/handovers/figures', { unit, from }), signal);
export const handOver = (draft: ShiftHandoverDraft) => post<ShiftHandover>('/api/handovers', draft);
export const acceptHandover = (id: Id) => post<ShiftHandover>(`/api/handovers/${id}/accept`);
