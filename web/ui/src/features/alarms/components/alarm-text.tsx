import { codeName, currentLanguage, quantityText, stateWord } from '@/shared/i18n/i18n';
import type { Alarm } from '@/shared/wire';

/** Made once: making one costs more than all else of a row. */
const lists = { 'zh-CN': new Intl.ListFormat('zh-CN', { style: 'narrow', type: 'conjunction' }), en: new Intl.ListFormat('en', { style: 'narrow', type: 'conjunction' }) };

/** What is wrong in words: an alarm that collects faults is called by them, worst first. */
export function alarmTitle(alarm: Alarm): string {
  const codes = alarm.evidence.faults.length > 0 ? alarm.evidence.faults.map((fault) => fault.code) : [alarm.type];
  return lists[currentLanguage()].format(codes.map((code) => codeName('alarmTypes', code)));
}

/** What would be good, of a state that names it. */
export function expectedText(expected: string): string {
  return expected.split(', ').map((word) => stateWord(word)).join(currentLanguage() === 'en' ? ', ' : '、');
}

/** The value that raised it beside its limit; detail in the words of the device when there is no number. */
export function evidenceText(alarm: Alarm): string {
  const { value, limit, unit, detail, expected } = alarm.evidence;
  if (expected !== null) return expected === '' ? stateWord(detail) : `${stateWord(detail)} / ${expectedText(expected)}`;
  if (value === null) return codeName('outcomes', detail);
  const shown = quantityText(value, unit);
  return limit === null ? shown : `${shown} / ${quantityText(limit, unit)}`;
}
