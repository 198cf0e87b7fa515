import { severityRank } from '@/shared/model/severity';
import type { Alarm } from '@/shared/wire';

export type AlarmSort = 'urgency' | 'newest' | 'oldest' | 'object' | 'unit';
export const alarmSorts: readonly AlarmSort[] = ['urgency', 'newest', 'oldest', 'object', 'unit'];

const byId = (a: Alarm, b: Alarm) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
// ISO 8601 in UTC sorts as text.
const newestFirst = (a: Alarm, b: Alarm) => (a.openedAt > b.openedAt ? -1 : a.openedAt < b.openedAt ? 1 : byId(a, b));

/** What nobody has taken on comes first, then the level, then the newest. A repeat does not move a row. */
function byUrgency(a: Alarm, b: Alarm): number {
  const acknowledged = Number(a.acknowledgedAt !== null) - Number(b.acknowledgedAt !== null);
  return acknowledged || severityRank(a.severity) - severityRank(b.severity) || newestFirst(a, b);
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export const alarmOrders: Record<AlarmSort, (a: Alarm, b: Alarm) => number> = {
  urgency: byUrgency,
  newest: newestFirst,
  oldest: (a, b) => newestFirst(b, a),
  object: (a, b) => text(a.objectCode, b.objectCode) || byUrgency(a, b),
  unit: (a, b) => a.unitId - b.unitId || byUrgency(a, b),
};
