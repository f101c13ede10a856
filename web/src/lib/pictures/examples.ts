import type { Field, Row } from '$lib/practice/types';

/** Fields and rows for the tests of all four pictures. */

export const PEOPLE: Field = {
  id: 'people',
  kind: 'people_map',
  label: 'The people around me',
  another: 'Another person',
  fields: [
    { id: 'name', kind: 'person', label: 'Name' },
    { id: 'closeness', kind: 'scale_10', label: 'Closeness', low: 'far', high: 'very close' },
    { id: 'safety', kind: 'scale_10', label: 'Safety', low: 'not safe', high: 'very safe' },
    { id: 'trust', kind: 'scale_10', label: 'Trust' },
    { id: 'haven', kind: 'yes_no', label: 'I go to them when I am upset' },
    { id: 'base', kind: 'yes_no', label: 'They give me courage' },
    { id: 'note', kind: 'short_text', label: 'Note', private: true }
  ]
};

export const CYCLE: Field = {
  id: 'loop',
  kind: 'cycle_map',
  label: 'Our loop',
  another: 'Another side',
  fields: [
    { id: 'side', kind: 'short_text', label: 'Whose side' },
    { id: 'trigger', kind: 'short_text', label: 'What touches this side' },
    { id: 'top', kind: 'feeling', label: 'Feeling on top' },
    { id: 'under', kind: 'feeling', label: 'Feeling underneath' },
    { id: 'need', kind: 'short_text', label: 'The need below' },
    { id: 'move', kind: 'short_text', label: 'What this side does' }
  ]
};

export const PARTS: Field = {
  id: 'parts',
  kind: 'parts_map',
  label: 'My parts',
  another: 'Another part',
  fields: [
    { id: 'name', kind: 'short_text', label: 'Name of the part' },
    {
      id: 'role',
      kind: 'choice',
      label: 'Its job',
      options: [
        { id: 'manager', text: 'Keeps things in order' },
        { id: 'firefighter', text: 'Puts out fires' },
        { id: 'other', text: 'Something else' }
      ]
    },
    { id: 'strength', kind: 'scale_10', label: 'How strong it is' },
    { id: 'linked_to', kind: 'short_text', label: 'Works with' },
    { id: 'fears', kind: 'short_text', label: 'What it fears' }
  ]
};

export const YEARS: Field = {
  id: 'years',
  kind: 'timeline',
  label: 'Bands of years',
  another: 'Another band',
  at_most: 12,
  fields: [
    { id: 'from', kind: 'number', label: 'From age', min: 0, max: 18 },
    { id: 'to', kind: 'number', label: 'To age', min: 0, max: 18 },
    { id: 'title', kind: 'short_text', label: 'A name for this time' },
    { id: 'heat', kind: 'scale_10', label: 'How strong it feels now' },
    { id: 'helper', kind: 'person', label: 'Who helped, even a little' }
  ]
};

export const NAMES = [
  'Mum',
  'Grandma Rosa',
  'Leo',
  'Dr Okonkwo',
  'Aunt Marguerite-Antoinette de la Vallée',
  'Sam',
  'The neighbour with the garden',
  'Mira',
  'أمينة',
  'Tobias',
  '小林さん',
  'Biscuit \u{1F415}',
  'Ana & Luis',
  'Uncle <script>alert(1)</script>',
  'Jo',
  'Coach "T"',
  'My old teacher from the village school',
  'Noor',
  'Ida',
  'Frederick'
];

export const LONG =
  'Wolfeschlegelsteinhausenbergerdorff-Antoinette the third of her name, who lives far away';

const row = (i: number, answers: Omit<Row, '_id'>): Row => ({ ...answers, _id: `row-${i}` }) as Row;

export function people(count: number): Row[] {
  return Array.from({ length: count }, (_, i) =>
    row(i, {
      name: `${NAMES[i % NAMES.length]}${i >= NAMES.length ? ` ${i}` : ''}`,
      closeness: (i * 7 + 9) % 11,
      safety: (i * 5 + 8) % 11,
      trust: (i * 3) % 11,
      haven: i % 3 === 0 ? 'yes' : 'no',
      base: i % 4 === 0 ? 'yes' : 'no',
      note: 'a secret'
    })
  );
}

export function sides(count: number): Row[] {
  const moves = [
    'asks again and again, then raises the voice',
    'goes quiet and leaves the room',
    'makes jokes',
    'tidies up'
  ];
  return Array.from({ length: count }, (_, i) =>
    row(i, {
      side: ['Me', 'Sam', 'My mother', 'My brother'][i] ?? `Side of ${i}`,
      trigger:
        ['a silence at dinner', 'a sharp voice', 'slammed doors', 'a joke that is not funny'][
          i % 4
        ] ?? '',
      top: i % 2 === 0 ? ['angry', 'restless'] : ['numb'],
      under: ['afraid of being left alone with it'],
      need: 'to know that we are all right',
      move: moves[i % 4] ?? ''
    })
  );
}

export function parts(count: number): Row[] {
  const names = [
    'The planner',
    'The one who scrolls',
    'The joker',
    'The critic',
    'The helper of everyone',
    'The runner',
    'The watcher',
    'The quiet one',
    'The worker',
    'The dreamer',
    'The eater',
    'The peacemaker'
  ];
  return Array.from({ length: count }, (_, i) =>
    row(i, {
      name: names[i % names.length] ?? '',
      ...(i !== 7 && { role: ['manager', 'firefighter', 'other'][i % 3] ?? 'other' }),
      ...(i !== 5 && { strength: (i * 3 + 4) % 11 }),
      ...(i % 3 === 1 && { linked_to: names[i - 1] ?? '' }),
      fears: 'that it all falls apart'
    })
  );
}

export function bands(count: number): Row[] {
  const titles = [
    'First home',
    'With my grandparents by the sea',
    'School',
    'The move',
    'Teens',
    'A year away'
  ];
  return Array.from({ length: count }, (_, i) => {
    const from = (i * 5) % 17;
    return row(i, {
      from,
      to: Math.min(18, from + 1 + ((i * 3) % 6)),
      title: `${titles[i % titles.length]}`,
      ...(i !== 3 && { heat: (i * 4) % 11 }),
      helper: i % 2 === 0 ? 'Rosa' : ''
    });
  });
}
