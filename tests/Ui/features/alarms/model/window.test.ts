import { describe, expect, it } from 'vitest';
import type { AlarmWindow } from '@/shared/wire';
import { inPhase, isOfObject, wasTakenBack } from '@/features/alarms/model/window';

const now = Date.parse('2026-01-01T09:00:00Z');
const aWindow = (id: string, from: string, until: string, objectId: string | null = null): AlarmWindow => ({
  id, objectCode: null, objectName: null, changedBy: '王芳', changedAt: from, revision: 1,
  draft: { unitId: 4, kind: 'maintenance', objectId, classCode: null, from, until, hours: [], zone: null, reason: '更换电源' },
});
const windows = [
  aWindow('later', '2026-01-01T07:00:00Z', '2026-01-01T12:00:00Z'),
  aWindow('sooner', '2026-01-01T08:00:00Z', '2026-01-01T09:30:00Z'),
  aWindow('tomorrow', '2026-01-02T08:00:00Z', '2026-01-02T09:00:00Z'),
  aWindow('tonight', '2026-01-01T20:00:00Z', '2026-01-04T09:00:00Z'),
  aWindow('back', '2026-01-03T08:00:00Z', '2026-01-01T08:30:00Z'),
  aWindow('over', '2025-12-31T08:00:00Z', '2026-01-01T09:00:00Z'),
];

describe('windows by time', () => {
  it('are in force, to come or over, each in the order in which a person looks for them', () => {
    expect(inPhase(windows, 'active', now).map((window) => window.id)).toEqual(['sooner', 'later']);
    expect(inPhase(windows, 'coming', now).map((window) => window.id)).toEqual(['tonight', 'tomorrow']);
    expect(inPhase(windows, 'past', now).map((window) => window.id)).toEqual(['over', 'back']);
  });
  it('say of themselves whether they were taken back, and whether an object alone knows of them', () => {
    expect(windows.filter(wasTakenBack).map((window) => window.id)).toEqual(['back']);
    expect(isOfObject(aWindow('o', '2026-01-01T07:00:00Z', '2026-01-01T12:00:00Z', 'o'))).toBe(true);
  });
});
