import type { Component } from 'svelte';
import type { Field, FieldKind } from '../practice/types';
import ChoiceField from './ChoiceField.svelte';
import ComputedField from './ComputedField.svelte';
import DateField from './DateField.svelte';
import NumberField from './NumberField.svelte';
import ScaleHundred from './ScaleHundred.svelte';
import ScaleTen from './ScaleTen.svelte';
import SeveralField from './SeveralField.svelte';
import TextField from './TextField.svelte';
import type { KindProps } from './types';

export type Kind = Component<KindProps>;

// What nearly every form asks comes with the page; the rest comes with the form that needs it.
const known: Partial<Record<FieldKind, Kind>> = {
  short_text: TextField,
  long_text: TextField,
  number: NumberField,
  scale_10: ScaleTen,
  scale_100: ScaleHundred,
  choice: ChoiceField,
  yes_no: ChoiceField,
  several: SeveralField,
  date: DateField,
  time: DateField,
  date_time: DateField,
  computed: ComputedField
};

const words = () => import('./WordsField.svelte');
const picture = () => import('./PictureOf.svelte');

const later: Partial<Record<FieldKind, () => Promise<{ default: Kind }>>> = {
  duration: () => import('./DurationField.svelte'),
  person: () => import('./PersonField.svelte'),
  feeling: words,
  need: words,
  body_place: () => import('./BodyField.svelte'),
  group: () => import('./GroupField.svelte'),
  people_map: picture,
  cycle_map: picture,
  parts_map: picture,
  timeline: picture,
  entry: () => import('./EntryField.svelte'),
  timer: () => import('./TimerField.svelte'),
  breathing: () => import('./BreathingField.svelte')
};

/** The component of a kind, if its code is here. */
export const kindHere = (kind: FieldKind): Kind | undefined => known[kind];

export async function fetchKind(kind: FieldKind): Promise<Kind> {
  const here = known[kind];
  if (here) return here;
  const fetched = await later[kind]?.();
  if (!fetched) throw new Error(`No field is of the kind ${kind}`);
  known[kind] = fetched.default;
  return fetched.default;
}

/**
 * Fetches the code of all these fields, those of rows too: a form that was opened goes on when the
 * network goes. What cannot be fetched now is tried again where it is shown.
 */
export async function ready(fields: Field[]): Promise<void> {
  const kinds = new Set<FieldKind>();
  const look = (field: Field) => {
    kinds.add(field.kind);
    field.fields?.forEach(look);
  };
  fields.forEach(look);
  await Promise.allSettled([...kinds].map(fetchKind));
}
