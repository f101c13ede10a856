import type { KeptForm } from '../entries/types';
import type { FieldTexts, FormSource, FormTexts, SourceField, SourceStep } from './source';
import type { Field, Form, Language, Step } from './types';

const BOTH: readonly Language[] = ['en', 'es'];

/** A form in one language. A text without a translation stays English: something is better than nothing. */
export function localised(source: FormSource, language: Language): Form {
  const texts: FormTexts =
    (language === source.language ? undefined : source.translations?.[language]) ?? {};
  return {
    id: source.id,
    version: source.version,
    language: texts.title === undefined ? source.language : language,
    ...(source.exercise !== undefined && { exercise: source.exercise }),
    kind: source.kind,
    ...(source.step !== undefined && { step: source.step }),
    minutes: source.minutes,
    level: source.level,
    ways: source.ways ?? [],
    suits: source.suits ?? [],
    evidence: source.evidence ?? [],
    settling: source.settling ?? false,
    distress: source.distress ?? false,
    screen: source.screen ?? false,
    seen_by: source.seen_by ?? 'nobody',
    title: texts.title ?? source.title,
    purpose: texts.purpose ?? source.purpose,
    for_whom: lines(texts.for_whom, source.for_whom),
    not_now: lines(texts.not_now, source.not_now),
    recorded: texts.recorded ?? source.recorded,
    progress: texts.progress ?? source.progress,
    signs: source.signs ?? [],
    ...(source.smaller && {
      smaller: { text: texts.smaller ?? source.smaller.text, steps: source.smaller.steps }
    }),
    aftercare: lines(texts.aftercare, source.aftercare),
    steps: source.steps.map((step) => stepIn(step, texts)),
    gates: (source.gates ?? []).map(({ id, to, says }) => ({
      ...{ id, to },
      says: lines(texts.gates?.[id], says)
    }))
  };
}

/** What is kept beside an entry, so that it can be shown as it was begun. */
export function keptFormOf(source: FormSource): KeptForm {
  const { cases: _, ...kept } = source;
  const forms = Object.fromEntries(BOTH.map((one) => [one, localised(source, one)]));
  return { id: `${source.id}@${source.version}`, forms, source: kept };
}

/** The English lines, unless each of them has a translation: half of both would confuse. */
const lines = (translated: string[] | undefined, english: string[] = []): string[] =>
  translated?.length === english.length ? translated : english;

function stepIn(step: SourceStep, texts: FormTexts): Step {
  const said = texts.steps?.[step.id];
  return {
    id: step.id,
    title: said?.title ?? step.title,
    guidance: lines(said?.guidance, step.guidance),
    fields: (step.fields ?? []).map((field) => fieldIn(field, texts))
  };
}

const TEXTS = ['label', 'help', 'low', 'high', 'unit', 'another'] as const;

function fieldIn(source: SourceField, texts: FormTexts): Field {
  // Conditions and sums are for the engine, which reads the source.
  const { show_if: _show, require_if: _require, value: _value, fields, options, ...rest } = source;
  const said: FieldTexts = texts.fields?.[source.id] ?? {};
  const field: Field = { ...rest };
  for (const name of TEXTS) if (source[name] !== undefined) field[name] = said[name] ?? source[name];
  if (options) {
    field.options = options.map(({ id, text }) => ({ id, text: said.options?.[id] ?? text }));
  }
  if (fields) field.fields = fields.map((one) => fieldIn(one, texts));
  return field;
}
