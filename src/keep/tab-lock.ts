/** How long a reloaded page waits for its own earlier self to let go. */
const PATIENCE_MS = 400;

/** Only the tab that holds the lock writes; it holds it as long as it lives. */
export class TabLock {
  readonly #name: string;
  #release: (() => void) | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  get held(): boolean {
    return this.#release !== null;
  }

  /** @returns whether this tab holds the lock now */
  acquire(): Promise<boolean> {
    if (this.held) return Promise.resolve(true);
    return new Promise((resolve) => {
      navigator.locks
        .request(this.#name, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
          resolve(true);
          return new Promise<void>((release) => (this.#release = release));
        })
        .catch(() => resolve(false));
    });
  }

  release(): void {
    this.#release?.();
    this.#release = null;
  }
}
