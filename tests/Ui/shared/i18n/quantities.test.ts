import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import en from '@/shared/i18n/codes.en.json';
import zh from '@/shared/i18n/codes.zh.json';

const profiles = join(import.meta.dirname, '../../../../standard/profiles');
const quantity = /quantity:\s*["']?([a-z0-9.-]+)/g;

/** A space, which is an entry of its own list, gives what is used of it and how much there is. */
function quantitiesOf(text: string): string[] {
  const [readings = '', spaces = ''] = text.split(/^spaces:/m);
  const name = (part: string) => [...part.matchAll(quantity)].map(([, found = '']) => found);
  return [...name(readings), ...name(spaces).flatMap((space) => [`${space}.used`, `${space}.total`])];
}

it('names every quantity of the standard profiles in both languages', () => {
  const files = readdirSync(profiles, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const used = new Set(files.flatMap((file) => quantitiesOf(readFileSync(join(profiles, file), 'utf8'))));
  expect(used.size).toBeGreaterThan(100);
  for (const names of [zh, en]) expect([...used].filter((name) => !(name in names.quantities))).toEqual([]);
});
