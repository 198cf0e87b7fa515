import type { Alarm, AlarmState } from '@/shared/wire';

/** What a rule, a window or a person keeps out of the list of what is to be done. */
export const withheldStates = ['shelved', 'suppressed', 'outOfService'] as const satisfies readonly AlarmState[];
export type WithheldState = (typeof withheldStates)[number];

/** Whether people are meant to see it in the list of what is to be done. */
export const isActive = (alarm: Alarm): boolean => alarm.clearedAt === null && !(withheldStates as readonly AlarmState[]).includes(alarm.state);
