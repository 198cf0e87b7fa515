import i18next from 'i18next';
import refusalsZh from '../i18n/refusals.zh.json';
import type { Problem, Refusal } from '../wire';

const words: Record<string, string> = refusalsZh;

/** The server says why in English; a Chinese screen has words of its own for the codes that it knows. */
function inChinese(refusal: Refusal): string | null {
  const text = words[refusal.code];
  if (text === undefined) return null;
  const said = text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => refusal.values[name] ?? '');
  return refusal.values.of === undefined ? said : `${refusal.values.of}：${said}`;
}

/** What is wrong with each field that was refused, in the language of the screen. */
export function refusedFields(problem: Problem, language: string | undefined = i18next.language): Record<string, string[]> {
  const errors = problem.errors ?? {};
  if (language === 'en') return errors;
  return Object.fromEntries(Object.entries(errors).map(([field, texts]) => [field, texts.map((text, at) => {
    const refusal = problem.refusals?.[field]?.[at];
    return (refusal === undefined ? null : inChinese(refusal)) ?? text;
  })]));
}
