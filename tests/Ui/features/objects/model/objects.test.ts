import { describe, expect, it } from 'vitest';
import { groupOf, ratesOf, shareOf } from '@/features/objects/model/quantities';

describe('quantities', () => {
  it('fall into groups by the beginning of their names', () => {
    expect(['cpu.load', 'storage.used', 'interface.in', 'ups.battery.charge', 'database.locks-waiting', 'processes'].map(groupOf)).toEqual(['cpu', 'storage', 'interfaces', 'sensors', 'database', 'other']);
  });
  it('find the rates of a port by name or by index, and do not invent any', () => {
    const quantities = [{ name: 'interface.in', instance: 'eth0', value: 5, unit: 'bit/s' }, { name: 'interface.in.errors', instance: '2', value: 1, unit: '1/s' }];
    expect(ratesOf(quantities, { name: 'eth0', index: 2 })).toEqual({ in: 5, out: null, faults: 1 });
    expect(ratesOf(quantities, { name: 'eth1', index: 3 })).toEqual({ in: null, out: null, faults: null });
  });
  it('are bars only when they are shares', () => {
    expect(shareOf({ name: 'x', instance: '', value: 0.5, unit: 'ratio' })).toBe(50);
    expect(shareOf({ name: 'x', instance: '', value: 24, unit: 'Cel' })).toBeNull();
  });
});
