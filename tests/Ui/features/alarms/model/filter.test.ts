import { describe, expect, it } from 'vitest';
import type { Alarm } from '@/shared/wire';
import { filterForServer, filterFromAddress, toggled } from '@/features/alarms/model/address';
import { sampleAlarm } from '@/features/alarms/model/alarm-sample';
import { ageBandOf, noFilter, type AlarmFilter } from '@/features/alarms/model/filter';
import { alarmOrders } from '@/features/alarms/model/order';
import { AlarmSieve } from '@/features/alarms/model/sieve';

const now = Date.parse('2026-01-01T09:00:00Z');
const same = (code: string) => code;
const sift = (list: readonly Alarm[], filter: AlarmFilter, units: ReadonlySet<number> | null, typeName = same) => {
  const sieve = new AlarmSieve(filter, units, typeName);
  return { passed: list.filter((alarm) => sieve.put(alarm, now)), counts: sieve.counts };
};
const alarms = [
  sampleAlarm({ id: '1', severity: 'critical' }),
  sampleAlarm({ id: '2', severity: 'major', acknowledgedAt: '2026-01-01T08:01:00Z', acknowledgedBy: '王' }),
  sampleAlarm({ id: '3', severity: 'major', unitId: 5, classCode: 'network.switch' }),
];

describe('the alarm filter', () => {
  it('counts in a facet what its other choices would bring', () => {
    const { passed, counts } = sift(alarms, { ...noFilter, severities: ['critical'] }, null);
    expect(passed.map((alarm) => alarm.id)).toEqual(['1']);
    expect(counts.severities.get('major')).toBe(2);
    expect(counts.systems.get('network')).toBeUndefined();
    expect(counts.acks.get('no')).toBe(1);
  });
  it('keeps counting other units when one is chosen', () => {
    const { passed, counts } = sift(alarms, { ...noFilter, unit: 4 }, new Set([4]));
    expect(passed).toHaveLength(2);
    expect(counts.units.get(5)).toBe(1);
  });
  it('finds by the name of the type as well as by its code', () => {
    expect(sift(alarms, { ...noFilter, text: '画面' }, null, () => '画面冻结').passed).toHaveLength(3);
    expect(sift(alarms, { ...noFilter, text: 'cam-01' }, null).passed).toHaveLength(3);
    expect(sift(alarms, { ...noFilter, text: 'nothing' }, null).passed).toHaveLength(0);
  });
  it('puts an alarm into one band of age', () => {
    expect(ageBandOf(sampleAlarm({ openedAt: '2026-01-01T08:59:00Z' }), now)).toBe('under5min');
    expect(ageBandOf(sampleAlarm({ openedAt: '2026-01-01T08:00:00Z' }), now)).toBe('under1day');
    expect(ageBandOf(sampleAlarm({ openedAt: '2025-12-01T08:00:00Z' }), now)).toBe('older');
  });
  it('hides what is withheld until it is asked for, and counts it', () => {
    const list = [sampleAlarm({ id: 'open' }), sampleAlarm({ id: 'shelved', state: 'shelved' }), sampleAlarm({ id: 'suppressed', state: 'suppressed' })];
    const all = sift(list, noFilter, null);
    expect(all.passed.map((alarm) => alarm.id)).toEqual(['open']);
    expect(Object.fromEntries(all.counts.sights)).toEqual({ active: 1, shelved: 1, suppressed: 1 });
    expect(sift(list, { ...noFilter, sights: ['suppressed'] }, null).passed.map((alarm) => alarm.id)).toEqual(['suppressed']);
    expect(filterForServer({ ...noFilter, sights: ['active', 'shelved'] }, now).state).toEqual(['unacknowledged', 'acknowledged', 'shelved']);
  });
  it('comes from the address and ignores what is not a choice', () => {
    expect(filterFromAddress(new URLSearchParams('severity=critical,nonsense&unit=3&ack=no'))).toEqual({ ...noFilter, severities: ['critical'], unit: 3, acks: ['no'] });
    expect(toggled(['a', 'b'], 'a')).toBe('b');
    expect(toggled(['a'], 'a')).toBeNull();
  });
});

describe('the order of urgency', () => {
  it('puts unacknowledged first, then the level, then the newest', () => {
    const list = [
      sampleAlarm({ id: 'acknowledged critical', severity: 'critical', acknowledgedAt: '2026-01-01T08:01:00Z' }),
      sampleAlarm({ id: 'old major' }),
      sampleAlarm({ id: 'new major', openedAt: '2026-01-01T08:30:00Z' }),
      sampleAlarm({ id: 'critical', severity: 'critical' }),
    ];
    expect(list.sort(alarmOrders.urgency).map((alarm) => alarm.id)).toEqual(['critical', 'new major', 'old major', 'acknowledged critical']);
  });
});
