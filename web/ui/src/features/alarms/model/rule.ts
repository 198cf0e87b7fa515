import type { AlarmRule, AlarmRuleDraft, AlarmRuleField, AlarmRuleFields } from '@/shared/wire';

export const newFields: AlarmRuleFields = {
  name: '', enabled: true, order: 100, filter: '', hours: [], zone: 'Asia/Shanghai', severity: null, announceAfterSeconds: null, suppress: false, acknowledge: false,
  clearAfterSeconds: null, ticket: false, forward: null,
};

const parts: Record<AlarmRuleField, readonly (keyof AlarmRuleFields)[]> = {
  name: ['name'], enabled: ['enabled'], order: ['order'], filter: ['filter'], hours: ['hours', 'zone'], severity: ['severity'], announceAfter: ['announceAfterSeconds'],
  suppress: ['suppress'], acknowledge: ['acknowledge'], clearAfter: ['clearAfterSeconds'], ticket: ['ticket'], forward: ['forward'],
};

/** The fields in which a unit differs from what is in force there: those it had set before, and those that were changed now. */
export function changedFields(before: AlarmRule, fields: AlarmRuleFields): AlarmRuleField[] {
  return (Object.keys(parts) as AlarmRuleField[]).filter(
    (field) => before.sets.includes(field) || parts[field].some((part) => JSON.stringify(before.fields[part]) !== JSON.stringify(fields[part])),
  );
}

/** What is sent: of a rule from above only what differs. */
export function draftOf(unitId: number, rule: AlarmRule | null, fields: AlarmRuleFields, finals: readonly AlarmRuleField[]): AlarmRuleDraft {
  return { unitId, key: rule?.key ?? null, fields, sets: rule === null || rule.unitId === unitId ? [] : changedFields(rule, fields), finals: [...finals] };
}

/** The part of a filter that is wrong, from the place that the refusal names. */
export function markedParts(filter: string, at: number, length: number): [before: string, wrong: string, after: string] {
  const start = Math.min(Math.max(at - 1, 0), filter.length);
  const end = Math.min(start + Math.max(length, 1), filter.length);
  return [filter.slice(0, start), filter.slice(start, end), filter.slice(end)];
}
