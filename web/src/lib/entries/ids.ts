const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * A random word of 20 letters, 100 bits. Unlike crypto.randomUUID it is there on plain http too,
 * where a household may run this on its own network.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return Array.from(bytes, (byte) => LETTERS[byte % 32]).join('');
}
