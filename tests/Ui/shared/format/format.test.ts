import { describe, expect, it } from 'vitest';
import { formatBitRate, formatBytes, formatCount, formatPercent, formatQuantity } from '@/shared/format/numbers';
import { formatCounter, formatDuration } from '@/shared/format/times';

describe('numbers', () => {
  it('groups counts and shortens them from 100,000 on, in each language its own way', () => {
    expect(formatCount(12_034, 'zh-CN')).toBe('12,034');
    expect(formatCount(412_806, 'zh-CN')).toBe('41.3 万');
    expect(formatCount(412_806, 'en')).toBe('413k');
    expect(formatCount(2_400_000, 'en')).toBe('2.4M');
  });
  it('never rounds a share up to 100', () => {
    expect(formatPercent(99.97)).toBe('99.9');
    expect(formatPercent(100)).toBe('100.0');
    expect(formatPercent(null)).toBe('—');
  });
  it('writes units as people do', () => {
    expect(formatQuantity(0.93, 'ratio')).toBe('93.0 %');
    expect(formatQuantity(24.5, 'Cel')).toBe('24.5 °C');
    expect(formatQuantity(3, '1')).toBe('3');
    expect(formatBytes(5_368_709_120)).toBe('5 GiB');
    expect(formatBitRate(941_000_000)).toBe('941 Mbit/s');
  });
});

describe('times', () => {
  it('tells durations in two units at most', () => {
    expect([45, 720, 7_500, 280_800].map(formatDuration)).toEqual(['45 s', '12 min', '2 h 05 min', '3 d 06 h']);
  });
  it('counts missing data as minutes and seconds', () => {
    expect(formatCounter(134)).toBe('02:14');
    expect(formatCounter(3_734)).toBe('1:02:14');
  });
});
