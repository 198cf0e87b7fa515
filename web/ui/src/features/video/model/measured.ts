import type { TFunction } from 'i18next';

/** The unit of a measured fault in words: what the rules call luma is a grey level to whoever reads it. */
export function measured(unit: string, t: TFunction): string {
  return unit === 'ratio' || unit === '' ? unit : t(`video:measuredUnit.${unit}`, { defaultValue: unit });
}
