import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Topic } from '@/shared/live/topic';
import type { Alarm, Frame } from '@/shared/wire';
import { sampleAlarm } from '@/features/alarms/model/alarm-sample';
import { AlarmConsole, openAlarmsMax } from '@/features/alarms/model/console';
import { noFilter } from '@/features/alarms/model/filter';

vi.mock('@/shared/live/connection', () => ({ live: { serverNow: () => Date.parse('2026-01-01T09:00:00Z') } }));

const frame = (changes: Partial<Frame<Alarm>>): Frame<Alarm> => ({ topic: 'alarms', epoch: 'e', sequence: 1, at: '2026-01-01T09:00:00Z', kind: 'delta', items: [], removed: [], ...changes });

describe('the console', () => {
  let topic: Topic<Alarm>;
  let console: AlarmConsole;
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', { hidden: false, addEventListener: vi.fn(), removeEventListener: vi.fn() });
    topic = new Topic<Alarm>('alarms', (alarm) => alarm.id);
    topic.apply(frame({ kind: 'snapshot', items: [sampleAlarm({ id: 'a', severity: 'minor' }), sampleAlarm({ id: 'b', severity: 'warning' })] }), 0);
    console = new AlarmConsole(topic, (code) => code);
  });
  afterEach(() => {
    console.dispose();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const bring = (sequence: number, changes: Partial<Frame<Alarm>>) => {
    topic.apply(frame({ sequence, ...changes }), 0);
    vi.advanceTimersByTime(250);
  };

  it('takes a new alarm into its place within one flush', () => {
    bring(2, { items: [sampleAlarm({ id: 'c', severity: 'critical' })] });
    expect(console.view.rows).toEqual(['c', 'a', 'b']);
  });
  it('says when there are more than the feed begins with', () => {
    expect(console.view.cut).toBe(false);
    bring(2, { kind: 'snapshot', items: Array.from({ length: openAlarmsMax }, (_, i) => sampleAlarm({ id: `m${i}` })) });
    expect([console.view.open, console.view.cut]).toEqual([openAlarmsMax, true]);
  });
  it('moves no row while it is frozen, and counts what waits', () => {
    console.freeze('focus', true);
    bring(2, { items: [sampleAlarm({ id: 'c', severity: 'critical' }), sampleAlarm({ id: 'd' })] });
    expect(console.view.rows).toEqual(['a', 'b']);
    expect([console.view.waiting, console.view.waitingCritical, console.view.open]).toEqual([2, 1, 4]);
    console.freeze('focus', false);
    expect(console.view.rows).toEqual(['c', 'd', 'a', 'b']);
    expect(console.view.waiting).toBe(0);
  });
  it('shows a row as cleared where it stands until the order is taken anew', () => {
    console.freeze('pointer', true);
    bring(2, { items: [sampleAlarm({ id: 'a', severity: 'minor', clearedAt: '2026-01-01T08:59:00Z' })] });
    bring(3, { removed: ['a'] });
    expect(console.view.rows).toEqual(['a', 'b']);
    expect(console.get('a')?.clearedAt).toBe('2026-01-01T08:59:00Z');
    console.takeOrder();
    expect(console.view.rows).toEqual(['b']);
    expect(console.view.frozen).toBe(true);
  });
  it('stays frozen while any reason holds', () => {
    console.freeze('focus', true);
    console.freeze('manual', true);
    console.freeze('focus', false);
    expect(console.view.frozen).toBe(true);
    expect(console.view.frozenByHand).toBe(true);
  });
  it('follows the filter at once even when frozen', () => {
    console.freeze('manual', true);
    console.choose({ ...noFilter, severities: ['warning'] }, 'urgency', null);
    expect(console.view.rows).toEqual(['b']);
  });
  it('keeps nothing of a topic that was denied', () => {
    console.freeze('manual', true);
    bring(2, { kind: 'denied' });
    expect(console.get('a')).toBeUndefined();
    expect(console.view.open).toBe(0);
  });
});
