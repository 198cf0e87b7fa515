import { describe, expect, it } from 'vitest';
import { subjectOf } from '@/features/admin/model/subject';

const id = '0190f2a4-7c1e-7d33-9a51-1f5b2c3d4e5f';

describe('the subject of an audit line', () => {
  it('is a name, with the id beside it', () => {
    expect(subjectOf(`${id} camera-07 vq.freeze`)).toEqual({ name: 'camera-07 vq.freeze', ids: id });
  });
  it('is the name that the server knows, with what else the line says', () => {
    expect(subjectOf(`${id} vq.freeze`, '大门 (camera-05)')).toEqual({ name: '大门 (camera-05) · vq.freeze', ids: id });
  });
  it('stays as it is without an id', () => {
    expect(subjectOf('值班员甲')).toEqual({ name: '值班员甲', ids: null });
  });
  it('shows an id that has no name', () => {
    expect(subjectOf(id)).toEqual({ name: id, ids: id });
  });
});
