import { call } from '../api/client';
import type { ReportPage } from '../api/types';
import type { LedgerEntry, WordingMatch } from '../measures/types';

const OPERATOR = '/api/v1/operator';
const WORDINGS = `${OPERATOR}/questionnaires`;
const REPORTS = `${OPERATOR}/reports`;

/** The calls of the operator, each with the key of the link. */
export function operatorCalls(key: string) {
  const bearer = { authorization: `Bearer ${key}` };
  return {
    link: () => call<{ valid_until: string }>(OPERATOR, undefined, bearer),
    match: (questionnaire: object, recipe?: string) =>
      call<WordingMatch>(
        `${WORDINGS}/match`,
        recipe ? { questionnaire, recipe } : { questionnaire },
        bearer
      ),
    add: (questionnaire: object, recipe: string, licence_note: string) =>
      call<{ entry: LedgerEntry }>(WORDINGS, { questionnaire, recipe, licence_note }, bearer),
    remove: (recipe: string) => call<void>(`${WORDINGS}/remove`, { recipe }, bearer),
    reports: (state: 'open' | 'closed', before?: number) =>
      call<ReportPage>(
        `${REPORTS}?state=${state}${before === undefined ? '' : `&before=${before}`}`,
        undefined,
        bearer
      ),
    readReport: (id: number) => call<void>(`${REPORTS}/read`, { id }, bearer),
    closeReport: (id: number, note: string) =>
      call<void>(`${REPORTS}/close`, note.trim() ? { id, note } : { id }, bearer)
  };
}

export type OperatorCalls = ReturnType<typeof operatorCalls>;
