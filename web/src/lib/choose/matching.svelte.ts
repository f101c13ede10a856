import { openMatches, type KeptMatch, type MatchStore } from '$lib/device/matches';
import { askToPersist, openStore } from '$lib/device/store';
import { safetyState, type SafetyState } from '$lib/safety/state';
import { allNeeds, matchOf, suggestedNeeds } from './calls';
import { needsOf, readCarried, whySuggested, type Carried } from './carried';
import { emptyDraft, MIDDLE, readDraft, writeDraft, type Draft } from './draft';
import { leanings, withWhom, type Leaning } from './leaning';
import { newcomers } from './lines';
import type { Match, MatchQuestion, Need, Needs, SuggestedNeed, Weights } from './types';
import { LEAN, listed } from './words';
import { t } from '$lib/language/t';

export type Danger = { said: 'none' | 'some' | 'rather-not'; gates: string[] };

type Safety = Pick<SafetyState, 'gates' | 'matcher' | 'coupleToolsAway'>;
const NOTHING_TOLD: Safety = { gates: [], matcher: true, coupleToolsAway: false };
/** What holds cannot be told: then help comes first. */
const UNSURE: Safety = { gates: [], matcher: false, coupleToolsAway: true };
/** The gate that rules out work for two. */
const APART = 'X01';
const REST = 300;

/** From a map to ways of working, step by step, as the pages show it. */
export class Matching {
  state = $state<'loading' | 'ready' | 'unreachable' | 'no-engine'>('loading');
  known = $state.raw<Needs | null>(null);
  leanings = $state.raw<Leaning[]>([]);
  suggested = $state.raw<SuggestedNeed[]>([]);
  draft = $state<Draft>(emptyDraft());
  /** What was said about danger: nowhere but here, until the page is left. */
  danger = $state.raw<Danger | null>(null);
  safety = $state.raw<Safety>(NOTHING_TOLD);
  reply = $state.raw<Match | null>(null);
  at = $state('');
  trouble = $state('');
  news = $state('');
  /** The way that was set aside last, as long as that can be taken back beside the list. */
  undo = $state<string | null>(null);
  saved = $state(false);
  kept = $state(false);
  /** The newest match of this device, to start from. */
  last = $state.raw<KeptMatch | null>(null);

  weights = $derived<Weights>(this.draft.weights ?? this.#usual());
  needs = $derived(this.draft.needs.flatMap((one) => this.needOf(one.id) ?? []));
  pattern = $derived(this.leanings[0]?.pattern ?? null);
  /** Gates that hold without a word about them on the screen. */
  unsaid = $derived(
    this.safety.coupleToolsAway && !this.danger?.gates.includes(APART) ? [APART] : []
  );
  gates = $derived((this.reply?.gates ?? []).filter((one) => !this.unsaid.includes(one.id)));

  #carried: Carried[] = [];
  #store: MatchStore | null = null;
  #id = '';
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  #usual(): Weights {
    return this.known?.weights ?? { need: 60, preference: 25, evidence: 15 };
  }

  needOf(id: string): Need | undefined {
    return this.known?.needs.find((one) => one.id === id);
  }

  async open(start: (known: string[]) => string[] = () => []): Promise<void> {
    if (!this.known) this.state = 'loading';
    const reply = await allNeeds();
    if (!reply.ok) {
      this.state = reply.why === 'unreachable' ? 'unreachable' : 'no-engine';
      return;
    }
    this.known = reply.value;
    this.#resume(start(reply.value.needs.map((one) => one.id)));
    await this.#readMap();
    this.state = 'ready';
  }

