import { get, post, put, remove, withQuery } from '@/shared/api/http';
import type { AlarmRule, AlarmRuleDraft, AlarmRulePreview, FilterField } from '@/shared/wire';

export const listRules = (unit: number, signal: AbortSignal) => get<AlarmRule[]>(withQuery('/api/alarm-rules', { unit }), signal);
export const listFields = (signal: AbortSignal) => get<FilterField[]>('/api/alarm-rules/fields', signal);
export const checkFilter = (filter: string) => post<void>('/api/alarm-rules/filter', { filter });
export const saveRule = (draft: AlarmRuleDraft, revision: number) => put<AlarmRule>('/api/alarm-rules', { draft, revision });
export const deleteLayer = (rule: AlarmRule) => remove<void>(withQuery(`/api/alarm-rules/${rule.layerId}`, { revision: rule.revision }));
export const tryRule = (draft: AlarmRuleDraft, days: number) => post<AlarmRulePreview>('/api/alarm-rules/preview', { draft, days });
