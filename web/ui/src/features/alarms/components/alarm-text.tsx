import { codeName } from '@/shared/i18n/i18n';
import type { Alarm } from '@/shared/wire';
import { formatQuantity } from '@/shared/format/numbers';

export function alarmTitle(alarm: Alarm): string {
  return codeName('alarmTypes', alarm.type);
}

/** The value that raised it beside its limit; detail in the words of the device when there is no number. */
export function evidenceText(alarm: Alarm): string {
  const { value, limit, unit, detail } = alarm.evidence;
  if (value === null) return codeName('outcomes', detail);
  const shown = formatQuantity(value, unit);
  return limit === null ? shown : `${shown} / ${formatQuantity(limit, unit)}`;
}
