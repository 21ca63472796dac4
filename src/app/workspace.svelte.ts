import { createContext } from 'svelte';
import type { Selection } from '../blocks';
import { hasOrders, type DatasetFacts, type FileIssue, type Rule, type TextEncoding } from '../dataset';
import { EngineError, type Engine } from '../engine';
import { isRefusal, readDraft, type Draft } from '../ingest/draft';
import { findDrafts, offeredTables } from '../ingest/find-drafts';
import { adoptDraft, importDraft, type ImportProgress } from '../ingest/import-draft';
import { checkCompleteness, countCopies, reopenWithRules, type OpenedFile } from '../ingest/opened-file';
import { joinDrafts, joinedName } from '../ingest/join-drafts';
import { Preload } from '../ingest/preload';
import type { Notebook, NotebookSession, RunReport } from '../notebook';
import { firstNotebook } from '../notebook';
import { MappingMemory } from './mapping/mapping-memory';
import { recalledDraft } from './mapping/recalled-draft';
import type { SampleKey } from './samples/sample-shops';

/** Where the opening of a file stands. What is open already stays open beside it. */
export type Opening =
  | { readonly step: 'none' }
  | { readonly step: 'reading'; readonly fileName: string }
  | { readonly step: 'tables'; readonly drafts: readonly Draft[] }
  | { readonly step: 'mapping'; readonly draft: Draft }
  | { readonly step: 'importing'; readonly draft: Draft; readonly progress: ImportProgress };

/** Something the reader must know that no cell says: a file that was refused, an engine that had to start again. */
export type Notice =
  | { readonly kind: 'file'; readonly fileName: string; readonly issues: readonly FileIssue[] }
  | { readonly kind: 'engine'; readonly code: string; readonly detail: string }
  | { readonly kind: 'restarted' }
  /** What is open is made up: its story, its files, the truth behind it. */
  | { readonly kind: 'sample'; readonly sample: SampleKey }
  | { readonly kind: 'sample-missing'; readonly fileName: string }
  | KeepNotice;

/** What became of keeping the work in this browser. */
export type KeepNotice =
  | { readonly kind: 'keep'; readonly code: KeepProblem; readonly fileName?: string }
  /** Work of an earlier visit is open again. */
  | ({ readonly kind: 'restored' } & EarlierFacts);

export type KeepProblem =
  | 'unavailable'
  | 'other-tab'
  | 'quota'
  | 'too-large'
  | 'failed'
  | 'changed'
  | 'unreadable'
  | 'not-restored'
  | 'damaged'
  | 'newer'
  | 'evicted'
  | 'erased-elsewhere';

/** What a reader recognises her earlier work by. */
export interface EarlierFacts {
  readonly fileName: string;
  readonly rows: number;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** Work of an earlier visit: its file, and how to get from it to where it stood. */
export interface EarlierWork extends EarlierFacts {
  readonly file: File;
  readonly notebook: Notebook;
  draft(signal: AbortSignal): Promise<Draft>;
  /** Resolves when the bytes are those that were kept. Runs beside the load. @throws when not */
  check(signal: AbortSignal): Promise<void>;
}

/** What is open, with all that it takes to open it again. */
export interface OpenWork {
  /** As it was dropped. */
  readonly file: File;
  readonly draft: Draft;
  readonly rules: readonly Rule[];
  readonly rows: number;
}

/** The work of this tab: the open file, its notebook, and the steps between dropping a file and reading about it. */
export class Workspace {
  readonly engine: Engine;
  readonly session: NotebookSession;
  readonly memory: MappingMemory;
  #opening = $state.raw<Opening>({ step: 'none' });
  #opened = $state.raw<OpenedFile | null>(null);
  #draft: Draft | null = null;
  /** Of the draft under way, and of what is open: the files as they were dropped. */
  #dropping: readonly File[] = [];
  #dropped: readonly File[] = [];
  #earlier = $state.raw<EarlierFacts | null>(null);
  #notices = $state.raw<readonly Notice[]>([]);
  #selection = $state.raw<Selection | null>(null);
  #controller: AbortController | undefined;
  #preload: Preload | null = null;
  #abandoned: Promise<unknown> = Promise.resolve();
  readonly #firstFile = new AbortController();
  #beforehand: Promise<unknown> = Promise.resolve();
  #background: Promise<void> = Promise.resolve();
  #restoring: Promise<void> = Promise.resolve();

