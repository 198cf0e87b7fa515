import { get, post, put, remove, withQuery, type Query } from '@/shared/api/http';
import type {
  AlarmSource, AlarmSourceDraft, AlarmSourceSaved, Id, Notice, NoticeChannel, NoticeChannelDraft, NoticeChannelName, NoticeProfile, NoticeRoute, NoticeRouteFields,
  NoticeStep, NoticeTrial, Page, PersonName, Rota, RotaDuty, RotaFields, RotaOverrideDraft,
} from '@/shared/wire';

export const listNotices = (query: Query, signal: AbortSignal) => get<Page<Notice>>(withQuery('/api/notices', query), signal);
export const sendAgain = (id: Id) => post<Notice>(`/api/notices/${id}/again`);
export const markRead = (ids: Id[] | null) => post<void>('/api/notices/read', { ids });
export const readProfile = (signal: AbortSignal) => get<NoticeProfile>('/api/notices/profile', signal);
export const saveProfile = (profile: NoticeProfile) => put<NoticeProfile>('/api/notices/profile', profile);
export const mute = (minutes: number) => post<void>('/api/notices/mute', { minutes });

export const listChannels = (signal: AbortSignal) => get<NoticeChannel[]>('/api/notice-channels', signal);
export const listUsableChannels = (signal: AbortSignal) => get<NoticeChannelName[]>('/api/notice-channels/usable', signal);
export const saveChannel = (id: Id | null, draft: NoticeChannelDraft, revision: number) => put<NoticeChannel>('/api/notice-channels', { id, draft, revision });
export const deleteChannel = (channel: NoticeChannel) => remove<void>(`/api/notice-channels/${channel.id}?revision=${channel.revision}`);
export const testChannel = (id: Id, target: string | null) => post<NoticeTrial>(`/api/notice-channels/${id}/test`, { target });

export const listRoutes = (signal: AbortSignal) => get<NoticeRoute[]>('/api/notice-routes', signal);
export const saveRoute = (id: Id | null, unitId: number, fields: NoticeRouteFields, revision: number) => put<NoticeRoute>('/api/notice-routes', { id, unitId, fields, revision });
export const deleteRoute = (route: NoticeRoute) => remove<void>(`/api/notice-routes/${route.id}?revision=${route.revision}`);
export const testStep = (unitId: number, step: NoticeStep) => post<number>('/api/notice-routes/test', { unitId, step });

export const listRotas = (signal: AbortSignal) => get<Rota[]>('/api/rotas', signal);
export const listPeople = (signal: AbortSignal) => get<PersonName[]>('/api/rotas/people', signal);
export const listDuties = (id: Id, from: string, until: string, signal: AbortSignal) => get<RotaDuty[]>(withQuery(`/api/rotas/${id}/duties`, { from, until }), signal);
export const saveRota = (id: Id | null, unitId: number, fields: RotaFields, revision: number) => put<Rota>('/api/rotas', { id, unitId, fields, revision });
export const deleteRota = (rota: Rota) => remove<void>(`/api/rotas/${rota.id}?revision=${rota.revision}`);
export const overrideDuty = (id: Id, overrides: RotaOverrideDraft[]) => post<void>(`/api/rotas/${id}/overrides`, { overrides });
export const endOverride = (id: Id) => remove<void>(`/api/rotas/overrides/${id}`);

export const listSources = (signal: AbortSignal) => get<AlarmSource[]>('/api/alarm-sources', signal);
export const saveSource = (id: Id | null, draft: AlarmSourceDraft, newToken: boolean, revision: number) => put<AlarmSourceSaved>('/api/alarm-sources', { id, draft, newToken, revision });
export const deleteSource = (source: AlarmSource) => remove<void>(`/api/alarm-sources/${source.id}?revision=${source.revision}`);
