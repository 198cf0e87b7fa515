import type { AlarmWindow, Id } from '@/shared/wire';

export const windowPhases = ['active', 'coming', 'past'] as const;
export type WindowPhase = (typeof windowPhases)[number];

export function phaseOf(window: AlarmWindow, nowMs: number): WindowPhase {
  if (Date.parse(window.draft.until) <= nowMs) return 'past';
  return window.draft.from !== null && Date.parse(window.draft.from) > nowMs ? 'coming' : 'active';
}

/** An object that was put under maintenance on its page: it ends there too. */
export const isOfObject = (window: AlarmWindow): boolean => window.id === window.draft.objectId;

/** A window that was ended before its beginning never was. */
export const wasTakenBack = (window: AlarmWindow): boolean => window.draft.from !== null && Date.parse(window.draft.until) <= Date.parse(window.draft.from);

/** What is in force ends next comes first; what is over ended last comes first. */
export function inPhase(windows: readonly AlarmWindow[], phase: WindowPhase, nowMs: number): AlarmWindow[] {
  const found = windows.filter((window) => phaseOf(window, nowMs) === phase);
  const by = phase === 'coming' ? (window: AlarmWindow) => Date.parse(window.draft.from ?? '') : (window: AlarmWindow) => Date.parse(window.draft.until);
  return found.sort((a, b) => (phase === 'past' ? by(b) - by(a) : by(a) - by(b)));
}

/** What a new window is about when somebody comes from an object or an alarm. */
export interface WindowSubject {
  unitId: number;
  objectId: Id | null;
  objectName: string | null;
  classCode: string | null;
}
