import { SourceError } from './source-error';

/** How much a dropped file may unfold into. A parameter, so that tests need no gigabytes. */
export interface Limits {
  /** Bytes that all compressed parts of one dropped file may inflate to, together. */
  readonly inflatedBytes: number;
  /** Up to this much inflates whatever the ratio. */
  readonly freeBytes: number;
  /** Inflated to compressed bytes. Exports of orders reach 30; deflate itself ends at 1032. */
  readonly ratio: number;
  /** Entries of an archive. */
  readonly entries: number;
  /** Archives in archives. */
  readonly depth: number;
  readonly columns: number;
  /** Bytes of a JSON document, which is read whole. */
  readonly jsonBytes: number;
}

const MEGABYTE = 1024 * 1024;

export const LIMITS: Limits = {
  inflatedBytes: 4096 * MEGABYTE,
  freeBytes: 128 * MEGABYTE,
  ratio: 200,
  entries: 1000,
  depth: 3,
  columns: 2000,
  jsonBytes: 256 * MEGABYTE,
};

/** Counts what a dropped file unfolds into, over all its parts, while it does. */
export class InflateBudget {
  readonly #limits: Limits;
  #inflated = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * @param declared bytes that a part says it inflates to, before anything is inflated
   * @throws {SourceError} `archive-too-large`
   */
  check(declared: number, compressed: number): void {
    this.#judge(this.#inflated + declared, declared, compressed);
  }

  /**
   * @param bytes what came out just now
   * @param partBytes what came out of this part so far
   * @throws {SourceError} `archive-too-large`
   */
  take(bytes: number, partBytes: number, compressed: number): void {
    this.#inflated += bytes;
    this.#judge(this.#inflated, partBytes, compressed);
  }

  #judge(total: number, part: number, compressed: number): void {
    const { inflatedBytes, freeBytes, ratio } = this.#limits;
    if (total <= inflatedBytes && (part <= freeBytes || part <= ratio * compressed)) return;
    throw new SourceError('archive-too-large', { megabytes: Math.round(part / MEGABYTE) });
  }
}
