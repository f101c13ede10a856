import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import spanish from '../language/es/entries.json';

const here = new URL('.', import.meta.url);
const code = readdirSync(here)
  .filter((name) => name.endsWith('.ts') && !/test/.test(name))
  .map((name) => readFileSync(new URL(name, here), 'utf8'))
  .join('\n');
const said = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, text]) => text as string);

test('every text of the code is there in Spanish, with the same values in it, and no other', () => {
  expect(said.length).toBeGreaterThan(20);
  expect(Object.keys(spanish).sort()).toEqual([...new Set(said)].sort());
  const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [english, text] of Object.entries(spanish))
    expect(values(text), english).toEqual(values(english));
});
