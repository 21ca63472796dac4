import { untrack } from 'svelte';
import type { Draft } from '../../ingest/draft';
import {
  eraseEverything,
  Keeper,
  KeepError,
  restoreDraft,
  type KeepOutcome,
  type KeptWork,
  type WorkRecord,
} from '../../keep';
import type { Notebook } from '../../notebook';
import { STORAGE_PREFIX } from '../preferences';
import type { EarlierFacts, KeepProblem, OpenWork, Workspace } from '../workspace.svelte';

/** A change is stored when no other has followed for this long. */
const PAUSE_MS = 500;

type SoundWork = Extract<KeptWork, { status: 'sound' }>;

interface Moment {
  readonly work: OpenWork;
  readonly notebook: Notebook;
}

/** Sees to it that what is open outlasts the page: stores it once it is drawn, follows its changes, brings it back. */
export class Keeping {
  readonly #workspace: Workspace;
  readonly #keeper = new Keeper(location.pathname);
  readonly #channel = new BroadcastChannel(this.#keeper.place);
  /** What is stored of the work behind a draft. */
  readonly #records = new WeakMap<Draft, WorkRecord>();
  /** Work that storage would not take: not tried again. */
  readonly #refused = new WeakSet<Draft>();
  readonly #told = new Set<KeepProblem>();
  #works = $state.raw<readonly KeptWork[]>([]);
  #kept = $state.raw<Draft | null>(null);
  #restoring: WorkRecord | null = null;
  #latest: Moment | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.#channel.addEventListener('message', () => this.#erasedElsewhere());
  }

  /** All that is kept, the latest first. */
  get works(): readonly KeptWork[] {
    return this.#works;
  }

  /** Whether what is open would outlast the page. */
  get safe(): boolean {
    return this.#kept !== null && this.#kept === this.#workspace.work?.draft;
  }

  /** Brings back the last work unless it was put aside, then follows what is open. */
  async start(): Promise<void> {
    const leads = await this.#keeper.lead().catch(() => false);
    await this.refresh();
    if (!leads && navigator.locks) this.#tellOnce('other-tab');
    for (const { status } of this.#works) if (status !== 'sound') this.#tellOnce(status);
    this.#watch();
    const last = this.#works[0];
    const untouched = this.#workspace.opening.step === 'none' && !this.#workspace.work;
    if (leads && untouched && last?.status === 'sound' && last.record.open) await this.open(last);
  }

  /** Opens kept work where it stood. */
  async open(work: SoundWork): Promise<void> {
    const { record } = work;
    const facts = factsOf(record);
    this.#restoring = record;
    try {
      const file = await this.#keeper.source(work);
      await this.#workspace.bringBack({
        ...facts,
        file,
        notebook: record.notebook,
        draft: async (signal) => {
          const draft = await restoreDraft(file, record, signal);
          this.#records.set(draft, record);
          return draft;
        },
        check: (signal) => this.#keeper.check(file, record, signal),
      });
      this.#kept = this.#workspace.work?.draft ?? null;
      this.#workspace.tell({ kind: 'restored', ...facts });
    } catch (error) {
      if (this.#restoring === record && !isAbort(error))
        this.#workspace.tell({ kind: 'keep', code: problemOf(error), fileName: facts.fileName });
    } finally {
      if (this.#restoring === record) this.#restoring = null;
    }
  }

  /** Opens the bytes of work whose record cannot be read, as if they were dropped. */
  async openFile(work: KeptWork): Promise<void> {
    await this.#workspace.propose([await this.#keeper.source(work)]);
  }

  /** Closes the work that is open or on its way back; it stays among the recent work, and a reload leaves it there. */
  async startEmpty(): Promise<void> {
    const draft = this.#workspace.work?.draft;
    const known = this.#restoring ?? (draft && this.#records.get(draft));
    this.#restoring = null;
    clearTimeout(this.#timer);
    if (known) await this.#setAside(draft, known);
    this.#workspace.close();
    if (!known) await this.#setAside(draft);
    await this.refresh();
  }

  /** Looks again what is kept: other tabs keep and delete, too. */
  async refresh(): Promise<void> {
    this.#works = await this.#keeper.works().catch(() => []); // where storage is blocked nothing is kept
  }

  async remove(work: KeptWork): Promise<void> {
    await this.#keeper.remove(work).catch(() => undefined); // another tab was first, or holds it: the list tells
    await this.refresh();
  }

  /** Erases all that this site has stored, in every tab. @returns what is still there */
  async eraseEverything(): Promise<readonly string[]> {
    this.#end();
    this.#channel.postMessage('erase');
    const left = await eraseEverything({ place: this.#keeper.place, prefix: STORAGE_PREFIX });
    await this.refresh();
    return left;
  }

  #watch(): void {
    $effect.root(() => {
      $effect(() => {
        const { work, session } = this.#workspace;
        const { notebook, cells } = session;
        const drawn = cells.every(({ run }) => run.status === 'ready' || run.status === 'failed');
        if (work && drawn) untrack(() => this.#plan({ work, notebook }));
      });
    });
  }

  #plan(moment: Moment): void {
    this.#latest = moment;
    clearTimeout(this.#timer);
    const pause = this.#records.has(moment.work.draft) ? PAUSE_MS : 0;
    this.#timer = setTimeout(() => {
      this.#queue = this.#queue.then(idle).then(() => this.#store(moment));
    }, pause);
  }

  async #store(moment: Moment): Promise<void> {
    const { draft, file } = moment.work;
    if (this.#ended || this.#refused.has(draft)) return;
    const last = this.#records.get(draft);
    // The file takes a while: what changed meanwhile belongs to it.
    const now = () => stateOf(this.#latest?.work.draft === draft ? this.#latest : moment);
    const outcome = await (last ? this.#keeper.update(last, now()) : this.#keeper.keep(file, now));
    if (this.#ended) return;
    if (outcome.status === 'kept') await this.#stored(draft, outcome);
    else {
      if (!last && outcome.status !== 'other-tab') this.#refused.add(draft);
      this.#tellOnce(outcome.status);
    }
  }

  async #stored(draft: Draft, { record, evicted }: Extract<KeepOutcome, { status: 'kept' }>): Promise<void> {
    this.#records.set(draft, record);
    this.#kept = draft;
    for (const work of evicted) {
      const fileName = work.status === 'sound' ? work.record.file.name : work.id;
      this.#workspace.tell({ kind: 'keep', code: 'evicted', fileName });
    }
    await this.refresh();
  }

  /** After all that is still to be stored. */
  async #setAside(draft: Draft | undefined, record?: WorkRecord): Promise<void> {
    await this.#queue;
    const last = (draft && this.#records.get(draft)) ?? record;
    if (last) await this.#keeper.setAside(last).catch(() => undefined); // then a reload brings it back once more
  }

  #tellOnce(code: KeepProblem): void {
    if (this.#told.has(code)) return;
    this.#told.add(code);
    this.#workspace.tell({ kind: 'keep', code });
  }

  #end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#keeper.stop();
    this.#kept = null;
  }

  #erasedElsewhere(): void {
    this.#end();
    this.#works = [];
    this.#tellOnce('erased-elsewhere');
  }
}

function stateOf({ work, notebook }: Moment) {
  return { source: work.draft.source, rules: work.rules, rows: work.rows, notebook };
}

function factsOf({ file, rows, keptAt }: WorkRecord): EarlierFacts {
  return { fileName: file.name, rows, keptAt };
}

function problemOf(error: unknown): KeepProblem {
  return error instanceof KeepError ? error.code : 'not-restored';
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** The page has drawn what it had to. */
function idle(): Promise<void> {
  const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 100));
  return new Promise((resolve) => whenIdle(() => resolve(), { timeout: 1000 }));
}
