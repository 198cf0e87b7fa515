import { describe, expect, it } from 'vitest';
import { recipientKey, recipientOf, stepSummary } from '@/features/notices/model/route';

const names = { person: (id: string) => `人${id}`, rota: (id: string) => `表${id}`, channel: (id: string) => `道${id}` };

describe('routes', () => {
  it('keep a recipient as one value and read it back', () => {
    for (const recipient of [
      { kind: 'person', id: '1', roleCode: null },
      { kind: 'rota', id: '2', roleCode: null },
      { kind: 'role', id: null, roleCode: 'engineer' },
    ] as const) {
      expect(recipientOf(recipientKey(recipient))).toEqual(recipient);
    }
  });

  it('say who is told by what', () => {
    expect(stepSummary({ afterSeconds: 0, recipients: [recipientOf('rota:2'), recipientOf('person:1')], channels: ['3'], inApp: true }, names, '铃')).toBe('表2、人1 → 铃、道3');
    expect(stepSummary({ afterSeconds: 0, recipients: [], channels: ['3'], inApp: true }, names, '铃')).toBe('道3');
  });
});
