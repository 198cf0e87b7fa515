import { describe, expect, it } from 'vitest';
import type { Problem } from '@/shared/wire';
import { refusedFields } from '@/shared/ui/refused-fields';

const refused = (code: string, values: Record<string, string>): Problem => ({
  type: 'urn:prisonops:problem:refused', title: 'Refused', status: 400, code: 'refused',
  errors: { next: ['The password has 7 characters; allowed are 8 to 128.'] },
  refusals: { next: [{ code, values }] },
});

describe('a refused field', () => {
  it('is told in Chinese with its values on a Chinese screen, and in the words of the server on an English one', () => {
    const problem = refused('password-length', { given: '7', min: '8', max: '128' });
    expect(refusedFields(problem, 'zh-CN')).toEqual({ next: ['密码有 7 个字符，应为 8 到 128 个。'] });
    expect(refusedFields(problem, 'en')).toEqual(problem.errors);
  });
  it('names the thing that it is about when it is one of many', () => {
    const problem = refused('unit-not-in-scope', { given: '4', of: 'camera-07' });
    expect(refusedFields(problem, 'zh-CN').next).toEqual(['camera-07：单位 4 不在您的管辖范围内。']);
  });
  it('is told in the words of the server when its code is not known', () => {
    expect(refusedFields(refused('unheard-of', {}), 'zh-CN').next).toEqual(['The password has 7 characters; allowed are 8 to 128.']);
    expect(refusedFields({ ...refused('range', {}), refusals: undefined }, 'zh-CN').next).toEqual(['The password has 7 characters; allowed are 8 to 128.']);
  });
});
