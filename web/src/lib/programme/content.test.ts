import { expect, test } from 'vitest';
import { FORMS, PROGRAMME, SPANISH, fieldsOf } from './testing';

const formOf = (id: string) => FORMS.find((one) => one.id === id);
const ids = FORMS.map((one) => one.id);

// Section 5.1 of the reference, by the numbers of the exercises.
const TRACKS: Record<string, string[][]> = {
  anxious: [
    ['EX1.02', 'EX1.03', 'EX2.07', 'EX3.10', 'EX4.06'],
    ['EX2.03', 'EX3.01', 'EX4.05'],
    ['EX3.02', 'EX3.03']
  ],
  avoidant: [
    ['EX1.03', 'EX1.06', 'EX4.07', 'EX1.05'],
    ['EX2.05', 'EX3.09', 'EX3.03'],
    ['EX3.01', 'EX4.10']
  ],
  fearful: [
    ['EX1.09', 'EX4.01', 'EX4.02', 'EX4.10'],
    ['EX2.07', 'EX1.07'],
    ['EX3.11', 'EX3.08']
  ],
  couple: [
    ['EX1.04', 'EX3.05', 'EX3.06'],
    ['EX3.01', 'EX3.08', 'EX3.02', 'EX3.07']
  ],
  parent: [
    ['EX1.11', 'EX3.12', 'EX3.13'],
    ['EX3.15', 'EX4.14', 'EX2.11']
  ],
  after_abuse: [
    ['EX4.01', 'EX2.05'],
    ['EX4.01', 'EX3.04', 'EX2.09']
  ]
};

test('the tracks are those of the reference', () => {
  const tracks = PROGRAMME.tracks.map((track) => [
    track.id,
    track.phases.map((phase) => phase.forms.map((one) => formOf(one.form)?.exercise))
  ]);
  expect(Object.fromEntries(tracks)).toEqual(TRACKS);
});

test.each(PROGRAMME.tracks)('$id: 13 weeks, three contacts a week, none longer than fits', (track) => {
  expect(track.phases.reduce((sum, phase) => sum + phase.weeks, 0)).toBe(PROGRAMME.weeks);
  for (const phase of track.phases) {
    const turns = phase.forms.reduce((sum, one) => sum + one.times, 0);
    expect(turns, phase.title).toBe(phase.weeks * PROGRAMME.contacts_a_week);
  }
  for (const { form } of track.phases.flatMap((phase) => phase.forms)) {
    const minutes = formOf(form)?.minutes ?? 99;
    const smaller = 'smaller' in (formOf(form) ?? {});
    expect(minutes <= PROGRAMME.most_minutes || smaller, form).toBe(true);
  }
});

test('every form that is named is there, and what settles settles', () => {
  const named = [
    ...PROGRAMME.tracks.flatMap((track) => track.phases).flatMap((phase) => phase.forms),
    ...PROGRAMME.moves.flatMap((move) => move.met_by).map((form) => ({ form, instead: undefined }))
  ].flatMap((one) => [one.form, ...(one.instead ? [one.instead.form] : [])]);
  const all = [...named, ...PROGRAMME.between_two, ...PROGRAMME.settle_with];
  expect(all.filter((id) => !ids.includes(id))).toEqual([]);
  for (const id of PROGRAMME.settle_with) expect(formOf(id)).toMatchObject({ settling: true, step: 4 });
  for (const form of FORMS.filter((one) => one.screen)) expect(PROGRAMME.between_two).toContain(form.id);
});

test('another way is looked for in fields that there are, and never in a private one', () => {
  for (const { form, field, is, quote } of PROGRAMME.other_ways) {
    const found = fieldsOf(form).find((one) => one.id === field);
    expect(found, `${form}.${field}`).toBeDefined();
    expect(found?.private ?? false).toBe(false);
    if (is) expect(found?.kind).toBe('yes_no');
    if (!quote) continue;
    const inside = [...fieldsOf(form), ...(found?.fields ?? [])].find((one) => one.id === quote);
    expect(inside?.kind, `${form}.${quote}`).toMatch(/_text$/);
    expect(inside?.private ?? false).toBe(false);
  }
});

test('every move that a form can log has its reason', () => {
  const moves = FORMS.flatMap(({ id }) =>
    fieldsOf(id).filter((one) => one.id === 'move' && one.kind === 'choice').flatMap((one) => one.options ?? [])
  );
  const known = PROGRAMME.moves.map((one) => one.id);
  expect([...new Set(moves.map((one) => one.id))].filter((id) => !known.includes(id))).toEqual([]);
});

test('every sentence has a Spanish one that keeps its places', () => {
  const { tracks, steps, moves } = PROGRAMME;
  const texts = [
    ...steps.flatMap((one) => [one.title, one.text]),
    ...moves.map((one) => one.because),
    ...tracks.flatMap((one) => [one.title, one.for_whom, one.note]),
    ...tracks.flatMap((one) => one.offered.flatMap((offer) => [offer.because, offer.unsure ?? ''])),
    ...tracks.flatMap((one) => one.phases.map((phase) => phase.title))
  ].filter((one) => one !== '');
  expect(texts.filter((text) => !SPANISH[text])).toEqual([]);
  expect(Object.keys(SPANISH).filter((text) => !texts.includes(text))).toEqual([]);
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join();
  for (const text of texts) expect(places(SPANISH[text] ?? ''), text).toBe(places(text));
});
