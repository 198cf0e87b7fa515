import { useMemo } from 'react';
import { readClasses } from '@/shared/api/objects';
import { useQuery } from '@/shared/api/use-query';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { severities } from '@/shared/model/severity';
import { useWorkplace } from '@/shared/model/session';
import type { AlarmDimension } from '@/shared/wire';

/** What a value of a dimension is called on the screen. */
export function useValueText(): (dimension: AlarmDimension, value: string) => string {
  const { t, language } = useTexts('analysis');
  const { units } = useWorkplace();
  const classes = useQuery('classes', readClasses);
  const byCode = useMemo(() => new Map((classes.data ?? []).map((entry) => [entry.code, entry])), [classes.data]);
  return (dimension, value) => {
    switch (dimension) {
      case 'class':
      case 'system': {
        const found = byCode.get(value);
        return found === undefined ? value : pickName(found, language);
      }
      case 'vendor':
      case 'model':
        return value === '' ? t('unknown') : value;
      case 'region':
        return value === '0' ? t('ofMinistry') : units.nameOf(Number(value), language);
      case 'prison':
        return value === '0' ? t('ofUnitAbove') : units.nameOf(Number(value), language);
      case 'type':
        return codeName('alarmTypes', value);
      case 'severity': {
        const severity = severities[Number(value) - 1];
        return severity === undefined ? value : t(`common:severity.${severity}`);
      }
      case 'hour':
        return value.replace('T', ' ');
      case 'month':
        return value.slice(0, 7);
      case 'week':
        return t('weekOf', { day: value.slice(0, 10) });
      default:
        return value.slice(0, 10);
    }
  };
}
