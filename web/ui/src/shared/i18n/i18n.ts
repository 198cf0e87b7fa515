import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { formatQuantity, type Language } from '../format/numbers';
import type { AlarmType } from '../wire';
import codesEn from './codes.en.json';
import codesZh from './codes.zh.json';
import commonEn from './common.en.json';
import commonZh from './common.zh.json';

export { pickName } from './names';

const storageKey = 'prisonops.language';

function firstLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get('lang') ?? localStorage.getItem(storageKey);
  return asked === 'en' ? 'en' : 'zh-CN';
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'zh-CN',
  defaultNS: 'common',
  interpolation: { escapeValue: false },
  returnNull: false,
  resources: { 'zh-CN': { common: commonZh, codes: codesZh }, en: { common: commonEn, codes: codesEn } },
});
document.documentElement.lang = i18next.language;

/** Each feature brings its own texts under its own name. */
export function addTexts(feature: string, zh: object, en: object): void {
  i18next.addResourceBundle('zh-CN', feature, zh);
  i18next.addResourceBundle('en', feature, en);
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}

export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

export type CodeKind = 'actors' | 'alarmTypes' | 'units' | 'reasons' | 'outcomes' | 'pictures' | 'quantities' | 'measurements' | 'systems' | 'actions' | 'causes' | 'stateWords' | 'deviceKinds';

/** The name of a code in the language of the screen; a code that has none is shown as it is, so that nothing is hidden. */
export function codeName(kind: CodeKind, code: string, language: Language = currentLanguage()): string {
  const name: unknown = i18next.getResource(language, 'codes', `${kind}|${code}`, { keySeparator: '|' });
  return typeof name === 'string' ? name : code;
}

/** The alarms of devices are data of the standard pack, so that a new profile may bring a new one; their names come with them. */
export function addAlarmTypes(types: readonly AlarmType[]): void {
  const names = (name: (type: AlarmType) => string) => ({ alarmTypes: Object.fromEntries(types.map((type) => [type.code, name(type)])) });
  i18next.addResourceBundle('zh-CN', 'codes', names((type) => type.nameZh), true, true);
  i18next.addResourceBundle('en', 'codes', names((type) => type.nameEn), true, true);
  for (const type of types) causes.set(type.code, type.cause);
}

const causes = new Map<string, string>();

/** The probable cause of an alarm in words; null for an alarm that has none. */
export function causeName(alarmType: string, language: Language = currentLanguage()): string | null {
  const cause = causes.get(alarmType);
  return cause === undefined ? null : codeName('causes', cause, language);
}

/** The word of a device for a state: in the language of the screen where it is a usual one, else as it is, "batteryLow" as "battery low". */
export function stateWord(word: string, language: Language = currentLanguage()): string {
  const plain = word.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return codeName('stateWords', plain, language);
}

/** A measured value in the words of the screen: what the picture rules call luma is a grey level to whoever reads it. */
export function quantityText(value: number, unit: string | null, language: Language = currentLanguage()): string {
  return formatQuantity(value, unit === null ? null : codeName('units', unit, language));
}

export function useTexts(feature: string) {
  const { t } = useTranslation([feature, 'common']);
  return { t, language: currentLanguage() };
}
