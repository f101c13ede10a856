import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CYCLE, PARTS, PEOPLE, YEARS, bands, parts, people, sides } from './examples';
import { drawPicture } from './picture';
import { allShapes } from './scene';
import { LIGHT, escaped, toSvg } from './svg';
import { description, tableOf } from './words';

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** Reads what XML 1.0 allows, as far as a picture needs it, and throws at anything else. */
function parsed(xml: string): Element {
  const text = (raw: string): string => {
    if (
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/.test(
        raw
      )
    ) {
      throw new Error('a sign that XML does not allow');
    }
    if (/[<>]/.test(raw)) throw new Error(`not escaped: ${raw}`);
    return raw.replace(/&(#?\w*)(;?)/g, (whole, name: string, end: string) => {
      const found = ENTITIES[name];
      if (!found || !end) throw new Error(`no such entity: ${whole}`);
      return found;
    });
  };
  const open: Element[] = [{ name: '', attributes: {}, children: [] }];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, '');
  for (const [, tag, between] of body.matchAll(/<([^<>]*)>|([^<>]+|[<>])/g)) {
    const top = open.at(-1);
    if (!top) throw new Error('closed too often');
    if (between !== undefined) {
      top.children.push(text(between));
      continue;
    }
    const [, close, name, given = '', empty] =
      /^(\/?)([\w:]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)$/.exec(tag ?? '') ?? [];
    if (name === undefined) throw new Error(`no tag: <${tag}>`);
    if (close) {
      if (open.pop()?.name !== name) throw new Error(`closed in the wrong order: ${name}`);
      continue;
    }
    const element: Element = { name, attributes: {}, children: [] };
    for (const [, key = '', value = ''] of given.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      if (key in element.attributes) throw new Error(`twice: ${key}`);
      element.attributes[key] = text(value);
    }
    top.children.push(element);
    if (!empty) open.push(element);
  }
  const roots = open[0]?.children.filter((one): one is Element => typeof one === 'object') ?? [];
  if (open.length !== 1 || roots.length !== 1 || !roots[0])
    throw new Error('not one whole element');
  return roots[0];
}

const textOf = (one: Element | string): string =>
  typeof one === 'string' ? one : one.children.map(textOf).join('');
const every = (one: Element): Element[] => [
  one,
  ...one.children.flatMap((child) => (typeof child === 'string' ? [] : every(child)))
];

const ALL = [
  ['people', PEOPLE, people],
  ['cycle', CYCLE, sides],
  ['parts', PARTS, parts],
  ['years', YEARS, bands]
] as const;

describe('a saved picture', () => {
  test('the parser of this test finds what is not well formed', () => {
    for (const bad of [
      '<a>',
      '<a></b>',
      '<a>&x;</a>',
      '<a>& b</a>',
      '<a b=c/>',
      '<a b="1" b="2"/>',
      '<a/><b/>',
      '<a>\u0001</a>',
      '<a><</a>'
    ]) {
      expect(() => parsed(bad), bad).toThrow();
    }
    expect(textOf(parsed('<a b="&lt;"><c/>d &amp; e</a>'))).toBe('d & e');
  });

  test.each(ALL)(
    'is well formed, stands alone and says all that the table says: %s',
    (_, field, rows) => {
      for (const count of [0, 1, 2, 12]) {
        const table = tableOf(field, rows(count));
        const says = description(table);
        const root = parsed(
          toSvg(drawPicture(field, rows(count), 720), {
            title: field.label,
            description: says,
            language: 'es'
          })
        );
        const [title, desc] = ['title', 'desc'].map((name) =>
          every(root).find((one) => one.name === name)
        );
        expect(root.name).toBe('svg');
        expect(root.attributes).toMatchObject({
          xmlns: 'http://www.w3.org/2000/svg',
          lang: 'es',
          'xml:lang': 'es',
          role: 'img'
        });
        expect(title && textOf(title)).toBe(field.label);
        for (const row of table.rows) {
          for (const cell of [row.title, ...row.cells])
            expect(desc && textOf(desc)).toContain(cell);
        }
        for (const { name, attributes } of every(root)) {
          expect(['svg', 'title', 'desc', 'rect', 'circle', 'path', 'text', 'tspan']).toContain(
            name
          );
          for (const key of ['class', 'style', 'href', 'onload'])
            expect(attributes).not.toHaveProperty(key);
          for (const key of ['fill', 'stroke'])
            expect(attributes[key] ?? 'none').toMatch(/^(none|#[0-9a-f]{6})$/);
          expect(Object.values(attributes).join(' ')).not.toMatch(/undefined|NaN|var\(/);
        }
      }
    }
  );

  const NASTY = [
    '<script>alert(1)</script>',
    'Ana & Luis',
    '"Quote" and \'quote\'',
    '</text><svg onload="x">',
    '&amp;lt;',
    ']]>',
    'أمي الحبيبة',
    'סבתא',
    '👩‍👩‍👧‍👦 🇪🇸 e\u0301',
    'a\u0000b\u0008c\ufffe',
    '\ud83d alone',
    '\u202emadam',
    'two\nlines\tand tabs',
    '{name}'
  ];

  test.each(NASTY)('holds any name: %j', (name) => {
    const rows = [{ _id: 'a', name, closeness: 5, safety: 3 }];
    const table = tableOf(PEOPLE, rows);
    const root = parsed(
      toSvg(drawPicture(PEOPLE, rows, 720), {
        title: name,
        description: description(table),
        language: 'en'
      })
    );
    const seen = every(root)
      .filter((one) => one.name === 'tspan')
      .map(textOf);
    const title = table.rows[0]?.title ?? '';
    expect(title).not.toBe('');
    expect(seen.join('').replaceAll(' ', '')).toContain(title.replaceAll(' ', ''));
    expect(every(root).some((one) => one.name === 'script')).toBe(false);
  });

  test('an emoji and a letter with its accent are never cut apart', () => {
    const family = '👩‍👩‍👧‍👦';
    const rows = [{ _id: 'a', name: family.repeat(40), closeness: 5 }];
    const lines = allShapes(drawPicture(PEOPLE, rows, 256)).flatMap((shape) =>
      shape.kind === 'text' ? shape.lines : []
    );
    const cut = lines.filter((line) => line.includes('👩')).map((line) => line.replace(/…$/, ''));
    expect(cut.length).toBeGreaterThan(0);
    for (const line of cut) expect(line.replaceAll(family, '')).toBe('');
  });

  test('escapes all five signs', () => {
    expect(escaped(`<a> & "b" 'c'`)).toBe('&lt;a&gt; &amp; &quot;b&quot; &#39;c&#39;');
  });

  test('has the light colours of the page', () => {
    const tokens =
      readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8').split(
        '@media'
      )[0] ?? '';
    for (const [tone, colour] of Object.entries(LIGHT)) {
      expect(new RegExp(`--${tone}:\\s*(#[0-9a-f]+)`).exec(tokens)?.[1], tone).toBe(colour);
    }
  });
});
