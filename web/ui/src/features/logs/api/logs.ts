import { get, post, put, remove, withQuery, type Query } from '@/shared/api/http';
import type { EventRule, EventRuleDraft, LogEntry, LogTail, Page, UnmappedSource } from '@/shared/wire';

export const listLogs = (query: Query, signal: AbortSignal) => get<Page<LogEntry>>(withQuery('/api/logs', query), signal);
export const followLogs = (query: Query, signal: AbortSignal) => get<LogTail>(withQuery('/api/logs/follow', query), signal);
export const listUnmapped = (query: Query, signal: AbortSignal) => get<Page<UnmappedSource>>(withQuery('/api/logs/unmapped', query), signal);
export const listRules = (signal: AbortSignal) => get<EventRule[]>('/api/logs/rules', signal);
export const createRule = (draft: EventRuleDraft) => post<EventRule>('/api/logs/rules', draft);
export const changeRule = (rule: EventRule, draft: EventRuleDraft) => put<EventRule>(`/api/logs/rules/${rule.id}`, { draft, revision: rule.revision });
export const deleteRule = (rule: EventRule) => remove<void>(withQuery(`/api/logs/rules/${rule.id}`, { revision: rule.revision }));
