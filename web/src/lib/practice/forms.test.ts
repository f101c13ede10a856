import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { formProblem } from '../entries/whole';
import { ownEntries } from './device';
import { isNewer, keptFormOf, listIn, loadLists, loadSource, loadSummaries, localised, sourceOf } from './forms';
import { summaryOf, type FormSource } from './source';
import { LISTS, SOURCES, sourceNamed } from './testing';
import type { Field, Form } from './types';

afterEach(() => vi.unstubAllGlobals());

/** Every text that a person may read, by where it stands. */
function textsOf(form: Form): Record<string, string> {
  const texts: Record<string, string> = {};
  const put = (where: string, text: string | undefined) => {
    if (text !== undefined) texts[where] = text;
  };
  const putAll = (where: string, all: string[]) => all.forEach((text, i) => put(`${where}/${i}`, text));
  const field = (one: Field) => {
    for (const name of ['label', 'help', 'low', 'high', 'unit', 'another'] as const) {
      put(`${one.id}/${name}`, one[name]);
    }
    for (const option of one.options ?? []) put(`${one.id}/${option.id}`, option.text);
    one.fields?.forEach(field);
  };
  for (const name of ['title', 'purpose', 'recorded', 'progress'] as const) put(name, form[name]);
  for (const name of ['for_whom', 'not_now', 'aftercare'] as const) putAll(name, form[name]);
  put('smaller', form.smaller?.text);
  for (const step of form.steps) {
    put(`${step.id}/title`, step.title);
    putAll(`${step.id}/guidance`, step.guidance);
    step.fields.forEach(field);
  }
  for (const gate of form.gates) putAll(`gate ${gate.id}`, gate.says);
  return texts;
}

/** Texts that may be the same in both languages: units, numbers and names. */
const isSentence = (text: string) => text.split(' ').length > 4;

test('there are forms to read', () => {
  expect(SOURCES.length).toBeGreaterThan(50);
  expect(Object.keys(textsOf(localised(sourceNamed('look-around'), 'en'))).length).toBeGreaterThan(30);
});

describe.each(SOURCES.map((one) => [one.id, one] as const))('%s', (_id, source) => {
  const [en, es] = [localised(source, 'en'), localised(source, 'es')];

  test('has every text in both languages', () => {
    const [english, spanish] = [textsOf(en), textsOf(es)];
    expect(Object.keys(spanish)).toEqual(Object.keys(english));
    expect(Object.entries({ ...english, ...spanish }).filter(([, text]) => !text.trim())).toEqual([]);
    const same = Object.keys(english).filter((at) => isSentence(english[at]!) && english[at] === spanish[at]);
    expect(same).toEqual([]);
    expect([en.language, es.language]).toEqual(['en', 'es']);
  });

  test('is the same form but for its texts', () => {
    const bare = (form: Form) => JSON.parse(JSON.stringify(form, (key, value) =>
      ['title', 'purpose', 'for_whom', 'not_now', 'recorded', 'progress', 'aftercare', 'guidance', 'says',
        'label', 'help', 'low', 'high', 'unit', 'another', 'text', 'language'].includes(key) ? undefined : value));
    expect(bare(es)).toEqual(bare(en));
    expect(JSON.stringify(en)).not.toMatch(/"(show_if|require_if|value|when)":/);
  });

  test('can be kept with an entry', () => {
    const kept = keptFormOf(source);
    expect(formProblem(kept)).toBeNull();
    expect(sourceOf(kept)).toMatchObject({ id: source.id, steps: source.steps });
    expect(kept.source).not.toHaveProperty('cases');
  });
});

test('a text without a translation stays English, and half a list is not mixed', () => {
  const source: FormSource = {
    ...sourceNamed('look-around'),
    translations: { es: { title: 'Mira', aftercare: ['Solo una'] } }
  };
  const form = localised(source, 'es');
  expect(form.title).toBe('Mira');
  expect(form.purpose).toBe(source.purpose);
  expect(form.aftercare).toEqual(source.aftercare);
});

test('lists keep their places and have every word in both languages', () => {
  for (const source of LISTS) {
    const [en, es] = [listIn(source, 'en'), listIn(source, 'es')];
    const items = (list: typeof en) => list.groups.flatMap((group) => group.items);
    expect(items(es).map(({ id, x, y, side }) => [id, x, y, side])).toEqual(
      items(en).map(({ id, x, y, side }) => [id, x, y, side])
    );
    const spanish = source.translations?.es?.items ?? {};
    expect(items(en).filter((one) => !spanish[one.id])).toEqual([]);
    expect(items(es).map((one) => one.text)).toEqual(items(en).map((one) => spanish[one.id]));
  }
});

describe('loading', () => {
  const json = (content: unknown) => new Response(JSON.stringify(content));
  const away = () => Promise.reject(new TypeError('no network'));

  test('asks the server, once for each form', async () => {
    const asked = vi.fn(async (path: string) =>
      path.endsWith('/forms') ? json({ forms: SOURCES.map(summaryOf) })
        : path.endsWith('/lists') ? json({ lists: LISTS })
          : json(sourceNamed('look-around'))
    );
    vi.stubGlobal('fetch', asked);
    const [all, one] = [await loadSummaries(), await loadSource('look-around')];
    expect(all.find(({ id }) => id === 'look-around')?.texts.es.title).toBe('Mira a tu alrededor');
    expect(await loadSource('look-around')).toBe(one);
    expect(asked.mock.calls.map(([path]) => path)).toEqual(['/api/v1/forms', '/api/v1/forms/look-around']);
    expect((await loadLists('es')).body.title).toBe('Lugares del cuerpo');
  });

  test('without the network, the newest form that was kept with an entry', async () => {
    vi.stubGlobal('fetch', away);
    await expect(loadSource('people-map')).rejects.toThrow();
    await expect(loadSummaries()).rejects.toThrow();
    const store = await ownEntries();
    for (const version of ['1.9.0', '1.10.0']) {
      await store.keepForm(keptFormOf({ ...sourceNamed('people-map'), version }));
    }
    expect((await loadSource('people-map')).version).toBe('1.10.0');
    expect((await loadSummaries()).map((one) => one.id)).toEqual(['people-map']);
  });

  test('a form that is not there is not looked for on the device', async () => {
    vi.stubGlobal('fetch', async () => new Response('{}', { status: 404 }));
    await expect(loadSource('thought-record')).rejects.toThrow(/thought-record/);
  });

  test('tells versions apart by their numbers', () => {
    expect([isNewer('1.10.0', '1.9.0'), isNewer('1.0.0', '1.0.0')]).toEqual([true, false]);
  });
});
