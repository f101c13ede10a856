import type { Component } from 'svelte';
import type { Closed } from '../calls';
import { ownEntries } from '../device';
import { hasAnswers, linesOf, stateOf, type Line } from '../entry-words';
import { loadSource, loadSummaries, type FormSource } from '../forms';
import { GATE } from '../place';
import { closedOf, standing, type Standing } from '../opening';
import type { FormSummary } from '../types';

const DAYS = 14;
const QUICK_LOG = 'quick-log';

// The programme may be left out of an installation; this page then suggests nothing.
const parts = import.meta.glob<{ default: Component }>('../../programme/Suggestion.svelte');

/** The home of practising. Each part comes when it is there; none waits for another. */
export class Home {
  all = $state.raw<FormSummary[] | null>(null);
  away = $state(false);
  closed = $state.raw<Map<string, Closed>>(new Map());
  standing = $state.raw<Standing | null>(null);
  quick = $state.raw<FormSource | null>(null);
  unfinished = $state.raw<Line[]>([]);
  Suggestion = $state.raw<Component | null>(null);

  /** Nothing is open: a time for people, and not for a page. */
  get resting(): boolean {
    return this.standing !== null && this.standing.safety.exercises.length === 0;
  }

  async open(): Promise<void> {
    this.away = false;
    const quietly = (what: Promise<unknown>) => what.catch(() => {});
    await Promise.all([
      this.#forms().catch(() => (this.away = true)),
      quietly(this.#begun()),
      quietly(loadSource(QUICK_LOG).then((source) => (this.quick = source))),
      quietly(this.#suggest())
    ]);
  }

  async #forms(): Promise<void> {
    const state = ownEntries().then((store) => standing(store));
    const all = await loadSummaries();
    this.all = all;
    this.standing = await state;
    this.closed = await closedOf(all, this.standing);
  }

  async #begun(): Promise<void> {
    const store = await ownEntries();
    const [entries, forms] = await Promise.all([store.entries(), store.forms()]);
    const since = new Date(Date.now() - DAYS * 24 * 60 * 60 * 1000).toISOString();
    const lately = entries.filter(
      (one) =>
        one.changedAt > since &&
        stateOf(one) === 'begun' &&
        hasAnswers(one.answers) &&
        one.step !== GATE // what led there is not to be read on the first page
    );
    this.unfinished = linesOf(lately.slice(0, 2), forms);
  }

  async #suggest(): Promise<void> {
    const [load] = Object.values(parts);
    if (load) this.Suggestion = (await load()).default;
  }
}
