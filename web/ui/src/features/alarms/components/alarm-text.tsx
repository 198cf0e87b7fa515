import { codeName, currentLanguage, quantityText } from '@/shared/i18n/i18n';
import type { Alarm } from '@/shared/wire';

/** What is wrong in words: an alarm that collects faults is called by them, worst first. */
export function alarmTitle(alarm: Alarm): string {
  const codes = alarm.evidence.faults.length > 0 ? alarm.evidence.faults.map((fault) => fault.code) : [alarm.type];
  return new Intl.ListFormat(currentLanguage(), { style: 'narrow', type: 'conjunction' }).format(codes.map((code) => codeName('alarmTypes', code)));
}

/** The value that raised it beside its limit; detail in the words of the device when there is no number. */
export function evidenceText(alarm: Alarm): string {
  const { value, limit, unit, detail } = alarm.evidence;
  if (value === null) return codeName('outcomes', detail);
  const shown = quantityText(value, unit);
  return limit === null ? shown : `${shown} / ${quantityText(limit, unit)}`;
}
