import type { EntryStore } from '$lib/entries/store';
import { t } from '$lib/language/t';
import { ownEntries } from '$lib/practice/device';
import type { FormSummary } from '$lib/practice/types';
import { dayOf } from './days';
import { gather, PROGRAMME_FACT } from './gather';
import { goneOn, notOn, readKept, withPause, withSwap, withTrack } from './kept';
import { placeOf } from './next';
import { offersOf } from './offers';
import { suggest, viewOf, type Situation } from './suggest';
import { another } from './swap';
import type { Kept, One, Suggested, Track } from './types';
import { titleOf } from './words';

/** The programme of this device, as its pages show it. */
export class OwnProgramme {
  state = $state<'loading' | 'ready' | 'away'>('loading');
  situation = $state.raw<Situation | null>(null);
  news = $state('');
  /** False when the browser keeps nothing: choices hold as long as the page. */
  keeps = $state(true);

  found = $derived<Suggested | null>(this.situation && suggest(this.situation));
  track = $derived<Track | null>(
    this.situation?.programme.tracks.find((one) => one.id === this.situation?.kept.track) ?? null
  );
  offers = $derived.by(() => {
    if (!this.situation) return [];
    const { programme, leans, needs, safety } = this.situation;
    return offersOf(programme, leans, needs, safety.twoAway);
  });
  place = $derived(this.situation && this.track && placeOf(viewOf(this.situation), this.track));
  /** A track for two while tools for two are away. No screen says why. */
  rests = $derived(this.track?.for_two === true && this.situation?.safety.twoAway === true);
  isNew = $derived(this.situation !== null && viewOf(this.situation).contacts.length === 0);

  #store: EntryStore | null = null;

  async open(now = new Date()): Promise<void> {
    this.state = 'loading';
    try {
      this.#store = await ownEntries();
      const situation = await gather(this.#store, now);
      if (situation.forms.length === 0) throw new Error('There are no forms.');
      this.situation = situation;
      this.state = 'ready';
    } catch {
      this.state = 'away';
    }
  }

  form(id: string): FormSummary | undefined {
    return this.situation?.forms.find((one) => one.id === id);
  }

  title = (id: string): string => titleOf(this.form(id));

  async choose(track: Track): Promise<void> {
    await this.#change((kept, now) => withTrack(kept, track.id, now));
    this.news = t('You are on “{title}” now.', { title: t(track.title) });
  }

  async notToday(): Promise<void> {
    await this.#change((kept, now) => notOn(kept, dayOf(now)));
    this.news = t('All right, not today. Nothing is counted.');
  }

  async pause(): Promise<void> {
    await this.#change(withPause);
    this.news = t('Paused. All that you did stays, and it waits for as long as you like.');
  }

  async goOn(): Promise<void> {
    await this.#change(goneOn);
    this.news = t('Going on where you were.');
  }

  /** Another one of the same step; when each was seen, it begins again with the first. */
  async swap(shown: One): Promise<void> {
    if (!this.situation || !this.track) return;
    const to = another(viewOf(this.situation), this.track, shown);
    if (to !== null) {
      await this.#change((kept, now) => withSwap(kept, shown.form.id, to, now));
      this.news = t('Instead: {title}', { title: this.title(to) });
      return;
    }
    await this.#change((kept) => ({ ...kept, swaps: [] }));
    this.news = t('Those are all of this kind that are open now. It begins again with the first.');
  }

  /** Read again before it is written: another tab may have changed it. */
  async #change(how: (kept: Kept, now: Date) => Kept): Promise<void> {
    if (!this.situation) return;
    const now = new Date();
    let before = this.situation.kept;
    try {
      const kept = await this.#store?.fact<unknown>(PROGRAMME_FACT);
      if (kept !== undefined) before = readKept(kept);
    } catch {
      // What this page knows is the best there is.
    }
    const kept = how(before, now);
    try {
      await this.#store?.setFact(PROGRAMME_FACT, kept);
      this.keeps = true;
    } catch {
      this.keeps = false;
    }
    this.situation = { ...this.situation, kept, now };
  }
}
