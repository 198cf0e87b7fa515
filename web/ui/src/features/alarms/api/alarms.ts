import { get, post, withQuery, type Query } from '@/shared/api/http';
import type { Alarm, AlarmCommand, AlarmCommandResult, AlarmEvent, Id, Page } from '@/shared/wire';

export const readAlarm = (id: Id, signal: AbortSignal) => get<Alarm>(`/api/alarms/${id}`, signal);
export const readTimeline = (id: Id, signal: AbortSignal) => get<AlarmEvent[]>(`/api/alarms/${id}/timeline`, signal);
export const listAlarms = (query: Query, signal: AbortSignal) => get<Page<Alarm>>(withQuery('/api/alarms', query), signal);

/** The server takes at most this many alarms in one command. */
const commandSize = 500;

/** Sends a command in portions; the result has one line for every alarm. */
export async function commandAlarms(command: AlarmCommand): Promise<AlarmCommandResult[]> {
  const results: AlarmCommandResult[] = [];
  for (let from = 0; from < command.alarmIds.length; from += commandSize) {
    const portion = { ...command, alarmIds: command.alarmIds.slice(from, from + commandSize) };
    results.push(...(await post<AlarmCommandResult[]>('/api/alarms/commands', portion)));
  }
  return results;
}
