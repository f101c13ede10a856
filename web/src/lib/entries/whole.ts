import { t } from '$lib/language/t';
import { isRecord } from './trouble';
import type { KeptForm, Operation } from './types';

type Content = Record<string, unknown>;
/** What is wrong; null when nothing is. */
type Check = (content: Content) => string | null;

const isText = (one: unknown): one is string => typeof one === 'string' && one !== '';
const isFieldId = (one: unknown) =>
  typeof one === 'string' && /^\w+$/.test(one) && one !== '__proto__';
const isRowId = (one: unknown) => typeof one === 'string' && /^[\w-]+$/.test(one);
const isBoolean = (one: unknown) => typeof one === 'boolean';

/** As this page writes it; times are sorted as texts, so that another spelling would mix them up. */
function isTime(one: unknown): boolean {
  if (typeof one !== 'string') return false;
  const time = new Date(one);
  return !Number.isNaN(time.getTime()) && time.toISOString() === one;
}

function isAnswer(one: unknown, inRow: boolean): boolean {
  if (typeof one === 'string') return true;
  if (typeof one === 'number') return Number.isFinite(one);
  if (!Array.isArray(one)) return false;
  if (one.every((each) => typeof each === 'string')) return true;
  const isRow = (row: unknown) =>
    isRecord(row) &&
    isRowId(row._id) &&
    Object.entries(row).every(([key, cell]) => isFieldId(key) && isAnswer(cell, true));
  return !inRow && one.every(isRow);
}

const none = (name: string) => t('it has no {name} that can be read', { name });
const needs =
  (parts: Record<string, (one: unknown) => boolean>): Check =>
  (content) => {
    const missing = Object.keys(parts).find((name) => !parts[name]?.(content[name]));
    return missing === undefined ? null : none(missing);
  };

const optional = (check: (one: unknown) => boolean) => (one: unknown) =>
  one === undefined || check(one);
const WHENS = ['before', 'now', 'after', 'again'];

const KINDS: Record<string, Check> = {
  begin: needs({ form: isText, version: isText, language: isText, smaller: isBoolean }),
  set: (what) => {
    const answer = optional((one) => isAnswer(one, what.row !== undefined));
    const parts = { field: isFieldId, row: optional(isRowId), inRow: optional(isFieldId), answer };
    const wrong = needs(parts)(what);
    if (wrong === null && (what.row === undefined) !== (what.inRow === undefined))
      return none('row');
    return wrong;
  },
  add_row: needs({ field: isFieldId, row: isRowId }),
  remove_row: needs({ field: isFieldId, row: isRowId }),
  at_step: needs({ step: isText }),
  distress: needs({
    when: (one) => WHENS.includes(one as string),
    value: (one) => typeof one === 'number' && one >= 0 && one <= 10,
    unreal: isBoolean
  }),
  stopped: needs({ because: (one) => typeof one === 'string' }),
  finished: () => null,
  deleted: () => null
};

/** What is missing in an operation; null when it is whole. */
export function operationProblem(content: unknown): string | null {
  if (!isRecord(content)) return t('it is no object');
  const isIds = (one: unknown) => Array.isArray(one) && one.every(isText);
  const head = needs({
    id: isText,
    entry: isText,
    at: isTime,
    device: isText,
    over: isIds,
    what: isRecord
  });
  const wrong = head(content);
  if (wrong !== null) return wrong;
  const what = (content as unknown as Operation).what as unknown as Content;
  const kind =
    typeof what.kind === 'string' && Object.hasOwn(KINDS, what.kind) ? KINDS[what.kind] : null;
  return kind ? kind(what) : none('kind');
}

/** What is missing in a form; null when it can be shown. */
export function formProblem(content: unknown): string | null {
  if (!isRecord(content)) return t('it is no object');
  const isForm = (one: unknown) =>
    isRecord(one) &&
    isText(one.id) &&
    isText(one.version) &&
    isText(one.title) &&
    isSteps(one.steps);
  const isForms = (one: unknown) =>
    isRecord(one) && Object.keys(one).length > 0 && Object.values(one).every(isForm);
  const isId = (one: unknown) => typeof one === 'string' && /^[^@]+@[^@]+$/.test(one);
  const wrong = needs({ id: isId, forms: isForms })(content);
  if (wrong !== null) return wrong;
  const kept = content as unknown as KeptForm;
  const named = Object.values(kept.forms).every(
    ({ id, version }) => `${id}@${version}` === kept.id
  );
  return named ? null : none('id');
}

const isSteps = (one: unknown) =>
  Array.isArray(one) &&
  one.every((step) => isRecord(step) && isText(step.id) && isFields(step.fields));

const isFields = (one: unknown): boolean =>
  Array.isArray(one) &&
  one.every(
    (field) =>
      isRecord(field) &&
      isFieldId(field.id) &&
      isText(field.kind) &&
      typeof field.label === 'string' &&
      (field.fields === undefined || isFields(field.fields))
  );