  #resume(named: string[]): void {
    const draft = readDraft(sessionStorage) ?? emptyDraft();
    draft.needs = draft.needs.filter((one) => this.needOf(one.id));
    for (const id of named) {
      if (!draft.needs.some((one) => one.id === id)) draft.needs.push({ id, importance: MIDDLE });
    }
    this.draft = draft;
  }

  /** The map and the checks suggest; the person chooses. */
  async #readMap(): Promise<void> {
    this.#carried = readCarried(sessionStorage);
    try {
      this.leanings = leanings(await (await openStore()).all());
      this.#store = await openMatches();
      this.last = (await this.#store.all())[0] ?? null;
    } catch {
      this.#store = null; // A private window: all works, and nothing is kept.
    }
    const patterns = [...new Set(this.leanings.map((one) => one.pattern))];
    const needs = needsOf(this.#carried);
    if (patterns.length + needs.length === 0) return;
    const reply = await suggestedNeeds({ patterns, needs });
    if (reply.ok) this.suggested = reply.value.needs;
  }

  whySuggested(one: SuggestedNeed): string {
    if (one.by !== 'pattern') return whySuggested(one.id, this.#carried) ?? t('From your answers.');
    const lean = LEAN[one.what as keyof typeof LEAN];
    return t('With {whom}, your map {lean}.', {
      whom: withWhom(one.what, this.leanings),
      lean
    });
  }

  change(how: (draft: Draft) => void): void {
    how(this.draft);
    writeDraft($state.snapshot(this.draft), sessionStorage);
  }

  question(): MatchQuestion {
    const { needs, preferences, limits } = $state.snapshot(this.draft);
    const gates = [...(this.danger?.gates ?? []), ...this.safety.gates, ...this.unsaid];
    return {
      needs,
      preferences,
      limits,
      gates: [...new Set(gates)],
      weights: this.weights,
      ...(this.pattern && { pattern: this.pattern })
    };
  }

  /** What an earlier match of this device chose. */
  startFrom({ needs, preferences, limits, weights }: KeptMatch): void {
    const known = needs.filter((one) => this.needOf(one.id));
    this.change((draft) => {
      draft.needs = known.map(({ id, importance }) => ({ id, importance }));
      [draft.preferences, draft.limits, draft.weights] = [preferences, limits, weights];
    });
  }

  /** A new result, kept on the device with its date and version. */
  async find(): Promise<void> {
    clearTimeout(this.#timer);
    this.#id = crypto.randomUUID();
    this.at = new Date().toISOString();
    [this.saved, this.kept, this.undo, this.news] = [false, false, null, ''];
    await this.lookAgain();
  }

  /** The same result anew, as after a visit to another page: safety first, then the list. */
  async lookAgain(): Promise<void> {
    this.safety = await safetyState().catch(() => UNSURE);
    if (!this.safety.matcher) {
      this.reply = null;
      return;
    }
    if (await this.#ask()) await this.#keep();
  }

  /** Only the newest answer counts: a slider asks faster than a slow device replies. */
  async #ask(): Promise<boolean> {
    const mine = (this.#asked += 1);
    const reply = await matchOf(this.question());
    if (mine !== this.#asked) return false;
    this.trouble = reply.ok ? '' : t('The list could not be worked out just now. Try again.');
    if (reply.ok) this.reply = reply.value;
    return reply.ok;
  }

  async reweigh(weights: Weights | null): Promise<void> {
    const first = this.reply?.short_list[0]?.way;
    this.change((draft) => (draft.weights = weights));
    this.undo = null;
    if (!(await this.#ask())) return;
    const now = this.reply?.short_list[0];
    this.news = now && now.way !== first ? t('Now first: {name}.', { name: t(now.name) }) : '';
    // Written when the slider rests: every write waits for the disk.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), REST);
  }

  async setAside(way: string): Promise<void> {
    const before = this.reply?.short_list ?? [];
    this.change(({ limits }) => (limits.set_aside = [...(limits.set_aside ?? []), way]));
    if (!(await this.#ask())) return;
    const moved = newcomers(before, this.reply?.short_list ?? []);
    const aside = t('{way} is set aside, because you said “Not this one”.', {
      way: this.nameOf(way)
    });
    const came = moved.length > 0 ? t('{ways} moved onto the list.', { ways: listed(moved) }) : '';
    this.news = [aside, came].filter(Boolean).join(' ');
    this.undo = way;
    await this.#keep();
  }

  /** Without a way: all that was set aside comes back. */
  async bringBack(way?: string): Promise<void> {
    const stay = way ? (this.draft.limits.set_aside ?? []).filter((one) => one !== way) : [];
    this.change(({ limits }) => (limits.set_aside = stay));
    this.undo = null;
    if (!(await this.#ask())) return;
    this.news = way
      ? t('{way} is back.', { way: this.nameOf(way) })
      : t('All that you set aside is back.');
    await this.#keep();
  }

  nameOf(way: string): string {
    return t(this.known?.ways.find((one) => one.id === way)?.name ?? way);
  }

  async save(): Promise<void> {
    this.saved = true;
    await this.#keep();
    if (this.kept) await askToPersist();
    else this.saved = false;
    this.news = this.kept
      ? t('Saved on this device.')
      : t('This device could not save it. You can still print it.');
  }

  async forget(): Promise<void> {
    await this.#store?.remove(this.#id);
    [this.saved, this.kept] = [false, false];
    this.#id = '';
    this.news = t('This match is forgotten on this device. It stays on the page until you leave.');
  }

  async #keep(): Promise<void> {
    if (!this.#store || !this.#id || !this.reply || this.reply.nothing) return;
    const { needs, preferences, limits } = $state.snapshot(this.draft);
    const one: KeptMatch = {
      id: this.#id,
      at: this.at,
      version: this.reply.version,
      needs: needs.map((need) => ({ ...need, title: this.needOf(need.id)?.title ?? need.id })),
      preferences,
      limits,
      weights: this.reply.weights,
      pattern: this.pattern,
      ways: this.reply.short_list.map(({ way, name, sum }) => ({ way, name, total: sum.total })),
      saved: this.saved
    };
    this.kept = await this.#store.put(one).then(
      () => true,
      () => false
    );
  }
}

/** One for the whole visit, so that a look at another page loses nothing. */
export const matching = new Matching();
