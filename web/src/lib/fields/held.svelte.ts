/**
 * The text of an input. From the first letter until the person leaves, it is what they typed: an
 * answer that comes back late, or from another device, never writes into a word half done.
 */
export class Held {
  #typed = $state<string | null>(null);
  #kept: () => string;

  constructor(kept: () => string) {
    this.#kept = kept;
  }

  get text(): string {
    return this.#typed ?? this.#kept();
  }

  type(text: string): void {
    this.#typed = text;
  }

  /** The answer shows again as it is kept. */
  leave(): void {
    this.#typed = null;
  }
}
