import { Asking } from './asking.svelte';
import { forgetAnswered, noteAnswered } from '../practice/screened';
import { lookAtRelationship, relationshipCheck, type RelationshipLooked } from './calls';
import type { HelpCountry } from './help';
import { changed, own } from './own';
import { t } from '$lib/language/t';

/**
 * A few questions, asked of one person alone. Of the answers nothing is kept; of what came of them
 * one word, only if it says that tools for two may do harm, and only if the person lets it.
 */
export class BetweenUs {
  asking = new Asking<RelationshipLooked>({ check: relationshipCheck, look: lookAtRelationship });
  ready = $state(false);
  looked = $state.raw<RelationshipLooked | null>(null);
  declined = $state(false);
  keeps = $state(false);
  country = $state.raw<HelpCountry | undefined>();
  news = $state('');

  async open(): Promise<void> {
    this.ready = true;
  }

  async ask(): Promise<void> {
    if (this.asking.phase === 'loading') return;
    this.news = '';
    await this.asking.start();
    await this.#after();
  }

  async give(answer: string): Promise<void> {
    await this.asking.give(answer);
    await this.#after();
  }

  /** Takes away the word that an earlier time may have left, and says the same if there was none. */
  async clear(): Promise<void> {
    forgetAnswered();
    await (await own()).drop('us');
    this.keeps = false;
    this.news = t('This page keeps nothing on this device now.');
    changed();
  }

  /** Everything on the page goes: the answers, what came of them, and what was chosen. */
  leave(): void {
    this.asking.reset();
    this.looked = null;
    this.declined = false;
    this.keeps = false;
    this.country = undefined;
    this.news = '';
  }

  async #after(): Promise<void> {
    const { phase, looked } = this.asking;
    if (phase !== 'done' || !looked) return;
    this.asking.reset();
    this.looked = looked;
    if (looked.outcome === 'none') noteAnswered();
    if (this.declined || (looked.outcome !== 'some' && looked.outcome !== 'danger')) return;
    const store = await own();
    // A later, milder word does not take a graver one away; only the person does.
    if ((await store.get('us')) !== 'danger') await store.set('us', looked.outcome);
    this.keeps = true;
    changed();
  }
}
