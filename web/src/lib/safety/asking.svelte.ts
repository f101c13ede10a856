import type { Reply } from '../api/client';
import type { Check, Given } from './calls';

interface Looking {
  next: string | null;
}

export interface Engine<L> {
  check: () => Promise<Reply<Check>>;
  look: (answers: Given[]) => Promise<Reply<L>>;
}

export type AskingPhase = 'ready' | 'loading' | 'asking' | 'done' | 'no-engine';

/**
 * One question at a time. Which comes next, and what follows, is the engine's to say; without it
 * nothing is asked at all. Answers live here and nowhere else.
 */
export class Asking<L extends Looking> {
  phase = $state<AskingPhase>('ready');
  check = $state.raw<Check | null>(null);
  given = $state.raw<Given[]>([]);
  looked = $state.raw<L | null>(null);
  at = $state('');
  /** What was chosen before, after going back. */
  chosen = $state<string | null>(null);
  question = $derived(this.check?.questions.find((one) => one.id === this.at));

  #engine: Engine<L>;
  #busy = false;
  #run = 0;

  constructor(engine: Engine<L>) {
    this.#engine = engine;
  }

  async start(): Promise<void> {
    this.reset();
    const run = this.#run;
    this.phase = 'loading';
    const check = await this.#engine.check();
    if (run !== this.#run) return;
    if (!check.ok) {
      this.phase = 'no-engine';
      return;
    }
    this.check = check.value;
    await this.#follow([], run);
  }

  /** Takes an answer to the question on the screen. A second call while one runs does nothing. */
  async give(answer: string): Promise<void> {
    if (this.phase !== 'asking' || this.#busy || !this.question) return;
    this.#busy = true;
    try {
      await this.#follow([...this.given, { question: this.at, answer }], this.#run);
    } finally {
      this.#busy = false;
    }
  }

  /** To the question before; its answer is taken back and stands there as the choice. */
  back(): void {
    const last = this.given.at(-1);
    if (this.phase !== 'asking' || this.#busy || !last) return;
    this.given = this.given.slice(0, -1);
    this.at = last.question;
    this.chosen = last.answer;
  }

  reset(): void {
    this.#run += 1;
    this.phase = 'ready';
    this.check = null;
    this.given = [];
    this.looked = null;
    this.at = '';
    this.chosen = null;
  }

  async #follow(answers: Given[], run: number): Promise<void> {
    const reply = await this.#engine.look(answers);
    if (run !== this.#run) return; // left in the meantime
    if (!reply.ok) {
      this.reset();
      this.phase = 'no-engine';
      return;
    }
    this.given = answers;
    this.looked = reply.value;
    this.at = reply.value.next ?? '';
    this.chosen = null;
    this.phase = reply.value.next === null ? 'done' : 'asking';
  }
}
