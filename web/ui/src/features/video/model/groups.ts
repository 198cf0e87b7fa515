import type { DiagnosisPlan, LimitOverride } from '@/shared/wire';

/** The groups that plans and limits speak of: what a person is likely to mean. */
export function knownGroups(plans: readonly DiagnosisPlan[], overrides: readonly LimitOverride[]): readonly string[] {
  const found = new Set([...plans.flatMap((plan) => plan.draft.groups), ...overrides.flatMap((row) => row.draft.group ?? [])]);
  return [...found].sort((a, b) => a.localeCompare(b));
}
