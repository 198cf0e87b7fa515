import type { EventRuleDraft, UnmappedSource } from '@/shared/wire';

/** The levels of syslog, most urgent first; each has a text of its own. */
export const levels = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** The rule that one click makes of an unmapped source: what it is recognised by is filled in, what it means is left to the person. */
export function draftFor(source: UnmappedSource): EventRuleDraft {
  const isTrap = source.kind === 'trap';
  return {
    unitId: source.unitId,
    name: source.key,
    enabled: true,
    kind: source.kind,
    trapOids: isTrap && source.key !== '' ? [source.key] : [],
    app: isTrap || source.key === '' ? null : source.key,
    prefix: null,
    contains: isTrap || source.key !== '' ? null : source.text.slice(0, 60),
    atLeast: null,
    effect: 'raise',
    severity: source.level <= 2 ? 'major' : 'minor',
    instanceVariable: null,
    endsAfterSeconds: 3600,
  };
}

/** An empty field says nothing and is sent as null. */
export const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export const splitNames = (text: string) => text.split(/[\s,]+/).filter(Boolean);
