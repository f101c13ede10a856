import type { Entry } from '../entries/types';
import type { Lists } from '../fields/types';
import type { Form, FormState, Language } from '../practice/types';

/** An entry to print, with its form as it was then. */
export interface Filled {
  entry: Entry;
  form: Form;
  /** What the form's rules say of the answers; null when the engine could not be asked. */
  state: FormState | null;
}

export interface WorkbookOptions {
  language: Language;
  /** Texts of the interface in that language; English needs none. */
  words: Record<string, string>;
  /** The person's own; a plain one stands in its place when it is empty. */
  title: string;
  cover: boolean;
  contents: boolean;
  help: boolean;
  /** The whole address of "Help now", as it is to stand on paper. */
  helpAddress: string;
  /** Private fields that were asked for, each as "form/name" (entries/form-fields.ts). */
  privateFields: string[];
  lists: Lists;
  /** By form, ids of steps and fields that depend on another answer (`conditionalIn`). */
  conditional: Record<string, string[]>;
}

/** What the parts of a workbook need to know. */
export interface Book extends WorkbookOptions {
  /** Titles of forms by their id, for fields that ask for an earlier sheet. */
  titles: Map<string, string>;
  /** Of the sheet that is made: ids of steps and fields that depend on another answer. */
  only: ReadonlySet<string>;
}

/** One exercise or log on paper. */
export interface Sheet {
  number: number;
  form: Form;
  filled: Filled | null;
}
