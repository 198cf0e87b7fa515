import { describe, expect, it } from 'vitest';
import type { LogEntry, UnmappedSource } from '@/shared/wire';
import { draftFor, orNull, splitNames } from '@/features/logs/model/rule';
import { followedMax, withNews } from '@/features/logs/model/tail';

const entry = (sequence: number) => ({ sequence }) as LogEntry;
const source = (part: Partial<UnmappedSource>) => ({ kind: 'trap', key: '1.3.6.1.4.1.9.9', unitId: 4, level: 5, text: 'fan failed', ...part }) as UnmappedSource;

describe('following', () => {
  it('puts news in front and shows each message once', () => {
    expect(withNews([entry(2), entry(1)], [entry(2), entry(3), entry(4)]).map((one) => one.sequence)).toEqual([4, 3, 2, 1]);
  });

  it('keeps the newest when there are too many', () => {
    const many = Array.from({ length: followedMax + 10 }, (_, index) => entry(index));
    expect(withNews([], many)).toHaveLength(followedMax);
    expect(withNews([], many)[0]?.sequence).toBe(followedMax + 9);
  });
});

describe('the rule of one click', () => {
  it('recognises a trap by its name', () => {
    expect(draftFor(source({}))).toMatchObject({ kind: 'trap', trapOids: ['1.3.6.1.4.1.9.9'], app: null, contains: null, unitId: 4 });
  });

  it('recognises a line by its program, or by its text where it has none', () => {
    expect(draftFor(source({ kind: 'syslog', key: 'hwmon' }))).toMatchObject({ trapOids: [], app: 'hwmon', contains: null });
    expect(draftFor(source({ kind: 'syslog', key: '' }))).toMatchObject({ app: null, contains: 'fan failed' });
  });

  it('sends an empty field as null and names one by one', () => {
    expect([orNull(' '), orNull(' a ')]).toEqual([null, 'a']);
    expect(splitNames('1.3.6 1.3.7,\n1.3.8')).toEqual(['1.3.6', '1.3.7', '1.3.8']);
  });
});
