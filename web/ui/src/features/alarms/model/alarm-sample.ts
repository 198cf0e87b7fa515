import type { Alarm } from '@/shared/wire';

/** A complete alarm of which a test names only what it is about. */
export function sampleAlarm(changes: Partial<Alarm> = {}): Alarm {
  return {
    id: 'a', objectId: 'o', objectCode: 'CAM-01', objectName: '大门摄像机', classCode: 'security.video-surveillance.camera', locationName: '大门', unitId: 4, unitNameZh: '锦江监狱', unitNameEn: 'Jinjiang',
    type: 'vq.freeze', instance: '', severity: 'major', originalSeverity: 'major', firstAt: '2026-01-01T08:00:00Z', openedAt: '2026-01-01T08:00:00Z', lastAt: '2026-01-01T08:00:00Z', count: 1,
    evidence: { value: null, limit: null, unit: null, hits: 2, window: 3, detail: '', pictureKey: null, faults: [], referenceKey: null, expected: null },
    acknowledgedBy: null, acknowledgedAt: null, note: null, clearedAt: null, clearedBy: null, clearReason: null, revision: 1, state: 'unacknowledged', life: null, ...changes,
  };
}
