import { expect, it } from 'vitest';
import type { AlarmRule } from '@/shared/wire';
import { changedFields, draftOf, markedParts, newFields } from '@/features/alarms/model/rule';

const above: AlarmRule = {
  key: 'a', unitId: 1, fields: { ...newFields, name: '部级', filter: 'count > 0', ticket: true }, origins: {}, finals: {}, conflicts: [], outdated: [], layerId: null,
  revision: 0, sets: ['order'], changedBy: null, changedAt: null,
};

it('sends of a rule from above only what differs, and what differed before', () => {
  const fields = { ...above.fields, enabled: false, zone: 'UTC' };
  expect(changedFields(above, fields)).toEqual(['enabled', 'order', 'hours']);
  expect(draftOf(3, above, fields, []).sets).toEqual(['enabled', 'order', 'hours']);
  expect(draftOf(1, above, fields, ['filter'])).toMatchObject({ key: 'a', sets: [], finals: ['filter'] });
  expect(draftOf(1, null, fields, []).key).toBeNull();
});

it('marks the part of a filter that is wrong, also at its end', () => {
  expect(markedParts('count ~ 3', 7, 1)).toEqual(['count ', '~', ' 3']);
  expect(markedParts('count >', 8, 0)).toEqual(['count >', '', '']);
});
