import type { Entry } from '../entries/types';
import type { Answer, Field, FormState, Language, WordList } from '../practice/types';

/** The lists to choose from. One that could not be loaded is missing; own words still work then. */
export interface Lists {
  feelings?: WordList;
  needs?: WordList;
  body?: WordList;
}

/** An earlier entry that can be chosen. */
export interface EntryChoice {
  id: string;
  title: string;
  /** When it was begun; ISO 8601. */
  at: string;
}

/** Answers that devices gave apart, by place (Entry.versions), the newest first. */
export type Versions = Entry['versions'];

/** What can be done with the rows of a group or a picture. */
export interface RowActions {
  /** Adds an empty row of this id at the end. */
  add(row: string): void;
  remove(row: string): void;
  /** Sets one field of one row; undefined takes the answer back. */
  set(row: string, field: string, answer: Answer | undefined): void;
}

/** What every component for a kind of field is given. */
export interface FieldProps {
  field: Field;
  answer: Answer | undefined;
  /** Must show in `answer` at once; keeping it may take its time. */
  set: (answer: Answer | undefined) => void;
  rows?: RowActions;
  state: FormState;
  lists: Lists;
  people: string[];
  entries: (form: string) => Promise<EntryChoice[]>;
  language: Language;
  /** The problem of the answer, in words. */
  problem?: string;
  /** All of the entry: the field finds its own by its place. */
  versions?: Versions;
  /** One version stays. Without it the version is set like any answer. */
  choose?: (place: string, operation: string) => void;
  /** The person tried to go on: rows say what they still miss. */
  tried?: boolean;
  /** Begins every DOM id of this field. In a row it holds the id of the row. */
  key?: string;
  /** Where the answer is kept (entries/places.ts): the id of the field, or a field of a row. */
  place?: string;
}

/** The same, with what FieldOf adds: key and place are known, and what describes the input. */
export interface KindProps extends FieldProps {
  key: string;
  place: string;
  /** Ids of the texts that describe the input, for aria-describedby. */
  describedby?: string;
}
