import { describe, expect, it } from 'vitest';
import { outlinesOf } from '@/shared/model/fault-outlines';

const region = { x: 0.25, y: 0.5, width: 0.25, height: 0.25 };
const name = (code: string) => code.slice(3);

describe('the outlines in a picture', () => {
  it('are around the region of a fault that has one, and around all for those that have none', () => {
    const faults = [{ code: 'vq.occlusion', region }, { code: 'vq.blur', region: null }, { code: 'vq.noise', region: null }];
    expect(outlinesOf(faults, name)).toEqual([{ region: { x: 0, y: 0, width: 1, height: 1 }, label: 'blur · noise' }, { region, label: 'occlusion' }]);
  });

  it('leave out what no picture shows', () => {
    expect(outlinesOf([{ code: 'vq.keyframe-delay', region: null }], name)).toEqual([]);
  });
});
