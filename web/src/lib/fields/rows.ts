import type { Answer, Field, FormState, Row } from '../practice/types';
import type { RowActions } from './types';

export const rowsOf = (answer: Answer | undefined): Row[] =>
  Array.isArray(answer) ? answer.filter((one): one is Row => typeof one === 'object') : [];

/** Rows that are kept as one answer, for places that do not keep each change of a row by itself. */
export function rowsBySet(
  answer: () => Answer | undefined,
  set: (answer: Answer | undefined) => void
): RowActions {
  const put = (rows: Row[]) => set(rows.length > 0 ? rows : undefined);
  return {
    add: (id) => put([...rowsOf(answer()), { _id: id }]),
    remove: (id) => put(rowsOf(answer()).filter((row) => row._id !== id)),
    set(id, field, value) {
      const changed = (row: Row): Row => {
        const { [field]: _, ...rest } = row;
        return value === undefined ? (rest as Row) : { ...row, [field]: value };
      };
      put(rowsOf(answer()).map((row) => (row._id === id ? changed(row) : row)));
    }
  };
}

/** A row that was removed comes back as a new one: on other devices the removal may be known. */
export function addAgain(actions: RowActions, row: Row, id: string): void {
  actions.add(id);
  for (const [field, answer] of Object.entries(row)) if (field !== '_id') actions.set(id, field, answer);
}

/** The state of the form as the fields of one row see it: their own row is theirs. */
export function stateInRow(state: FormState, group: string, index: number): FormState {
  const row = state.rows[group]?.[index];
  return {
    ...state,
    missing: row?.missing ?? [],
    computed: { ...state.computed, ...row?.computed },
    rows: {}
  };
}

/** The fields of a row that are to be seen. A row that was only just added is shown whole. */
export function shownInRow(field: Field, state: FormState, index: number): Field[] {
  const shown = state.rows[field.id]?.[index]?.shown;
  return (field.fields ?? []).filter((one) => !shown || shown.includes(one.id));
}
