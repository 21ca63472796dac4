import type { Backend, BackendConnection } from '../../src/engine';

interface Held {
  readonly sql: string;
  resume(): void;
}

/** A database at whose door statements can be stopped, to see what others do meanwhile, and can be made to fail. */
export class Gate {
  /** Statements that contain this wait until they are let through. */
  holding: string | undefined;
  /** Statements that contain this fail. */
  failing: string | undefined;
  readonly asked: string[] = [];
  #held: Held[] = [];
  #arrived: (() => void)[] = [];

  /** Resolves when so many statements wait. */
  async waiting(number: number): Promise<void> {
    while (this.#held.length < number) await new Promise<void>((resolve) => this.#arrived.push(resolve));
  }

  /** Lets those that wait, and all that come, through. */
  open(): void {
    this.holding = undefined;
    for (const { resume } of this.#held.splice(0)) resume();
  }

  wrap(start: () => Promise<Backend>): () => Promise<Backend> {
    return async () => {
      const backend = await start();
      return { ...backend, connect: async () => this.#guard(await backend.connect()) };
    };
  }

  #guard(connection: BackendConnection): BackendConnection {
    let cancelHeld: (() => void) | undefined;
    return {
      ...connection,
      run: async (sql) => {
        this.asked.push(sql);
        if (this.holding !== undefined && sql.includes(this.holding)) {
          await new Promise<void>((resolve, reject) => {
            const held = { sql, resume: resolve };
            this.#held.push(held);
            cancelHeld = () => {
              this.#held = this.#held.filter((other) => other !== held);
              reject(new Error('query was canceled'));
            };
            for (const tell of this.#arrived.splice(0)) tell();
          });
          cancelHeld = undefined;
        }
        if (this.failing !== undefined && sql.includes(this.failing))
          throw new Error('Conversion Error: made up');
        return connection.run(sql);
      },
      cancel: async () => (cancelHeld ? cancelHeld() : connection.cancel()),
    };
  }
}
