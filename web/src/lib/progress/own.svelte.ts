import { openStore } from '$lib/device/store';
import type { EntryStore } from '$lib/entries/store';
import type { Entry, KeptForm } from '$lib/entries/types';
import { language } from '$lib/language/t';
import { bonds } from '$lib/map/marks';
import { openScores } from '$lib/measures/store';
import { ownEntries } from '$lib/practice/device';
import { loadLists, loadSummaries } from '$lib/practice/forms';
import type { Domain, FormSummary, WordList } from '$lib/practice/types';
import { gather, loadProgramme } from '$lib/programme/gather';
import { titleOf } from '$lib/programme/words';
import { viewOf, type View } from '$lib/programme/suggest';
import type { OtherWay } from '$lib/programme/types';
import { collect } from './collect';
import { readFollowed, toggled } from './domains';
import { patternsIn } from './patterns';
import { signsOf, type SignValue } from './signs';
import type { Series } from './types';

/** The fact of the entries that says which domains are followed. */
export const FOLLOWED_FACT = 'followed';

/** Patterns are looked for in this many days: what was long ago need not come back. */
const DAYS = 90;

/** What this device knows of the person's own progress. */
export class OwnProgress {
  state = $state<'loading' | 'ready' | 'away'>('loading');
  entries = $state.raw<Entry[]>([]);
  series = $state.raw<Series[]>([]);
  followed = $state.raw<Domain[]>([]);
  /** Entries of which not all could be read, because the engine did not come. */
  missing = $state(0);
  /** False when the browser keeps nothing. */
  keeps = $state(true);
  /** Where an entry tells that another way was tried. */
  ways = $state.raw<OtherWay[]>([]);
  now = new Date();

  patterns = $derived(
    patternsIn(this.entries.filter((one) => Date.parse(one.begunAt) > this.now.getTime() - DAYS * 86_400_000))
  );

  #store: EntryStore | null = null;
  #forms = $state.raw<KeptForm[]>([]);
  #summaries = $state.raw<FormSummary[]>([]);
  #view = $state.raw<View | null>(null);
  #body = $state.raw<WordList | null>(null);

  async open(): Promise<void> {
    this.state = 'loading';
    try {
      this.#store = await ownEntries();
      const [entries, forms, followed] = await Promise.all([
        this.#store.entries(),
        this.#store.forms(),
        this.#store.fact<unknown>(FOLLOWED_FACT)
      ]);
      this.entries = entries;
      this.#forms = forms;
      this.followed = readFollowed(followed);
      const { signs, missing } = await signsOf(entries, forms);
      this.missing = missing;
      this.series = await withOthers(signs);
      this.ways = await loadProgramme().then(
        (programme) => programme.other_ways,
        () => []
      );
      this.state = 'ready';
    } catch {
      this.state = 'away';
      return;
    }
    await this.#words();
  }

  async follow(domain: Domain): Promise<void> {
    this.followed = toggled(this.followed, domain);
    try {
      await this.#store?.setFact(FOLLOWED_FACT, this.followed);
      this.keeps = true;
    } catch {
      this.keeps = false;
    }
  }

  of = (domain: Domain): Series[] => this.series.filter((one) => one.domain === domain);

  /** As the list of forms names it, or else as it was named when an entry was begun. */
  title = (form: string): string => {
    const listed = titleOf(this.#summaries.find((one) => one.id === form));
    if (listed !== '') return listed;
    const kept = this.#forms.find((one) => one.id.startsWith(`${form}@`))?.forms;
    return kept?.[language()]?.title ?? kept?.en?.title ?? form;
  };

  place = (id: string): string =>
    this.#body?.groups.flatMap((group) => group.items).find((one) => one.id === id)?.text ?? id;

  entry = (id: string): Entry | undefined => this.entries.find((one) => one.id === id);

  /** Another exercise that tells of this domain, open alone, and not done yet. */
  else(domain: Domain): FormSummary | undefined {
    const done = new Set(this.entries.map((one) => one.form));
    return this.#summaries.find(
      (one) =>
        one.kind === 'exercise' &&
        one.level === 'alone' &&
        !done.has(one.id) &&
        one.signs.some((sign) => sign.domain === domain) &&
        (this.#view?.isOpen(one.id) ?? false)
    );
  }

  /** What only adds words: the page is there without it. */
  async #words(): Promise<void> {
    this.#summaries = await loadSummaries().catch(() => []);
    this.#body = await loadLists(language()).then(
      (lists) => lists.body,
      () => null
    );
    const store = this.#store;
    const situation = store && (await gather(store, this.now).catch(() => null));
    this.#view = situation && viewOf(situation);
  }
}

async function withOthers(signs: SignValue[]): Promise<Series[]> {
  const scores = await openScores()
    .then((store) => store.all())
    .catch(() => []);
  const maps = await openStore()
    .then((store) => store.all())
    .catch(() => []);
  return collect(signs, scores, bonds(maps));
}
