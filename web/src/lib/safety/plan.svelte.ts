import type { OwnStore, PlanLine } from './store';

export interface PlanWords {
  title: string;
  intro: string[];
  who_sees: string;
  parts: PlanPart[];
  after: string[];
  facts: { text: string; source: string }[];
}

export interface PlanPart {
  id: string;
  title: string;
  why: string;
  hint: string;
  prompts: string[];
  examples: string[];
}

type PlanStore = Pick<OwnStore, 'plan' | 'putLine' | 'dropLine' | 'dropPlan'>;

/** The plan while it is written. Each letter is kept before the next one can be lost. */
export class SafetyPlan {
  lines = $state.raw<PlanLine[]>([]);
  /** The part whose last words this device could not keep, or the part that was kept last. */
  unkept = $state('');
  kept = $state('');
  removed = $state.raw<PlanLine | null>(null);

  /** Lines whose words are on their way to the disk. */
  #writing = new Map<string, Promise<void>>();
  #store: PlanStore;
  #newId: () => string;
  #waiting = 0;

  constructor(store: PlanStore, newId: () => string = () => crypto.randomUUID()) {
    this.#store = store;
    this.#newId = newId;
  }

  async open(parts: string[]): Promise<void> {
    this.lines = await this.#store.plan();
    for (const part of parts) if (this.of(part).length === 0) this.add(part);
  }

  of(part: string): PlanLine[] {
    return this.lines.filter((one) => one.part === part);
  }

  /** What is printed: lines with words in them. */
  written(part: string): string[] {
    return this.of(part).flatMap((one) => one.text.trim() || []);
  }

  /** An empty line; nothing is kept of it until something is written. Gives its id. */
  add(part: string): string {
    const open = this.of(part).find((one) => one.text === '');
    if (open) return open.id;
    const order = Math.max(0, ...this.lines.map((one) => one.order)) + 1;
    const line = { id: this.#newId(), part, order, text: '' };
    this.lines = [...this.lines, line];
    return line.id;
  }

  /**
   * The words of a line as they stand now. Who writes faster than the disk does not wait in a queue
   * of letters: the newest words follow the ones that are on their way.
   */
  async write(id: string, text: string): Promise<void> {
    if (!this.lines.some((one) => one.id === id)) return;
    this.lines = this.lines.map((one) => (one.id === id ? { ...one, text } : one));
    const running = this.#writing.get(id) ?? this.#follow(id);
    this.#writing.set(id, running);
    await running;
  }

  async #follow(id: string): Promise<void> {
    for (let kept: PlanLine | undefined; ; ) {
      const line = this.lines.find((one) => one.id === id);
      if (!line || line === kept) {
        this.#writing.delete(id);
        return;
      }
      const empty = line.text === '';
      await this.#keep(line.part, () =>
        empty ? this.#store.dropLine(id) : this.#store.putLine({ ...line })
      );
      kept = line;
    }
  }

  /** Takes a line away; its part always has one left to write on. Gives where to go on. */
  async remove(id: string): Promise<string | undefined> {
    const line = this.lines.find((one) => one.id === id);
    if (!line) return undefined;
    const before = this.of(line.part);
    const at = before.indexOf(line);
    this.lines = this.lines.filter((one) => one.id !== id);
    this.removed = line.text.trim() === '' ? null : line;
    const next = before[at + 1] ?? before[at - 1];
    const focus = next?.id ?? this.add(line.part);
    await this.#writing.get(id);
    await this.#keep(line.part, () => this.#store.dropLine(id));
    return focus;
  }

  async putBack(): Promise<string | undefined> {
    const line = this.removed;
    if (!line) return undefined;
    this.removed = null;
    const others = this.lines.filter((one) => one.part !== line.part || one.text !== '');
    this.lines = [...others, line].sort((a, b) => a.order - b.order);
    await this.#keep(line.part, () => this.#store.putLine(line));
    return line.id;
  }

  async deleteAll(parts: string[]): Promise<void> {
    await this.#store.dropPlan();
    this.lines = [];
    this.removed = null;
    this.kept = '';
    for (const part of parts) this.add(part);
  }

  async #keep(part: string, write: () => Promise<void>): Promise<void> {
    // "Kept" is said only when the last letter is on the disk, not when an earlier one is.
    this.#waiting += 1;
    this.kept = '';
    let done = true;
    try {
      await write();
      this.unkept = '';
    } catch {
      // The disk is full, or the browser closed its store: the words are still on the page.
      this.unkept = part;
      done = false;
    }
    this.#waiting -= 1;
    if (done && this.#waiting === 0) this.kept = part;
  }
}
