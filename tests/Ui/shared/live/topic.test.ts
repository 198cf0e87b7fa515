import { describe, expect, it } from 'vitest';
import type { Frame } from '@/shared/wire';
import { backOffMs } from '@/shared/live/back-off';
import { Topic } from '@/shared/live/topic';

interface Item {
  id: string;
  value: number;
}
const frame = (changes: Partial<Frame<Item>>): Frame<Item> => ({ topic: 't', epoch: 'a', sequence: 1, at: '2026-01-01T00:00:00Z', kind: 'delta', items: [], removed: [], ...changes });
const started = () => {
  const topic = new Topic<Item>('t', (item) => item.id);
  topic.apply(frame({ kind: 'snapshot', sequence: 5, items: [{ id: 'x', value: 1 }, { id: 'y', value: 1 }] }), 0);
  return topic;
};

describe('a topic', () => {
  it('applies deltas on its snapshot', () => {
    const topic = started();
    topic.apply(frame({ sequence: 6, items: [{ id: 'x', value: 2 }], removed: ['y'] }), 1);
    expect([...topic.items.values()]).toEqual([{ id: 'x', value: 2 }]);
    expect(topic.sequence).toBe(6);
  });
  it('drops a delta that it has already applied', () => {
    const topic = started();
    expect(topic.apply(frame({ sequence: 5, items: [{ id: 'x', value: 9 }] }), 1)).toBe(false);
    expect(topic.items.get('x')?.value).toBe(1);
  });
  it('drops a delta of another epoch, whatever its sequence', () => {
    expect(started().apply(frame({ epoch: 'b', sequence: 99 }), 1)).toBe(false);
  });
  it('takes the snapshot of a restarted server although its sequence is lower', () => {
    const topic = started();
    topic.apply(frame({ kind: 'snapshot', epoch: 'b', sequence: 1, items: [{ id: 'z', value: 3 }] }), 1);
    expect([...topic.items.keys()]).toEqual(['z']);
    expect(topic.epoch).toBe('b');
  });
  it('forgets everything when the right to it is gone', () => {
    const topic = started();
    topic.apply(frame({ kind: 'denied' }), 1);
    expect(topic.items.size).toBe(0);
    expect(topic.phase).toBe('denied');
  });
});

describe('back-off', () => {
  it('doubles from half a second to five seconds', () => {
    expect([0, 1, 2, 3, 4, 50].map((attempt) => backOffMs(attempt, 0.5))).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
  });
  it('is spread by half in both directions', () => {
    expect(backOffMs(1, 0)).toBe(500);
    expect(backOffMs(1, 0.999)).toBeLessThan(1500);
  });
  it('takes a snapshot in parts when its last one has come, and none of one that broke off', () => {
    const topic = started();
    topic.apply(frame({ kind: 'part', epoch: 'b', sequence: 3, items: [{ id: 'lost', value: 1 }] }), 1);
    expect([...topic.items.keys()]).toEqual(['x', 'y']);
    topic.interrupted();
    topic.apply(frame({ kind: 'part', epoch: 'c', sequence: 2, items: [{ id: 'p', value: 1 }] }), 2);
    topic.apply(frame({ kind: 'snapshot', epoch: 'c', sequence: 2, items: [{ id: 'q', value: 1 }] }), 3);
    expect([...topic.items.keys()]).toEqual(['p', 'q']);
    expect(topic.sequence).toBe(2);
  });
});
