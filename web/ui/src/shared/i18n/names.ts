import type { Language } from '../format/numbers';

/** Server data carry both names. */
export function pickName(item: { nameZh: string; nameEn: string }, language: Language): string {
  return language === 'en' ? item.nameEn || item.nameZh : item.nameZh;
}
