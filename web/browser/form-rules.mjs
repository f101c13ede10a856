// The forms of the content, what their conditions say of answers, and answers that keep a form open.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const content = resolve(import.meta.dirname, '../../content');
const read = (path) => parse(readFileSync(path, 'utf8'));

export const forms = readdirSync(join(content, 'forms'))
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => read(join(content, 'forms', name)));
export const formNamed = (id) => forms.find((one) => one.id === id);
export const spanish = (id) => read(join(content, 'forms/es', `${id}.yaml`));

const lists = Object.fromEntries(
  ['feelings', 'needs', 'body'].map((id) => {
    const { groups } = read(join(content, 'lists', `${id}.yaml`));
    return [id, groups.flatMap((group) => group.items)];
  })
);
export const listOf = { feeling: lists.feelings, need: lists.needs, body_place: lists.body };
export const PICTURES = ['people_map', 'cycle_map', 'parts_map', 'timeline'];
export const ROWS = ['group', ...PICTURES];

const allFields = (form) => form.steps.flatMap((step) => step.fields ?? []);
const withParts = (form) => allFields(form).flatMap((field) => [field, ...(field.fields ?? [])]);

/**
 * Whether a condition of a form holds; undefined where it hangs on what is worked out, which only
 * the engine knows.
 */
export function holds(form, condition, answers) {
  if (condition === undefined) return true;
  const all = (conditions) => conditions.map((one) => holds(form, one, answers));
  if (condition.any) return or(all(condition.any));
  if (condition.all) return not(or(all(condition.all).map(not)));
  if (condition.not) return not(holds(form, condition.not, answers));
  const field = withParts(form).find((one) => one.id === condition.field);
  if (field?.kind === 'computed') return undefined;
  const answer = answers[condition.field];
  if ('answered' in condition) return (answer !== undefined) === condition.answered;
  if (answer === undefined) return false;
  if ('is' in condition) return answer === condition.is;
  if ('has' in condition) return answer.includes(condition.has);
  const { at_least: least = -Infinity, at_most: most = Infinity } = condition;
  return answer >= least && answer <= most;
}
const not = (known) => (known === undefined ? undefined : !known);
const or = (all) => (all.includes(true) ? true : all.includes(undefined) ? undefined : false);

export const gateOf = (form, answers) =>
  (form.gates ?? []).find((gate) => holds(form, gate.when, answers));

/** What else is asked with these answers: the more of it, the more of the form is walked through. */
const openWith = (form, answers) =>
  [...form.steps, ...allFields(form)].filter((one) => holds(form, one.show_if, answers)).length;

let words = 0;
/** A text that stands nowhere else, and that says nothing heavy. */
const newWord = () => `larkspur ${(words += 1)}`;

function candidates(field) {
  const [first, second] = (field.options ?? []).map((one) => one.id);
  switch (field.kind) {
    case 'short_text':
    case 'person':
      return [newWord()];
    case 'long_text':
      return [`${newWord()}\nand a second line`];
    case 'number': {
      const fits = (n) => n >= (field.min ?? -Infinity) && n <= (field.max ?? Infinity);
      return [4, 1, 25, field.max, field.min].filter((n) => n !== undefined && fits(n));
    }
    case 'scale_10':
      return [4, 8, 2];
    case 'scale_100':
      return [60, 85, 20];
    case 'choice':
      return field.options.map((one) => one.id);
    case 'several':
      return [field.at_most === 1 || !second ? [first] : [first, second]];
    case 'yes_no':
      return ['yes', 'no'];
    case 'date':
      return ['2026-05-04'];
    case 'time':
      return ['21:30'];
    case 'date_time':
      return ['2026-05-04T21:30'];
    case 'duration':
      return [95, 20, 5];
    case 'feeling':
    case 'need':
    case 'body_place':
      return [field.at_most === 1 ? [listOf[field.kind][0].id] : [listOf[field.kind][0].id, newWord()]];
    default:
      return [undefined];
  }
}

/** An answer that leads to no gate, and to as much of the form as there is. */
export function choose(form, field, answers) {
  const possible = candidates(field)
    .map((answer) => ({ answer, answers: { ...answers, [field.id]: answer } }))
    .filter((one) => !gateOf(form, one.answers));
  if (possible.length === 0) return undefined;
  const most = Math.max(...possible.map((one) => openWith(form, one.answers)));
  return possible.find((one) => openWith(form, one.answers) === most).answer;
}

/** Answers to questions of a step, as [field, answer], with which no gate of the form holds any more. */
export function changesOf(form, step, before) {
  const answers = { ...before };
  const changes = [];
  for (const field of step.fields) {
    const gate = gateOf(form, answers);
    if (!gate) break;
    if (answers[field.id] === undefined) continue;
    const possible = field.kind === 'scale_10' ? [0] : candidates(field);
    const given = (one) => ({ ...answers, [field.id]: one });
    const other =
      possible.find((one) => !gateOf(form, given(one))) ??
      possible.find((one) => !holds(form, gate.when, given(one)));
    if (other === undefined) continue;
    answers[field.id] = other;
    changes.push([field, other]);
  }
  if (gateOf(form, answers)) throw new Error(`no answer of ${step.id} opens ${form.id} again`);
  return changes;
}
