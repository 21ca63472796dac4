import { sql, type Engine } from '../engine';
import type { Draft } from './draft';
import { loadDraft, type ImportProgress } from './import-draft';
import type { LoadedTable } from './load-table.run';
import { INCOMING, INCOMING_REJECTED, INCOMING_TEXT } from './table-names';

/**
 * Loads a file while its reader still looks at what its columns were taken for: by the time she agrees, it is there. Only
 * how the file is read matters for that; roles and rules may change meanwhile.
 */
export class Preload {
  readonly #engine: Engine;
  readonly #draft: Draft;
  readonly #controller = new AbortController();
  readonly #loaded: Promise<LoadedTable>;
  #progress: ImportProgress;
  #listener: ((progress: ImportProgress) => void) | undefined;

  /** @param after what has to end first: another load into the same table */
  constructor(engine: Engine, draft: Draft, after: Promise<unknown> = Promise.resolve()) {
    this.#engine = engine;
    this.#draft = draft;
    this.#progress = { bytes: 0, totalBytes: draft.file.size, rows: 0 };
    this.#loaded = after.then(() =>
      loadDraft(engine, draft, {
        signal: this.#controller.signal,
        onProgress: (progress) => {
          this.#progress = progress;
          this.#listener?.(progress);
        },
      }),
    );
    this.#loaded.catch(() => undefined); // told to whoever asks for the result
  }

  /** Whether this load is the one that a draft needs. */
  fits({ file, source }: Draft): boolean {
    const own = this.#draft;
    return (
      file === own.file && source.options === own.source.options && source.columns === own.source.columns
    );
  }

  /** The load's end; progress goes to `listener` from now on. */
  async result(listener: (progress: ImportProgress) => void): Promise<LoadedTable> {
    this.#listener = listener;
    listener(this.#progress);
    return this.#loaded;
  }

  /** Stops the load and gives its memory back. */
  async abandon(): Promise<void> {
    this.#controller.abort();
    await this.#loaded.catch(() => undefined);
    for (const table of [INCOMING, INCOMING_TEXT, INCOMING_REJECTED]) {
      await this.#engine.run(sql`DROP TABLE IF EXISTS ${table}`).catch(() => undefined);
    }
  }
}
