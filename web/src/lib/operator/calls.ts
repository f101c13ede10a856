import { call } from '../api/client';
import type { LedgerEntry, WordingMatch } from '../measures/types';

const OPERATOR = '/api/v1/operator';
const WORDINGS = `${OPERATOR}/questionnaires`;

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
    remove: (recipe: string) => call<void>(`${WORDINGS}/remove`, { recipe }, bearer)
  };
}

export type OperatorCalls = ReturnType<typeof operatorCalls>;
