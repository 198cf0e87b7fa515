import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShiftHandover } from '@/shared/wire';
import { filterFromAddress, filterForServer, viewQuery } from '@/features/alarms/model/address';
import { sampleAlarm } from '@/features/alarms/model/alarm-sample';
import { noFilter } from '@/features/alarms/model/filter';
import { AlarmSieve } from '@/features/alarms/model/sieve';
import { localText, rememberBegin, shiftBegan, usualBegin } from '@/features/alarms/model/shift';

const at = (text: string) => new Date(text);

describe('the begin of a shift', () => {
  const stored = new Map<string, string>();
  beforeEach(() => {
    stored.clear();
    vi.stubGlobal('localStorage', { getItem: (name: string) => stored.get(name) ?? null, setItem: (name: string, value: string) => stored.set(name, value), removeItem: (name: string) => stored.delete(name) });
  });
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['2026-01-02T03:10', '2026-01-01T20:00'],
    ['2026-01-02T08:00', '2026-01-02T08:00'],
    ['2026-01-02T19:59', '2026-01-02T08:00'],
    ['2026-01-02T23:30', '2026-01-02T20:00'],
  ])('is at %s usually %s', (now, begin) => expect(localText(usualBegin(at(now)))).toBe(begin));

  it('is the hand-over that was accepted last, unless that is a day ago, and what a person sets goes before', () => {
    const now = at('2026-01-02T12:00');
    const accepted = (to: string) => ({ to: at(to).toISOString() }) as ShiftHandover;
    expect(localText(shiftBegan(now, accepted('2026-01-02T07:45')))).toBe('2026-01-02T07:45');
    expect(localText(shiftBegan(now, accepted('2025-12-30T07:45')))).toBe('2026-01-02T08:00');
    rememberBegin(at('2026-01-02T09:30'));
    expect(localText(shiftBegan(now, accepted('2026-01-02T07:45')))).toBe('2026-01-02T09:30');
    rememberBegin(null);
    expect(localText(shiftBegan(now, undefined))).toBe('2026-01-02T08:00');
  });
});

describe('alarms since a time', () => {
  const alarms = [sampleAlarm({ id: 'old', openedAt: '2026-01-01T07:00:00Z' }), sampleAlarm({ id: 'new', openedAt: '2026-01-01T08:30:00Z' })];

  it('shows and counts what opened since then', () => {
    const filter = { ...noFilter, since: '2026-01-01T08:00:00Z' };
    const sieve = new AlarmSieve(filter, null, (code) => code);
    expect(alarms.filter((alarm) => sieve.put(alarm, Date.parse('2026-01-01T09:00:00Z'))).map((alarm) => alarm.id)).toEqual(['new']);
    expect([...sieve.counts.severities.values()].reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('goes to the server as the later of two bounds', () => {
    const nowMs = Date.parse('2026-01-01T09:00:00Z');
    expect(filterForServer({ ...noFilter, since: '2026-01-01T08:00:00Z', ages: ['under5min'] }, nowMs)['from']).toBe('2026-01-01T08:55:00.000Z');
    expect(filterForServer({ ...noFilter, since: '2026-01-01T08:00:00Z' }, nowMs)['from']).toBe('2026-01-01T08:00:00Z');
  });

  it('is no part of a saved view, nor is the alarm that is open', () => {
    expect(viewQuery(new URLSearchParams('severity=critical&alarm=7&since=2026-01-01T08:00:00Z&sort=newest&tab=live'))).toBe('severity=critical&sort=newest');
    expect(filterFromAddress(new URLSearchParams('since=soon')).since).toBeNull();
  });
});
