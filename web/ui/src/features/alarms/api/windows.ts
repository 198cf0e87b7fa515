import { get, post, remove, withQuery } from '@/shared/api/http';
import type { AlarmWindow, AlarmWindowDraft, Id, ObjectClass, ObjectDetail } from '@/shared/wire';

export const listWindows = (past: boolean, signal: AbortSignal) => get<AlarmWindow[]>(withQuery('/api/alarm-windows', { past }), signal);
export const openWindow = (draft: AlarmWindowDraft) => post<AlarmWindow>('/api/alarm-windows', draft);
export const endWindow = (window: AlarmWindow) => remove<void>(withQuery(`/api/alarm-windows/${window.id}`, { revision: window.revision }));
export const listClasses = (signal: AbortSignal) => get<ObjectClass[]>('/api/classes', signal);
export const readObject = (id: Id, signal: AbortSignal) => get<ObjectDetail>(`/api/objects/${id}`, signal);
