import type { Reply } from '../api/client';
import type { Writing } from '../entries/writing';
import type { Moved, Moving } from './calls';
import { GATE, keptAs, type Place } from './place';
import type { Answer, Answers, Field, Form, FormState, Step } from './types';
import { problemWords } from './words';

export interface Outside {
  decide: (answers: Answers) => Promise<Reply<FormState>>;
  next: (moving: Moving) => Promise<Reply<Moved>>;
  /** Deeper work rests until then. */
  rest: (until: string) => Promise<void>;
  /** Shows a place by changing the address, so that the browser's back button works. */
  show: (place: Place, replace: boolean) => void;
  now: () => Date;
}

const NOTHING: FormState = {
  shown: [], missing: [], computed: {}, gate: null, rows: {}, problems: []
};

/** An entry on the screen: what the rules of its form let be seen, and what is answered. */
export class Showing {
  place = $state.raw<Place>({ phase: 'before' });
  /** Problems are in words here. */
  state = $state.raw<FormState>(NOTHING);
  /** The person wanted to go on, and something was missing. */
  tried = $state(false);
  /** The entry was finished before, and is only changed. */
  amending = $state(false);
  trouble = $state<'' | 'unreachable' | 'no-engine'>('');

  readonly form: Form;
  readonly writing: Writing;
  protected outside: Outside;
  #asked = 0;

  constructor(form: Form, writing: Writing, outside: Outside) {
    [this.form, this.writing, this.outside] = [form, writing, outside];
  }

  /** Steps that are to be seen, in order, and in place of those that a gate closes the gate. */
  get screens(): string[] {
    const steps = this.form.steps.map((one) => one.id).filter((id) => this.state.shown.includes(id));
    return this.state.gate ? [...steps, GATE] : steps;
  }

  get step(): Step | undefined {
    if (this.place.phase !== 'steps') return undefined;
    return this.form.steps.find((one) => one.id === this.place.step);
  }

  get fields(): Field[] {
    return (this.step?.fields ?? []).filter((one) => this.state.shown.includes(one.id));
  }

  /** Of the step that is shown: fields that need an answer, also in their rows. */
  get missing(): Field[] {
    const inRows = (id: string) => this.state.rows[id]?.some((row) => row.missing.length > 0);
    return this.fields.filter((one) => this.state.missing.includes(one.id) || inRows(one.id));
  }

  get isFirst(): boolean {
    return this.screens.indexOf(this.place.step ?? '') <= 0;
  }

  set(field: string, answer: Answer | undefined, row?: string, inRow?: string): void {
    this.writing.set(field, answer, row, inRow);
    void this.refresh();
  }

  addRow(field: string, row: string): void {
    this.writing.addRow(field, row);
    void this.refresh();
  }

  removeRow(field: string, row: string): void {
    this.writing.removeRow(field, row);
    void this.refresh();
  }

  choose(place: string, operation: string): void {
    this.writing.choose(place, operation);
    void this.refresh();
  }

  /** Asks the rules anew what is to be seen. What came before it is shown until they answer. */
  async refresh(): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const reply = await this.outside.decide(this.writing.entry.answers);
    if (mine !== this.#asked) return; // a later one knows more
    if (!this.went(reply)) return;
    const problems = reply.value.problems.map((one) => ({ ...one, problem: problemWords(one.problem) }));
    this.state = { ...reply.value, problems };
  }

  protected go(place: Place, replace: boolean, keep = true): void {
    this.turn(place, keep);
    this.outside.show(place, replace);
  }

  protected turn(place: Place, keep = true): void {
    if (place.phase === 'steps' && this.writing.entry.finishedAt !== null) this.amending = true;
    if (keep) this.writing.atStep(keptAs(place));
    this.tried = false;
    this.place = place;
  }

  /** The step if it is to be seen, else the last one before it that is. */
  protected nearest(step: string | undefined): string {
    const { screens } = this;
    if (step !== undefined && screens.includes(step)) return step;
    const order = this.form.steps.map((one) => one.id);
    const at = step === GATE ? order.length : order.indexOf(step ?? '');
    const before = screens.filter((one) => one !== GATE && order.indexOf(one) <= at);
    return before.at(-1) ?? screens[0] ?? '';
  }

  protected went<T>(reply: Reply<T>): reply is { ok: true; value: T } {
    // A problem of the engine is one of this page: nothing that a person typed can mend it.
    this.trouble = reply.ok ? '' : reply.why === 'unreachable' ? 'unreachable' : 'no-engine';
    return reply.ok;
  }
}
