import type { GridRow, GridSource } from './grid-source';

export interface GridPagesOptions {
  readonly pageRows?: number;
  readonly pagesKept?: number;
  /** While rows fly past, nothing is asked for until they stand still this long. */
  readonly settleMs?: number;
  /** Called whenever rows arrive or fail to. */
  readonly onchange?: () => void;
}

interface Request {
  readonly controller: AbortController;
}

/**
 * The rows of a source as far as they are at hand: keeps the pages looked at last, asks for those in view,
 * aborts requests for pages no longer in view and drops answers that come too late.
 */
export class GridPages {
  readonly #source: GridSource;
  readonly #pageRows: number;
  readonly #pagesKept: number;
  readonly #settleMs: number;
  readonly #onchange: () => void;
  /** In the order of last use: the first is the first to go. */
  readonly #pages = new Map<number, readonly GridRow[]>();
  readonly #requests = new Map<number, Request>();
  readonly #failures = new Map<number, unknown>();
  #wanted: readonly number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(source: GridSource, options: GridPagesOptions = {}) {
    this.#source = source;
    this.#pageRows = options.pageRows ?? 100;
    this.#pagesKept = options.pagesKept ?? 40;
    this.#settleMs = options.settleMs ?? 60;
    this.#onchange = options.onchange ?? (() => {});
  }

  /** The row, or undefined while it is not at hand. */
  row(index: number): GridRow | undefined {
    return this.#pages.get(Math.floor(index / this.#pageRows))?.[index % this.#pageRows];
  }

  /** Whether a page in view could not be read. */
  get failed(): boolean {
    return this.#wanted.some((page) => this.#failures.has(page));
  }

  get cachedPages(): number {
    return this.#pages.size;
  }

  /** Rows `first` to `last`, both included, are in view. */
  show(first: number, last: number): void {
    if (this.#closed) return;
    const end = Math.min(last, this.#source.rowCount - 1);
    const wanted: number[] = [];
    for (
      let page = Math.floor(Math.max(0, first) / this.#pageRows);
      page * this.#pageRows <= end;
      page += 1
    ) {
      wanted.push(page);
      this.#touch(page);
    }
    this.#wanted = wanted;
    for (const [page, request] of this.#requests) {
      if (!wanted.includes(page)) this.#abort(page, request);
    }
    const still = this.#timer === undefined;
    clearTimeout(this.#timer);
    if (still) this.#ask();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#ask();
    }, this.#settleMs);
  }

  /** Asks again for what failed. */
  retry(): void {
    this.#failures.clear();
    this.#ask();
    this.#onchange();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const [page, request] of this.#requests) this.#abort(page, request);
    this.#pages.clear();
  }

  #ask(): void {
    for (const page of this.#wanted) {
      if (!this.#pages.has(page) && !this.#requests.has(page) && !this.#failures.has(page))
        void this.#load(page);
    }
  }

  async #load(page: number): Promise<void> {
    const request = { controller: new AbortController() };
    this.#requests.set(page, request);
    const current = () => !this.#closed && this.#requests.get(page) === request;
    try {
      const rows = await this.#source.page(page * this.#pageRows, this.#pageRows, request.controller.signal);
      if (!current()) return;
      this.#keep(page, rows);
    } catch (error) {
      if (!current()) return;
      this.#failures.set(page, error);
    }
    this.#requests.delete(page);
    this.#onchange();
  }

  #abort(page: number, request: Request): void {
    this.#requests.delete(page);
    request.controller.abort();
  }

  #touch(page: number): void {
    const rows = this.#pages.get(page);
    if (rows) {
      this.#pages.delete(page);
      this.#pages.set(page, rows);
    }
  }

  #keep(page: number, rows: readonly GridRow[]): void {
    this.#pages.set(page, rows);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.#pagesKept) break;
      if (!this.#wanted.includes(oldest)) this.#pages.delete(oldest);
    }
  }
}
