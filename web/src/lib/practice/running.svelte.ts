import type { Distress, Moved, Phase, PhaseEvent, Reason } from './calls';
import { restFrom } from './opening';
import { CHANGE, GATE, keptAs, readPlace, type Place } from './place';
import { Showing } from './showing.svelte';

/** left: it can go on at any time. settled: distress was too high to begin, and it was not begun. */
export type Ending = 'finished' | 'left' | 'stopped' | 'settled';

/** Gates that are an end of the form, and not a reason to leave it. */
const WAYS_ON = ['match', 'consult'];
/** Phases that follow when the steps are through. */
const AT_THE_END: Phase[] = ['after', 'look_around', 'again', 'help'];
const TOLD_IN = { before: 'before', after: 'after', again: 'again' } as const;

/** One person going through a form. Which phase follows, and what is seen, the engine says. */
export class Running extends Showing {
  because = $state.raw<Reason[]>([]);
  ending = $state<Ending>('left');
  #busy = false;

  /** `wanted` is what the address names; a step of it is shown if it is open. */
  async open(wanted: string | null): Promise<void> {
    const { finishedAt, stoppedBecause, step } = this.writing.entry;
    this.amending = finishedAt !== null;
    await this.refresh();
    const kept = readPlace(step);
    const named = wanted !== null && this.screens.includes(wanted);
    if (this.amending) {
      this.ending = 'finished';
      if (wanted === CHANGE) return this.go({ phase: 'steps', step: this.nearest(undefined) }, true, false);
      if (named) return this.go({ phase: 'steps', step: wanted }, true, false);
      return this.go(AT_THE_END.includes(kept.phase) ? kept : { phase: 'done' }, true, false);
    }
    if (kept.phase === 'steps') {
      const at = named ? wanted : this.nearest(kept.step);
      return this.go({ phase: 'steps', step: at }, true);
    }
    if (kept.phase === 'before' && !this.form.distress) {
      this.place = kept;
      return this.#move('begun');
    }
    if (kept.phase === 'done') this.ending = stoppedBecause === null ? 'settled' : 'stopped';
    this.go(kept, true, false);
  }

  /** The address changed by the browser's back and forward buttons. */
  arrive(kept: string | null): void {
    const { phase } = this.place;
    // While a person settles, and after that, the way back is a button that says so.
    const mayGo = phase === 'steps' || phase === 'after' || (phase === 'done' && this.ending !== 'stopped');
    if (!mayGo || kept === null || !this.screens.includes(kept) || kept === this.place.step) return;
    this.turn({ phase: 'steps', step: kept });
  }

  /** False when something is missing: it is said, and `anyway` leaves it so. */
  async next(anyway = false): Promise<boolean> {
    if (this.place.phase !== 'steps') return true;
    await this.refresh();
    if (!anyway && this.missing.length > 0) {
      this.tried = true;
      return false;
    }
    const { screens } = this;
    const at = screens.indexOf(this.place.step ?? '');
    const following = screens[at + 1];
    if (following !== undefined) this.go({ phase: 'steps', step: following }, false);
    else if (this.amending) this.#end('finished', { phase: 'done' });
    else await this.#move('begun');
    return true;
  }

  back(): void {
    const { screens } = this;
    const before = screens[screens.indexOf(this.place.step ?? '') - 1];
    if (before !== undefined) this.go({ phase: 'steps', step: before }, false);
  }

  /** Distress from 0 to 10, in a phase that asks for it. */
  async told(value: number, unreal: boolean): Promise<void> {
    const { phase } = this.place;
    if (this.#busy || !(phase in TOLD_IN)) return;
    this.writing.distress(TOLD_IN[phase as keyof typeof TOLD_IN], value, unreal);
    await this.#move('told', { value, unreal });
  }

  /** There is nothing to tell here, or the two minutes are over. */
  pass = (): Promise<void> => this.#move('begun');
  tooMuch = (): Promise<void> => this.#move('stop');
  leave = (): Promise<void> => this.#move('leave');

  /** From the words of a gate: it ends here. */
  async endAtGate(): Promise<void> {
    await this.#move(WAYS_ON.includes(this.state.gate?.to ?? '') ? 'begun' : 'leave');
  }

  /** Back to where it was left. */
  goOn(): void {
    const kept = readPlace(this.writing.entry.step);
    if (kept.phase === 'steps') return this.go({ phase: 'steps', step: this.nearest(kept.step) }, false);
    const again: Place = { phase: 'before', ...(kept.step !== undefined && { step: kept.step }) };
    if (this.form.distress) return this.go(again, false);
    this.place = again;
    void this.#move('begun');
  }

  /** Reads a finished entry again from its first step, to change something. */
  change(): void {
    this.amending = true;
    this.go({ phase: 'steps', step: this.nearest(undefined) }, false);
  }

  async tryAgain(): Promise<void> {
    await this.open(this.place.phase === 'steps' ? (this.place.step ?? null) : null);
  }

  async #move(event: PhaseEvent, now: Distress | null = null): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const from = this.place;
      const { before } = this.writing.entry.distress;
      const reply = await this.outside.next({
        phase: from.phase,
        event,
        before: before ? { value: before.value, unreal: before.unreal } : null,
        now,
        // A doorway does not stir: it tells where help is, and must be open when distress is high.
        settling: this.form.settling || this.form.kind === 'doorway'
      });
      if (!this.went(reply)) return;
      this.because = reply.value.because;
      if (reply.value.rests) void this.outside.rest(restFrom(this.outside.now())).catch(() => {});
      this.#record(from, reply.value);
      // The last page says what is kept, so it comes when that is true, or cannot become so.
      if (from.phase === 'after') await this.writing.settled();
      this.#enter(from, reply.value.phase, event);
    } finally {
      this.#busy = false;
    }
    if (this.place.phase === 'after' && !this.form.distress) await this.#move('begun');
  }

  #record(from: Place, { phase, because }: Moved): void {
    if (this.amending) return;
    const stops = phase === 'look_around' && because.length > 0;
    if (from.phase === 'steps' && stops) this.writing.stopped(because.join(' '));
    // Once the steps are through the entry is whole, whatever the distress after them is.
    if (from.phase === 'after') this.writing.finished();
  }

  #enter(from: Place, phase: Phase, event: PhaseEvent): void {
    const { step } = from;
    const at: Place = { phase, ...(step !== undefined && { step }) };
    if (phase === 'steps') {
      return this.go({ phase, step: this.nearest(step) }, from.phase === 'before');
    }
    if (phase !== 'done') return this.go(at, phase !== 'after');
    const { finishedAt, stoppedBecause } = this.writing.entry;
    if (finishedAt !== null) return this.#end('finished', { phase });
    const begins = from.phase === 'before' || from.phase === 'settle_first';
    if (begins) return this.#end('left', { ...at, phase: 'before' });
    if (from.phase === 'steps' && event === 'leave') return this.#end('left', from);
    this.#end(stoppedBecause === null ? 'settled' : 'stopped', at);
  }

  /** The last page; `kept` is where the entry goes on, should it. */
  #end(ending: Ending, kept: Place): void {
    this.ending = ending;
    this.writing.atStep(keptAs(kept));
    this.go({ phase: 'done' }, ending !== 'left', false);
  }

}
