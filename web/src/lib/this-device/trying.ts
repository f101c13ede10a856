import { ONLINE, type Outside } from '../entries/carrying';

/** Someone stopped it while it waited for the network. */
export class Stopped extends Error {}

/**
 * The way to the server, of which a page can tell how far it is, and whose waiting can be ended.
 */
export class Trying {
  #stop: (() => void) | null = null;
  #stopped = false;

  constructor(
    private tell: (progress: { done: number; of: number; waiting: boolean }) => void,
    private inner: Outside = ONLINE
  ) {}

  stop(): void {
    this.#stopped = true;
    this.#stop?.();
  }

  outside(): Outside {
    let [done, of] = [0, 0];
    const { inner } = this;
    return {
      ...inner,
      onprogress: (soFar, all) => {
        [done, of] = [soFar, all];
        this.tell({ done, of, waiting: false });
      },
      pause: (ms) => {
        this.tell({ done, of, waiting: true });
        const ended = new Promise<void>((_, failed) => {
          this.#stop = () => failed(new Stopped());
          if (this.#stopped) this.#stop();
        });
        return Promise.race([inner.pause(ms).then(() => this.tell({ done, of, waiting: false })), ended]);
      }
    };
  }
}
