import { get, post, put, remove, requestRaw, withQuery } from '@/shared/api/http';
import type {
  Id, Page, ObjectRow, TopologyDecided, TopologyDecision, TopologyDiscovery, TopologyEdit, TopologyImpact, TopologyMapDraft, TopologyMapRow, TopologyPaths,
  TopologyPictureKey, TopologyProposal, TopologyView,
} from '@/shared/wire';

export const readMaps = (signal: AbortSignal) => get<TopologyMapRow[]>('/api/topology/maps', signal);
export const readMap = (id: Id, signal?: AbortSignal) => get<TopologyView>(`/api/topology/maps/${id}`, signal);
export const createMap = (unitId: number, draft: TopologyMapDraft, copyOf: Id | null) => post<TopologyMapRow>('/api/topology/maps', { unitId, draft, copyOf });
export const changeMap = (id: Id, draft: TopologyMapDraft, revision: number) => put<TopologyMapRow>(`/api/topology/maps/${id}`, { draft, revision });
export const deleteMap = (id: Id, revision: number) => remove<void>(withQuery(`/api/topology/maps/${id}`, { revision }));
export const editMap = (id: Id, edit: TopologyEdit) => post<TopologyMapRow>(`/api/topology/maps/${id}/edits`, edit);
export const readPath = (from: Id, to: Id, signal: AbortSignal) => get<TopologyPaths>(withQuery('/api/topology/path', { from, to }), signal);
export const readImpact = (of: { object?: Id; relation?: Id }, signal: AbortSignal) => get<TopologyImpact>(withQuery('/api/topology/impact', of), signal);
export const findObjects = (text: string, unit: number, signal: AbortSignal) => get<Page<ObjectRow>>(withQuery('/api/objects', { text, unit, size: 20 }), signal);
export const readProposals = (unit: number, state: string, signal: AbortSignal) => get<TopologyProposal[]>(withQuery('/api/topology/proposals', { unit, state }), signal);
export const decide = (decision: TopologyDecision) => post<TopologyDecided>('/api/topology/proposals/decisions', decision);
export const readDiscovery = (unit: number, signal: AbortSignal) => get<TopologyDiscovery>(withQuery('/api/topology/discovery', { unit }), signal);
export const startDiscovery = (unitId: number) => post<TopologyDiscovery>('/api/topology/discovery', { unitId });

export const linksCsvPath = (id: Id) => `/api/topology/maps/${id}/links.csv`;

/** A picture goes as its bytes, under its own type. */
export async function sendPicture(mapId: Id, file: Blob): Promise<TopologyPictureKey> {
  const answer = await requestRaw('POST', `/api/topology/maps/${mapId}/pictures`, file);
  return (await answer.json()) as TopologyPictureKey;
}
