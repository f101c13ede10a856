import { onDestroy } from 'svelte';
import { language as pageLanguage } from '../language/t';
import type { Closed } from '../practice/calls';
import { ownEntries } from '../practice/device';
import { loadSummaries } from '../practice/forms';
import { shelvesOf } from '../practice/home/search';
import { closedOf, standing } from '../practice/opening';
import type { Entry, KeptForm } from '../entries/types';
import type { FormSummary, Language } from '../practice/types';
import { writtenOf } from './choosing';
import { gather } from './gather';

/** Changes that follow each other within this time are made into one workbook. */
const PAUSE_MS = 350;

/** What is chosen for a workbook, and the workbook that is made of it. */
export class Choosing {
  state = $state<'loading' | 'ready' | 'no-forms'>('loading');
  summaries = $state.raw<FormSummary[]>([]);
  closed = $state.raw<ReadonlyMap<string, Closed>>(new Map());
  entries = $state.raw<Entry[]>([]);
  keptForms = $state.raw<KeptForm[]>([]);

  mode = $state<'blank' | 'filled'>('blank');
  forms = $state.raw<ReadonlySet<string>>(new Set());
  entryIds = $state.raw<ReadonlySet<string>>(new Set());
  language = $state<Language>(pageLanguage());
  title = $state('');
  cover = $state(true);
  contents = $state(true);
  help = $state(true);
  /** Private fields that were ticked, as "form/name". */
  privateFields = $state.raw<ReadonlySet<string>>(new Set());

  written = $derived(writtenOf(this.entries, this.keptForms, this.language));
  chosenEntries = $derived(this.written.filter((one) => this.entryIds.has(one.entry.id)).reverse());
  /** In the order of the page, without what is closed. */
  chosenForms = $derived(
    shelvesOf(this.summaries).flatMap((shelf) => shelf.forms.map((one) => one.id)).filter((id) => this.forms.has(id) && !this.closed.has(id))
  );
  count = $derived(this.mode === 'blank' ? this.chosenForms.length : this.chosenEntries.length);

  markup = $state('');
  making = $state(false);
  /** Ids of chosen forms that could not be fetched. */
  missing = $state.raw<string[]>([]);

  #made = 0;

  /** Keeps the workbook as it is chosen, so that the browser's own "print" prints it too. */
  constructor() {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    $effect(() => {
      this.wish();
      clearTimeout(waiting);
      waiting = setTimeout(() => void this.make(), PAUSE_MS);
    });
    onDestroy(() => clearTimeout(waiting));
  }

  async open(): Promise<void> {
    this.state = 'loading';
    const store = await ownEntries();
    const [entries, kept] = await Promise.all([store.entries(), store.forms()]).catch(() => [[], []]);
    [this.entries, this.keptForms] = [entries, kept];
    try {
      this.summaries = await loadSummaries();
      this.state = 'ready';
    } catch {
      this.state = 'no-forms';
      return;
    }
    this.closed = await closedOf(this.summaries, await standing(store)).catch(() => new Map());
  }

  wish() {
    const { title, language, cover, contents, help, mode } = this;
    const [forms, written] = mode === 'blank' ? [this.chosenForms, []] : [[], this.chosenEntries];
    return { title, language, cover, contents, help, forms, written, privateFields: [...this.privateFields] };
  }

  async make(): Promise<void> {
    const turn = (this.#made += 1);
    const wish = this.wish();
    if (wish.forms.length + wish.written.length === 0) {
      [this.markup, this.missing] = ['', []];
      return;
    }
    this.making = true;
    // Without the words of the language there is no workbook in it: everything counts as missing.
    const nothing = { markup: '', missing: [...wish.forms, ...wish.written.map(({ entry }) => entry.form)] };
    const made = await gather(wish, location.origin).catch(() => nothing);
    // Something else was chosen meanwhile: that one counts.
    if (turn !== this.#made) return;
    [this.markup, this.missing, this.making] = [made.markup, made.missing, false];
  }
}
