import type { Answer, Field, Row } from '$lib/practice/types';

export interface RowState {
  shown: string[];
  missing: string[];
  computed: Record<string, number>;
}

/** The field of a row by its set name: 'closeness', 'side', 'from' ... */
export function part(field: Field, id: string): Field | undefined {
  return field.fields?.find((one) => one.id === id);
}

export function isAnswered(answer: Answer | undefined): answer is Answer {
  if (answer === undefined || answer === null) return false;
  if (typeof answer === 'number') return Number.isFinite(answer);
  return typeof answer === 'string' ? answer.trim() !== '' : answer.length > 0;
}

export function numberOf(row: Row, id: string): number | null {
  const answer = row[id];
  return typeof answer === 'number' && Number.isFinite(answer) ? answer : null;
}

export function scaleOf(row: Row, id: string): number | null {
  const value = numberOf(row, id);
  return value === null ? null : Math.min(10, Math.max(0, value));
}

/**
 * Rows as they count: what a condition hides is not answered, although it is kept, and what is
 * worked out stands in its place.
 */
export function counting(field: Field, rows: Row[], states: RowState[] = []): Row[] {
  return rows.map((row, i) => {
    const state = states[i];
    if (!state) return row;
    const seen: Row = { _id: row._id };
    for (const { id, kind } of field.fields ?? []) {
      const answer = kind === 'computed' ? state.computed[id] : row[id];
      if (answer !== undefined && (kind === 'computed' || state.shown.includes(id)))
        seen[id] = answer;
    }
    return seen;
  });
}

/** The field without its private parts: for files and paper, which others may see. */
export function withoutPrivate(field: Field): Field {
  return { ...field, fields: (field.fields ?? []).filter((one) => one.private !== true) };
}

/** Rows with only what the field has, so that nothing private is drawn. */
export function onlyOf(field: Field, rows: Row[]): Row[] {
  const kept = new Set((field.fields ?? []).map((one) => one.id));
  return rows.map((row) => {
    const entries = Object.entries(row).filter(([id]) => id === '_id' || kept.has(id));
    return Object.fromEntries(entries) as Row;
  });
}
