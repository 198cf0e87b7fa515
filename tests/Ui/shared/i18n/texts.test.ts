import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../../../web/ui/src');

function pairs(): [string, string][] {
  const found: [string, string][] = ['common', 'codes'].map((name) => [join(source, `shared/i18n/${name}.zh.json`), join(source, `shared/i18n/${name}.en.json`)]);
  for (const feature of readdirSync(join(source, 'features'))) {
    const folder = join(source, 'features', feature, 'i18n');
    if (existsSync(folder)) found.push([join(folder, 'zh.json'), join(folder, 'en.json')]);
  }
  return found.map(([zh, en]) => [relative(source, zh), relative(source, en)]);
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(source, file), 'utf8'));

function flatten(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value };
  return Object.assign({}, ...Object.entries(value as object).map(([key, inner]) => flatten(inner, `${path}/${key}`))) as Record<string, string>;
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('texts', () => {
  it.each(pairs())('%s and %s say the same things with the same values', (zhFile, enFile) => {
    const zh = flatten(read(zhFile));
    const en = flatten(read(enFile));
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh)) expect({ key, values: placeholders(en[key] ?? '') }).toEqual({ key, values: placeholders(text) });
  });

  it('has a text for every key that a component names', () => {
    const missing: string[] = [];
    for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file) || file.includes('.test.')) continue;
      const code = readFileSync(join(source, file), 'utf8');
      const namespace = /useTexts\('(\w+)'\)/.exec(code)?.[1];
      for (const match of code.matchAll(/\bt\('([\w.:-]+)'/g)) {
        const [first = '', second] = (match[1] ?? '').split(':');
        const [space, key] = second === undefined ? [namespace, first] : [first, second];
        if (space === undefined) continue;
        const texts = flatten(read(space === 'common' ? 'shared/i18n/common.zh.json' : `features/${space}/i18n/zh.json`));
        if (texts[`/${key.replaceAll('.', '/')}`] === undefined) missing.push(`${file}: ${space}:${key}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
