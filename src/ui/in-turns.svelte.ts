/**
 * A counter that grows by one in a task of its own until it reaches a limit, so that parts of a page mount one after
 * another and none holds up a click.
 */
export class InTurns {
  #count = $state(0);

  get count(): number {
    return this.#count;
  }

  /** Starts counting; returns what stops it. */
  upTo(limit: number): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = (): void => {
      if (this.#count >= limit) return;
      this.#count += 1;
      timer = setTimeout(step);
    };
    timer = setTimeout(step);
    return () => clearTimeout(timer);
  }
}
