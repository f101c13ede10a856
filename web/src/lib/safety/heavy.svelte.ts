import type { Reply } from '../api/client';
import type { HeavyOffer } from './calls';
import type { Offer } from './store';

const PAUSE = 1200;

export interface HeavyOutside {
  look: (text: string) => Promise<Reply<HeavyOffer>>;
  /** Notes that an offer was shown, or what was chosen for it. Never the words. */
  note: (offer: Offer, key?: number) => Promise<number>;
  later: (ms: number, what: () => void) => () => void;
  now: () => Date;
}

/** Watches a text for heavy words while it is written, and offers help once. It decides nothing. */
export class HeavyWatch {
  offer = $state.raw<Extract<HeavyOffer, { offer: true }> | null>(null);

  #outside: HeavyOutside;
  #cancel: () => void = () => {};
  #text = '';
  #offered = false;
  #key: Promise<number | undefined> = Promise.resolve(undefined);

  constructor(outside: HeavyOutside) {
    this.#outside = outside;
  }

  /** The text as it stands now. An empty one is a new text. */
  write(text: string): void {
    this.#cancel();
    this.#text = text;
    if (text.trim() === '') {
      this.offer = null;
      this.#offered = false;
      return;
    }
    if (this.#offered) return;
    this.#cancel = this.#outside.later(PAUSE, () => void this.#look(text));
  }

  choose(choice: 'yes' | 'no'): void {
    if (!this.offer) return;
    this.offer = null;
    const at = this.#outside.now().toISOString();
    void this.#key.then((key) => this.#note({ at, choice }, key));
  }

  stop(): void {
    this.#cancel();
    this.#text = '';
  }

  async #look(text: string): Promise<void> {
    const reply = await this.#outside.look(text);
    // It went on being written, or was left: the next pause looks again.
    if (text !== this.#text || this.#offered || !reply.ok || !reply.value.offer) return;
    this.#offered = true;
    this.offer = reply.value;
    this.#key = this.#note({ at: this.#outside.now().toISOString(), choice: 'shown' });
  }

  #note(offer: Offer, key?: number): Promise<number | undefined> {
    return this.#outside.note(offer, key).catch(() => undefined);
  }
}
