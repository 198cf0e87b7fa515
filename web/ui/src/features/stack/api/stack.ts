import { get, withQuery } from '@/shared/api/http';
import type { Id, ObjectRow, Page, StackView } from '@/shared/wire';

export const readStack = (id: Id, signal: AbortSignal) => get<StackView>(`/api/objects/${id}/stack`, signal);
export const listApplications = (after: string | null, size: number, signal: AbortSignal) =>
  get<Page<ObjectRow>>(withQuery('/api/objects', { class: 'application', sort: 'state', after, size }), signal);
