import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '@/shared/api/http';
import en from '@/shared/i18n/common.en.json';
import zh from '@/shared/i18n/common.zh.json';
import { problemText } from '@/shared/ui/problem-text';

const i18next = createInstance();
void i18next.init({ lng: 'zh-CN', defaultNS: 'common', initAsync: false, resources: { 'zh-CN': { common: zh }, en: { common: en } } });

const refusal = (status: number, code: string) => new ProblemError({ type: `urn:prisonops:problem:${code}`, title: 'Refused', status, detail: 'An English sentence.', code });

describe('words of a refusal', () => {
  it.each(Object.entries(zh.problem))('says %s in both languages', (code, words) => {
    expect(problemText(refusal(400, code), i18next.getFixedT('zh-CN', 'common'))).toBe(words);
    expect(problemText(refusal(400, code), i18next.getFixedT('en', 'common'))).toBe(en.problem[code as keyof typeof en.problem]);
  });

  it('does not blame somebody else for an object without a protocol', () => {
    const t = i18next.getFixedT('zh-CN', 'common');
    expect(problemText(refusal(409, 'not-monitored'), t)).not.toBe(zh.error.conflict);
    expect(problemText(refusal(409, 'conflict'), t)).toBe(zh.error.conflict);
  });

  it('falls back on the sentence of the server for a code without words', () => {
    expect(problemText(refusal(400, 'unheard-of'), i18next.getFixedT('zh-CN', 'common'))).toBe('An English sentence.');
  });
});
