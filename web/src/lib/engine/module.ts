/** The WebAssembly engine: content in, then JSON in and JSON out. In a browser and in Node.js. */

export interface EngineReply {
  status: number;
  body: string;
}

export interface Engine {
  call(method: string, path: string, body: string): EngineReply;
}

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  engine_allocate(size: number): number;
  engine_free(at: number): void;
  engine_load(at: number, size: number): number;
  engine_call(at: number, method: number, path: number, body: number): number;
  engine_reply(): number;
  engine_reply_size(): number;
}

// The C library names these for messages on a terminal; there is none, and no file, clock or random
// number either. A module that asks for anything else does not start.
const NOT_HERE = 52; // "function not supported" of WASI
const imports = {
  wasi_snapshot_preview1: {
    fd_close: () => NOT_HERE,
    fd_seek: () => NOT_HERE,
    fd_write: () => NOT_HERE
  }
};

/** Throws with a reason when the module or the content cannot be used. */
export async function startEngine(
  module: WebAssembly.Module,
  content: Uint8Array
): Promise<Engine> {
  const instance = await WebAssembly.instantiate(module, imports);
  const engine = instance.exports as unknown as Exports;
  engine._initialize();
  const status = withBytes(engine, content, (at) => engine.engine_load(at, content.length));
  if (status !== 200) throw new Error(replyOf(engine));
  return {
    call(method, path, body) {
      const texts = [method, path, body].map((text) => encoder.encode(text));
      const [first, second, third] = texts.map((text) => text.length) as [number, number, number];
      const bytes = new Uint8Array(first + second + third);
      bytes.set(texts[0]!, 0);
      bytes.set(texts[1]!, first);
      bytes.set(texts[2]!, first + second);
      const answer = (at: number) => engine.engine_call(at, first, second, third);
      return { status: withBytes(engine, bytes, answer), body: replyOf(engine) };
    }
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function withBytes(engine: Exports, bytes: Uint8Array, use: (at: number) => number): number {
  const at = engine.engine_allocate(bytes.length);
  if (at === 0 && bytes.length > 0) throw new Error('The engine has no memory left.');
  new Uint8Array(engine.memory.buffer, at, bytes.length).set(bytes);
  const result = use(at);
  engine.engine_free(at);
  return result;
}

function replyOf(engine: Exports): string {
  const [at, size] = [engine.engine_reply(), engine.engine_reply_size()];
  return decoder.decode(new Uint8Array(engine.memory.buffer, at, size));
}
