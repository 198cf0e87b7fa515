import { get, withQuery } from '@/shared/api/http';
import type { FlowSummary, Id, Instant } from '@/shared/wire';

export const readFlows = (id: Id, from: Instant, to: Instant, port: number | null, signal: AbortSignal) =>
  get<FlowSummary>(withQuery(`/api/objects/${id}/flows`, { from, to, port }), signal);
export const flowsFile = (id: Id, from: Instant, to: Instant, port: number | null, lang: string) => withQuery(`/api/objects/${id}/flows/export.csv`, { from, to, port, lang });
