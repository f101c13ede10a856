import type { Reply } from '../api/client';
import type { AssessmentSoFar, Problem, Step } from '../api/types';
import { answered, soFarOf, withStep, type Given, type Mapping } from '../device/mapping';
import type { Store } from '../device/store';
import { afterAnswer, onArrival, pauseBefore, type Next } from './flow';

export interface Outside {
  store: Pick<Store, 'get' | 'change'>;
  ask: (soFar: AssessmentSoFar) => Promise<Reply<Step>>;
  /** Shows another statement by changing the address, so that the browser's back button works. */
  showStatement: (at: number, replace: boolean) => void;
  showResult: () => void;
  now: () => Date;
  /** Calls back after so many seconds; returns how to cancel it. */
  later: (seconds: number, what: () => void) => () => void;
}

export type Phase =
  | 'opening'
  | 'statement'
  | 'asking'
  | 'unreachable'
  | 'no-engine'
  | 'problem'
  | 'missing';

/** One person answering statements about one relationship. */
export class Sitting {
  phase = $state<Phase>('opening');
  mapping = $state.raw<Mapping | null>(null);
  at = $state(0);
  problem = $state.raw<Problem | null>(null);
  retryIn = $state(0);
  /** True when this device could not keep the last answer; the statement stays where it is. */
  unkept = $state(false);

  #outside: Outside;
  #busy = false;
  #attempt = 0;
  #cancel: () => void = () => {};

  constructor(outside: Outside) {
    this.#outside = outside;
  }

  get busy(): boolean {
    return this.#busy;
  }

  async open(id: string, wanted: number | null): Promise<void> {
    const mapping = await this.#outside.store.get(id);
    if (!mapping) {
      this.phase = 'missing';
      return;
    }
    this.mapping = mapping;
    await this.#follow(onArrival(mapping, wanted), true);
  }

  /** The address changed: by us, or by the browser's back and forward buttons. */
  arrive(at: number | null): void {
    if (!this.mapping || at === null || at >= this.mapping.asked.length) return;
    this.at = at;
    if (this.phase === 'statement') return;
    this.#cancel();
    this.phase = 'statement';
  }

  /** Keeps what was given, and only then goes on. A second call while one runs does nothing. */
  async give(given: Given): Promise<void> {
    const current = this.mapping?.asked[this.at];
    if (this.#busy || this.phase !== 'statement' || !this.mapping || !current) return;
    this.#busy = true;
    this.unkept = false;
    try {
      const how = (before: Mapping) =>
        answered(before, current.item.id, given, this.#outside.now());
      const after = await this.#outside.store.change(this.mapping.id, how);
      if (!after) {
        this.phase = 'missing';
        return;
      }
      this.mapping = after;
      const place = after.asked.findIndex((one) => one.item.id === current.item.id);
      await this.#follow(afterAnswer(after, place), false);
    } catch {
      // The disk is full, or the browser closed its store: say so, and move nowhere.
      this.unkept = true;
      this.phase = 'statement';
    } finally {
      this.#busy = false;
    }
  }

  async tryAgain(): Promise<void> {
    if (['unreachable', 'no-engine', 'problem'].includes(this.phase)) await this.#ask(false);
  }

  stop(): void {
    this.#cancel();
  }

  async #follow(next: Next, replace: boolean): Promise<void> {
    if (next.show === 'ask') return this.#ask(replace);
    if (next.show === 'result') return this.#outside.showResult();
    this.at = next.at;
    this.phase = 'statement';
    this.#outside.showStatement(next.at, replace);
  }

  async #ask(replace: boolean): Promise<void> {
    this.#cancel();
    const mapping = this.mapping;
    if (!mapping) return;
    this.phase = 'asking';
    const reply = await this.#outside.ask(soFarOf(mapping));
    // The person went back to an earlier statement while this one was asked for.
    if ((this.phase as Phase) !== 'asking') return;
    if (reply.ok) return this.#receive(mapping.id, reply.value, replace);
    if (reply.why === 'problem' && reply.problem.status < 500) {
      this.problem = reply.problem;
      this.phase = 'problem';
      return;
    }
    if (reply.why === 'no-engine') {
      this.phase = 'no-engine';
      return;
    }
    this.retryIn = pauseBefore(this.#attempt);
    this.#attempt += 1;
    this.phase = 'unreachable';
    this.#cancel = this.#outside.later(this.retryIn, () => void this.#ask(replace));
  }

  async #receive(id: string, step: Step, replace: boolean): Promise<void> {
    this.#attempt = 0;
    const how = (before: Mapping) => withStep(before, step, this.#outside.now());
    const after = await this.#outside.store.change(id, how);
    if (!after) {
      this.phase = 'missing';
      return;
    }
    this.mapping = after;
    const first = after.asked.length === 1;
    await this.#follow(onArrival(after, null), replace || first);
  }
}
