import { describe, expect, it } from 'vitest';
import type { Alarm, Severity } from '@/shared/wire';
import { sampleAlarm } from '@/features/alarms/model/alarm-sample';
import { noFilter, type AlarmFilter } from '@/features/alarms/model/filter';
import { alarmOrders } from '@/features/alarms/model/order';
import { Ranking } from '@/features/alarms/model/ranking';
import { AlarmSieve } from '@/features/alarms/model/sieve';

const start = Date.parse('2026-01-01T09:00:00Z');
const same = (code: string) => code;
const filters: AlarmFilter[] = [noFilter, { ...noFilter, severities: ['critical'], acks: ['no'] }, { ...noFilter, text: 'gi1', ages: ['under1h'] }, { ...noFilter, unit: 4, sights: ['suppressed'] }];

let seed = 3;
const below = (bound: number) => {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return Math.floor((seed / 4294967296) * bound);
};
const anAlarm = (id: string, nowMs: number): Alarm =>
  sampleAlarm({
    id,
    severity: (['critical', 'major', 'minor', 'warning'] as Severity[])[below(4)]!,
    instance: `Gi1/${below(3)}`,
    unitId: 3 + below(3),
    acknowledgedAt: below(2) === 0 ? null : '2026-01-01T08:00:00Z',
    state: below(4) === 0 ? 'suppressed' : 'unacknowledged',
    openedAt: new Date(nowMs - below(2 * 86_400_000)).toISOString(),
  });
const sorted = (counts: object) => Object.entries(counts).map(([name, map]) => [name, [...(map as Map<unknown, number>)].sort((a, b) => String(a[0]).localeCompare(String(b[0])))]);

describe('what is kept change by change', () => {
  it.each(filters)('equals what is counted and sorted anew, also when time goes by: %j', (filter) => {
    const units = filter.unit === null ? null : new Set([4, 5]);
    const kept = new AlarmSieve(filter, units, same);
    const ranking = new Ranking(alarmOrders.urgency);
    const open = new Map<string, Alarm>();
    const passing = new Map<string, Alarm>();
    let nowMs = start;
    for (let round = 0; round < 60; round += 1) {
      nowMs += below(400) * 1000;
      const changed = new Set(kept.aged(nowMs));
      for (let change = 0; change < 20; change += 1) {
        const id = `a${below(150)}`;
        if (below(4) === 0) open.delete(id);
        else open.set(id, open.has(id) && below(2) === 0 ? { ...open.get(id)!, count: 9 } : anAlarm(id, nowMs));
        changed.add(id);
      }
      for (const id of changed) {
        const alarm = open.get(id);
        if (alarm === undefined) kept.take(id);
        if (alarm !== undefined && kept.put(alarm, nowMs)) passing.set(id, alarm);
        else passing.delete(id);
      }
      ranking.move(changed, passing);

      const anew = new AlarmSieve(filter, units, same);
      const expected = [...open.values()].filter((alarm) => anew.put(alarm, nowMs)).sort(alarmOrders.urgency);
      expect(ranking.rows).toEqual(expected.map((alarm) => alarm.id));
      expect(sorted(kept.counts)).toEqual(sorted(anew.counts));
      expect([kept.active, kept.passed]).toEqual([anew.active, anew.passed]);
    }
  });
});
