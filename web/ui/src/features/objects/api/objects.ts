import { get, post, put, remove, withQuery, type Query } from '@/shared/api/http';
import type { CredentialSet, Id, Instant, ObjectDetail, ObjectDraft, ObjectRow, ObjectStatus, Page, Relation, RelationType, SeriesName } from '@/shared/wire';

export const listObjects = (query: Query, signal: AbortSignal) => get<Page<ObjectRow>>(withQuery('/api/objects', query), signal);
export const readObject = (id: Id, signal: AbortSignal) => get<ObjectDetail>(`/api/objects/${id}`, signal);
export const readStatus = (id: Id, signal: AbortSignal) => get<ObjectStatus>(`/api/objects/${id}/status`, signal);
export const readCredentials = (signal: AbortSignal) => get<CredentialSet[]>('/api/credentials', signal);
export const samplesFile = (id: Id, series: SeriesName, from: Instant, to: Instant, points: number, lang: string) =>
  withQuery(`/api/objects/${id}/samples/export.csv`, { name: series.name, instance: series.instance, from, to, points, lang });
export const readRelations = (id: Id, history: boolean, signal: AbortSignal) => get<Relation[]>(withQuery(`/api/objects/${id}/relations`, { history }), signal);

export const createObject = (draft: ObjectDraft) => post<ObjectRow>('/api/objects', draft);
export const changeObject = (id: Id, draft: ObjectDraft, revision: number) => put<ObjectRow>(`/api/objects/${id}`, { draft, revision });
export const deleteObject = (id: Id, revision: number) => remove<void>(withQuery(`/api/objects/${id}`, { revision }));
export const setMaintenance = (id: Id, until: Instant | null, reason: string) => post<void>(`/api/objects/${id}/maintenance`, { until, reason });
export const pollNow = (id: Id) => post<{ epoch: number }>(`/api/objects/${id}/poll`);
export const createRelation = (relation: { fromId: Id; type: RelationType; toId: Id; fromPort: string | null; toPort: string | null }) => post<Relation>('/api/relations', relation);
export const deleteRelation = (id: Id) => remove<void>(`/api/relations/${id}`);
