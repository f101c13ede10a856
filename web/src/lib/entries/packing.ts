/** Texts as base64, compressed where the browser can, in parts that a request can carry. */

/** In characters. Small enough to arrive over a slow line before the call gives up on it. */
export const PART_LENGTH = 512 * 1024;

export interface Packed {
  encoding: 'gzip' | 'plain';
  parts: string[];
}

export async function pack(text: string, length = PART_LENGTH): Promise<Packed> {
  const bytes = new TextEncoder().encode(text);
  const canCompress = typeof CompressionStream !== 'undefined';
  const packed = canCompress ? await through(bytes, new CompressionStream('gzip')) : bytes;
  const whole = toBase64(packed);
  const parts: string[] = [];
  for (let at = 0; at < whole.length; at += length) parts.push(whole.slice(at, at + length));
  return { encoding: canCompress ? 'gzip' : 'plain', parts };
}

/** Throws when the parts are not what was packed. */
export async function unpack({ encoding, parts }: Packed): Promise<string> {
  const bytes = fromBase64(parts.join(''));
  const canOpen = encoding === 'plain' || typeof DecompressionStream !== 'undefined';
  if (!canOpen) throw new Error('no DecompressionStream');
  const open = encoding === 'gzip' ? await through(bytes, new DecompressionStream('gzip')) : bytes;
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(open);
}

/** Null where the browser has no digests: on plain http. There the length and gzip's own sum must do. */
export async function digest(text: string): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return null;
  const sum = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

type Bytes = Uint8Array<ArrayBuffer>;

async function through(
  bytes: Bytes,
  stream: CompressionStream | DecompressionStream
): Promise<Bytes> {
  const out = new Blob([bytes]).stream().pipeThrough(stream as ReadableWritablePair<Bytes, Bytes>);
  return new Uint8Array(await new Response(out).arrayBuffer());
}

function toBase64(bytes: Bytes): string {
  const pieces: string[] = [];
  // By pieces of a length that three divides; an argument list has an end.
  for (let at = 0; at < bytes.length; at += 24_573) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 24_573))));
  }
  return pieces.join('');
}

function fromBase64(text: string): Bytes {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