  constructor(engine: Engine, session: NotebookSession, memory = new MappingMemory()) {
    this.engine = engine;
    this.session = session;
    this.memory = memory;
    engine.onRestart(() => void (this.#restoring = this.#restore()));
  }

  get opening(): Opening {
    return this.#opening;
  }

  get dataset(): DatasetFacts | null {
    return this.#opened?.facts ?? null;
  }

  get rules(): readonly Rule[] {
    return this.#opened?.rules ?? [];
  }

  get work(): OpenWork | null {
    const [opened, draft] = [this.#opened, this.#draft];
    if (!opened || !draft) return null;
    const file = droppedFileOf(draft, this.#dropped);
    return { file, draft, rules: opened.rules, rows: opened.facts.ledger.lines };
  }

  /** The work of an earlier visit, while it is being brought back. */
  get earlier(): EarlierFacts | null {
    return this.#earlier;
  }

  get notices(): readonly Notice[] {
    return this.#notices;
  }

  get selection(): Selection | null {
    return this.#selection;
  }

  set selection(selection: Selection | null) {
    this.#selection = selection;
  }

  /** Starts preparations that nobody asked for: the first file ends them, and its load waits until they are gone. */
  prepare(preparations: (signal: AbortSignal) => Promise<void>): void {
    const { signal } = this.#firstFile;
    const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    this.#abandoned = Promise.race([this.#beforehand, stopped])
      .then(() => (signal.aborted ? undefined : preparations(signal)))
      .catch(() => undefined); // whoever needs the engine hears why it failed
  }

  /** Does before all preparations what may bring a file of its own. */
  begin(beforehand: () => Promise<void>): void {
    this.#beforehand = beforehand().catch(() => undefined);
  }

  /** Resolves when the engine is up and work of an earlier visit, if there is any, is back. */
  async ready(): Promise<void> {
    await Promise.all([this.#beforehand, this.engine.ready()]);
  }

  tell(notice: Notice): void {
    this.#notices = [...this.#notices, notice];
  }

  dismiss(notice: Notice): void {
    this.#notices = this.#notices.filter((other) => other !== notice);
  }

  /**
   * What a drop does first: looks at the files and shows what it takes their columns for. Where several tables are found the
   * reader chooses; `show` false leaves the page as it is and takes the likeliest.
   */
  async propose(files: readonly File[], { show = true } = {}): Promise<Draft | null> {
    const [file] = files;
    if (!file) return null;
    this.#firstFile.abort();
    const signal = this.#startReading(file.name);
    this.#dropping = files;
    this.#notices = [];
    void this.engine.ready().catch(() => undefined); // starts while the reader reads; a failure shows when it is needed
    try {
      const { drafts: found, refused } = await findDrafts(files, signal);
      const drafts = found.map((draft) => recalledDraft(draft, this.memory));
      if (signal.aborted) return null;
      this.#opening = { step: 'none' };
      for (const { name, issues } of refused) this.tell({ kind: 'file', fileName: name, issues });
      if (show && drafts.length > 1) {
        this.#opening = { step: 'tables', drafts };
        return null;
      }
      const [likeliest = []] = offeredTables(drafts);
      return await this.#chooseWhole(likeliest, signal, { show });
    } catch (error) {
      if (!signal.aborted) this.#refuse(file.name, [readerError(file.name, error)]);
      return null;
    }
  }

  /** Goes on with tables of the same columns as one. */
  async chooseTogether(drafts: readonly Draft[]): Promise<void> {
    const name = joinedName(drafts);
    const signal = this.#startReading(name);
    try {
      await this.#chooseWhole(drafts, signal, { show: true });
    } catch (error) {
      if (!signal.aborted) this.#refuse(name, [readerError(name, error)]);
    }
  }

  /** The table of these drafts: the only one, or all put together. Null when it cannot be used, which is told. */
  async #chooseWhole(
    drafts: readonly Draft[],
    signal: AbortSignal,
    { show }: { readonly show: boolean },
  ): Promise<Draft | null> {
    const [first, ...others] = drafts;
    if (!first) return null;
    const draft = others.length === 0 ? first : await joinDrafts(drafts, signal);
    if (signal.aborted) return null;
    if (isRefusal(draft)) {
      this.#refuse(draft.file.name, draft.issues);
      return null;
    }
    this.#opening = { step: 'none' };
    const recalled = draft === first ? draft : recalledDraft(draft, this.memory);
    this.choose(recalled, { show });
    return recalled;
  }

  /** Goes on with one of the tables found. */
  choose(draft: Draft, { show = true } = {}): void {
    if (show) this.#opening = { step: 'mapping', draft };
    this.#startPreload(draft);
  }

  /** Reads the draft's text again in another encoding. */
  async reread(draft: Draft, encoding: TextEncoding): Promise<void> {
    const signal = this.#startReading(draft.source.fileName);
    try {
      const reading = await readDraft(draft.table, signal, encoding);
      if (signal.aborted) return;
      this.choose(isRefusal(reading) ? draft : recalledDraft(reading, this.memory));
      if (isRefusal(reading))
        this.tell({ kind: 'file', fileName: draft.source.fileName, issues: reading.issues });
    } catch (error) {
      if (!signal.aborted) this.#refuse(draft.source.fileName, [readerError(draft.source.fileName, error)]);
    }
  }

  /** Gives up what was chosen for the draft's header last time: here, and for the files to come. */
  forgetMapping({ source, recognised }: Draft): void {
    this.memory.forget(source.columns);
    if (recognised) this.amend(recognised);
  }

  /** Changes the draft under the reader's eyes: a role, a date order. */
  amend(draft: Draft): void {
    if (this.#opening.step === 'mapping') this.#opening = { step: 'mapping', draft };
  }

  /**
   * Opens work of an earlier visit where it stood: its columns, its rules, its notebook.
   * @throws what reading, checking or loading throws; the page is then as it was
   */
  async bringBack(earlier: EarlierWork): Promise<void> {
    this.#firstFile.abort();
    const signal = this.#startReading(earlier.fileName);
    this.#earlier = earlier;
    this.#dropping = [earlier.file];
    this.#notices = [];
    try {
      const checked = earlier.check(signal);
      checked.catch(() => undefined); // told below
      const draft = await earlier.draft(signal);
      signal.throwIfAborted();
      this.choose(draft, { show: false });
      await checked;
      signal.throwIfAborted();
      await this.accept(draft, earlier.notebook);
    } catch (error) {
      if (this.#earlier === earlier) this.cancelOpening();
      throw error;
    } finally {
      if (this.#earlier === earlier) this.#earlier = null;
    }
  }

  /** Closes what is open: the page is as on the first visit. */
  close(): void {
    this.cancelOpening();
    this.session.load(firstNotebook(''));
    const busy = [this.#abandoned, this.#background];
    if (this.#opened)
      this.#abandoned = Promise.all(busy)
        .then(() => this.engine.clear())
        .catch(() => undefined); // the next file clears what it needs
    [this.#opened, this.#draft, this.#selection, this.#notices] = [null, null, null, []];
  }

  /** Loads the draft, then runs the notebook, by default the first one. Resolves when every cell has its say. */
  async accept(draft: Draft, notebook?: Notebook): Promise<RunReport | null> {
    const signal = this.#begin();
    const preload = this.#preload?.fits(draft) ? this.#preload : this.#startPreload(draft);
    try {
      const loaded = await preload.result((progress) => {
        if (!signal.aborted) this.#opening = { step: 'importing', draft, progress };
      });
      signal.throwIfAborted();
      const opened = await adoptDraft(this.engine, draft, loaded, { signal });
      this.#preload = null;
      this.#opened = opened;
      this.#draft = draft;
      this.#dropped = this.#dropping;
      this.#selection = null;
      this.#opening = { step: 'none' };
      this.#earlier = null;
      const { fileName, kind } = draft.source;
      this.session.load(notebook ?? firstNotebook(titleOf(fileName), { hasOrders: hasOrders(kind) }));
      const report = await this.session.runAll(opened.facts);
      this.#background = this.#verify(draft, opened);
      return report;
    } catch (error) {
      if (signal.aborted) throw error; // whoever stopped it has gone on to something else
      this.#abandonPreload(); // a load that failed is not worth waiting for again
      this.#opening = { step: 'mapping', draft };
      this.#fail(error);
      throw error;
    }
  }

  /**
   * Opens files with every guess accepted: made-up ones, whose columns are known. `notice` is told once they are open.
   * @returns whether they are; a failure has its notice
   */
  async openAtOnce(files: readonly File[], notice?: Notice): Promise<boolean> {
    const draft = await this.propose(files, { show: false });
    const report = draft && (await this.accept(draft).catch(() => null));
    if (report && notice) this.tell(notice);
    return report !== null;
  }

  /** Stops reading or loading; what was open before is untouched. */
  cancelOpening(): void {
    this.#controller?.abort();
    this.#abandonPreload();
    this.#opening = { step: 'none' };
    this.#earlier = null;
  }

  /** Switches cleaning rules by name; everything is computed again under them. */
  async setRules(enabled: Readonly<Record<string, boolean>>): Promise<RunReport | null> {
    const opened = this.#opened;
    if (!opened) return null;
    await this.#background;
    const rules = opened.rules.map((rule) => ({ ...rule, enabled: enabled[rule.key] ?? rule.enabled }));
    this.session.change('import', {
      rules: Object.fromEntries(rules.map((rule) => [rule.key, rule.enabled])),
    });
    const reopened = await reopenWithRules(this.engine, this.#opened ?? opened, rules);
    this.#opened = reopened;
    const report = await this.session.runAll(reopened.facts);
    this.#background = this.#countCopies();
    return report;
  }

  /** Changes the parameters of a cell and runs what depends on it. */
  async set(cell: string, parameters: Readonly<Record<string, unknown>>): Promise<RunReport | null> {
    const dataset = this.dataset;
    this.session.change(cell, parameters);
    if (cell === 'import') return this.setRules((parameters['rules'] ?? {}) as Record<string, boolean>);
    return dataset ? this.session.runAffected(cell, dataset) : null;
  }

  /** Replaces the notebook and runs it, under the rules it was saved with. @throws {NotebookError} and all stays as it was */
  async load(spec: unknown): Promise<RunReport | null> {
    this.session.load(spec);
    const cell = this.session.notebook.cells.find((candidate) => candidate.name === 'import');
    const rules = cell?.parameters['rules'] as Readonly<Record<string, boolean>> | undefined;
    return rules ? this.setRules(rules) : this.runAll();
  }

  async runAll(): Promise<RunReport | null> {
    return this.dataset ? this.session.runAll(this.dataset) : null;
  }

  /** Resolves when the database holds the reader's tables and no others: preparations are gone, what a trap took is back. */
  async available(): Promise<void> {
    this.#firstFile.abort();
    await this.#abandoned;
    await this.#restoring;
  }

  /** Resolves when background work (checking the file, counting copies, restoring after a restart) is done. */
  async settled(): Promise<void> {
    await this.#restoring;
    await this.#background;
  }

  /** Loads while the reader looks at the columns; one load at a time. */
  #startPreload(draft: Draft): Preload {
    this.#abandonPreload();
    this.#preload = new Preload(this.engine, draft, this.#abandoned);
    return this.#preload;
  }

  #abandonPreload(): void {
    if (!this.#preload) return;
    this.#abandoned = this.#preload.abandon();
    this.#preload = null;
  }

  #begin(): AbortSignal {
    this.#controller?.abort();
    this.#controller = new AbortController();
    return this.#controller.signal;
  }

  #startReading(fileName: string): AbortSignal {
    this.#abandonPreload();
    const signal = this.#begin();
    this.#earlier = null;
    this.#opening = { step: 'reading', fileName };
    return signal;
  }

  #refuse(fileName: string, issues: readonly FileIssue[]): void {
    this.#opening = { step: 'none' };
    this.#notices = [...this.#notices, { kind: 'file', fileName, issues }];
  }

  #fail(error: unknown): void {
    const code = error instanceof EngineError ? error.code : 'other';
    const detail = error instanceof Error ? error.message : String(error);
    this.#notices = [...this.#notices, { kind: 'engine', code, detail }];
  }

  /** What nobody waits for: is the file complete, which lines are copies. */
  async #verify(draft: Draft, opened: OpenedFile): Promise<void> {
    try {
      const checked = await checkCompleteness(draft, opened);
      if (this.#opened === opened) this.#opened = checked;
    } catch {
      // the file may be gone by now; its rows were read before
    }
    await this.#countCopies();
  }

  async #countCopies(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    try {
      const counted = await countCopies(this.engine, opened);
      if (counted === opened || this.#opened !== opened) return;
      this.#opened = counted;
      await this.session.runAffected('import', counted.facts);
    } catch {
      // the entry of the copies stays open; the rest of the ledger stands
    }
  }

  /** A trap ended the database: load the same file again, keep the notebook. */
  async #restore(): Promise<void> {
    const opened = this.#opened;
    const draft = this.#draft;
    if (!opened || !draft) return;
    this.#notices = [...this.#notices, { kind: 'restarted' }];
    try {
      const restored = await importDraft(this.engine, { ...draft, rules: opened.rules });
      this.#opened = restored;
      await this.session.runAll(restored.facts);
      this.#background = this.#countCopies();
    } catch (error) {
      this.#fail(error);
    }
  }
}

/** Of the dropped files the one that a draft was found in. */
function droppedFileOf({ table }: Draft, dropped: readonly File[]): File {
  const named = dropped.find(({ name }) => name === table.origin.fileName);
  return dropped.includes(table.file) ? table.file : (named ?? table.file);
}

function readerError(file: string, error: unknown): FileIssue {
  return { code: 'reader-error', level: 'error', file, value: String(error) };
}

/** `OnlineRetail.csv` makes a notebook called `OnlineRetail`. */
function titleOf(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/i, '');
}

export const [getWorkspace, setWorkspace] = createContext<Workspace>();
