import { describe, expect, it } from 'vitest';
import { readSettings, writeSettings } from '@/features/objects/model/database-settings';

describe('settings of a database', () => {
  it('keep what the form has no field for', () => {
    const read = readSettings('{"engine":"mysql","trust":"any"}');
    expect(writeSettings({ ...read, database: 'prison' })).toBe('{"engine":"mysql","trust":"any","database":"prison"}');
  });

  it('are nothing when a field is emptied or the text is no object', () => {
    expect(writeSettings({ database: undefined })).toBeNull();
    expect(readSettings('{"engine":')).toEqual({});
    expect(readSettings('[1]')).toEqual({});
    expect(readSettings(null)).toEqual({});
  });
});
