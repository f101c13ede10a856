import { Asking } from './asking.svelte';
import { lookAtSafety, safetyCheck } from './calls';
import type { AcuteWords, EventId, Happened, SafetyLooked, Words } from './calls';
import type { HelpCountry } from './help';
import { isLasting, own } from './own';
import { raisedSoFar } from './raised';
import { begun, forgetTold, history, lastLook, left, safetyState, tell } from './state';
import type { SafetyState } from './state';
import { t } from '$lib/language/t';

/** Where it is not known when to ask again. */
const TEN_MINUTES = 600_000;

/** The page of the safety check: what is asked, what came of it, and what holds from then on. */
export class SafetyPage {
  asking = new Asking<SafetyLooked>({ check: safetyCheck, look: lookAtSafety });
  ready = $state(false);
  holds = $state.raw<SafetyState | null>(null);
  country = $state.raw<HelpCountry | undefined>();
  history = $state.raw<Happened[]>([]);
  /** What came of it in this opening of the page; null while nothing was told. */
  outcome = $state<SafetyLooked['outcome'] | null>(null);
  said = $state.raw<Words | null>(null);
  /** In danger, and a check with no each time was added: one no alone changes nothing. */
  saidNo = $state(false);
  fromWords = $state(false);
  left = $state(false);
  askAgain = $state(false);
  news = $state('');

  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = TEN_MINUTES;

  async open(): Promise<void> {
    await left(); // questions that were left before, in this or another page
    const { state, country } = await lastLook();
    this.country = country;
    await this.#hold(state.state === 'none' ? state : await safetyState());
    if (this.holds?.state === 'acute') this.#show('acute', null);
    this.ready = true;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.asking.reset();
    void left();
  }

  async ask(): Promise<void> {
    if (this.asking.phase === 'loading') return;
    this.left = false;
    await this.asking.start();
    await this.#after();
  }

  async give(answer: string): Promise<void> {
    await this.asking.give(answer);
    await this.#after();
  }

  async back(): Promise<void> {
    this.asking.back();
    await this.#note();
  }

  /** Stops in the middle: what was said until then counts, and nothing else. */
  async stop(): Promise<void> {
    const raised = await this.#raised();
    this.asking.reset();
    if (raised) await this.tell('positive');
    else await begun(null);
    this.left = !raised;
    if (!raised && this.holds?.state === 'acute') this.#show('acute', null);
  }

  async tell(event: EventId, words: SafetyLooked | null = null): Promise<void> {
    const acute = words?.outcome === 'acute' ? (words satisfies AcuteWords) : undefined;
    const state = await tell(event, new Date(), acute);
    await this.#hold(state);
    this.fromWords = false;
    this.saidNo = event === 'negative';
    if (event === 'clinician_note') this.#show(null, null);
    else this.#show(state.state === 'acute' ? 'acute' : outcomeOf(event), words);
  }

  async choose(country: HelpCountry | undefined): Promise<void> {
    this.country = country;
    const store = await own();
    await (country ? store.set('country', $state.snapshot(country)) : store.drop('country'));
  }

  async forget(): Promise<void> {
    await forgetTold();
    this.country = undefined;
    await this.#hold(await safetyState());
    this.#show(null, null);
    this.news = t('Forgotten on this device.');
  }

  async #after(): Promise<void> {
    const { phase, looked } = this.asking;
    if (phase === 'asking') await this.#note();
    if (phase !== 'done' || !looked) return;
    this.asking.reset();
    await this.tell(looked.outcome, looked);
  }

  /** Keeps that there was a yes, so that leaving in the middle does not lose it. */
  async #note(): Promise<void> {
    await begun((await this.#raised()) ? 'positive' : null);
  }

  #raised(): Promise<boolean> {
    const { check, given } = this.asking;
    return raisedSoFar(check?.questions ?? [], given, lookAtSafety);
  }

  async #hold(state: SafetyState): Promise<void> {
    // All that is shown with it is read first: once danger is on the screen, the time runs.
    const [{ wait }, told] = await Promise.all([lastLook(), history()]);
    this.#wait = wait ?? TEN_MINUTES;
    this.holds = state;
    this.history = told;
    if (!isLasting())
      this.news = t('This browser keeps nothing: it holds until you close the page.');
  }

  #show(outcome: SafetyLooked['outcome'] | null, words: SafetyLooked | null): void {
    this.outcome = outcome;
    this.said = words;
    this.askAgain = false;
    clearTimeout(this.#timer);
    if (outcome !== 'acute') return;
    this.#timer = setTimeout(() => (this.askAgain = true), this.#wait);
  }
}

const outcomeOf = (event: EventId) => (event === 'negative' ? 'negative' : 'positive');
