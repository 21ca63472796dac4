import { AnalysisContext } from '../analyses/context';
import { analysisById, AnalysisError } from '../analyses/registry';
import type { DatasetFacts, RoleMapping } from '../dataset';
import { EngineError, type Engine } from '../engine';
import { affectedCells, runOrder, runWaves, type GraphCell } from './cell-graph';
import {
  shownResult,
  toReport,
  type CellFailure,
  type CellRun,
  type CellState,
  type RunReport,
} from './cell-state';
import { firstNotebook, toNotebook, type Cell, type Notebook } from './notebook-spec';

/** Tables of the open dataset: every analysis reads some of them. */
const CANONICAL = ['order_lines', 'orders', 'customers'];

/** A notebook at work: its cells, what each last said, and running them in order. */
export class NotebookSession {
  readonly #engine: Engine;
  #notebook = $state.raw<Notebook>(firstNotebook(''));
  #runs = $state.raw<ReadonlyMap<string, CellRun>>(new Map());
  #controller: AbortController | undefined;
  /** The cells of the current run that have not had their say. */
  #unfinished = new Set<string>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  get notebook(): Notebook {
    return this.#notebook;
  }

  get cells(): readonly CellState[] {
    return this.#notebook.cells.map((cell) => ({
      cell,
      run: this.#runs.get(cell.name) ?? { status: 'pending' },
    }));
  }

  get running(): boolean {
    return [...this.#runs.values()].some((run) => run.status === 'running');
  }

  /** Replaces the document; nothing runs yet. @throws {NotebookError} */
  load(spec: unknown): void {
    const notebook = toNotebook(spec);
    for (const cell of notebook.cells) analysisById(cell.analysis).parse(cell.parameters);
    this.cancel();
    this.#notebook = notebook;
    this.#runs = new Map();
  }

  rename(title: string): void {
    this.#notebook = { ...this.#notebook, title };
  }

  /** The parameters of a cell with all defaults filled in. */
  parameters(name: string): Readonly<Record<string, unknown>> {
    const cell = this.#cell(name);
    return { ...analysisById(cell.analysis).parse(cell.parameters) };
  }

  /** Runs every cell. */
  runAll(dataset: DatasetFacts): Promise<RunReport> {
    return this.#run(runOrder(this.#graph()), dataset);
  }

  /**
   * Changes parameters of a cell; a parameter set to undefined takes its default again.
   * @throws {AnalysisError} when they do not fit; the cell stays as it was
   */
  change(name: string, parameters: Readonly<Record<string, unknown>>): void {
    const cell = this.#cell(name);
    const merged = Object.fromEntries(
      Object.entries({ ...cell.parameters, ...parameters }).filter(([, value]) => value !== undefined),
    );
    analysisById(cell.analysis).parse(merged);
    this.#notebook = {
      ...this.#notebook,
      cells: this.#notebook.cells.map((other) =>
        other.name === name ? { ...other, parameters: merged } : other,
      ),
    };
  }

  /** Runs a cell and what depends on it, nothing else. */
  runAffected(name: string, dataset: DatasetFacts): Promise<RunReport> {
    return this.#run(affectedCells(this.#graph(), name), dataset);
  }

  cancel(): void {
    this.#controller?.abort();
  }

  /**
   * Runs follow one another; a run of a cell that is running ends that one first, because its answer is no longer wanted, and
   * takes over what else was left to do.
   */
  #run(names: readonly string[], dataset: DatasetFacts): Promise<RunReport> {
    const wanted = new Set(names);
    if (names.some((name) => this.#runs.get(name)?.status === 'running')) {
      for (const name of this.#unfinished) wanted.add(name);
      this.cancel();
    }
    const all = runOrder(this.#graph()).filter((name) => wanted.has(name));
    this.#markStale(all);
    const run = this.#queue.then(() => this.#runCells(all, dataset));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async #runCells(names: readonly string[], dataset: DatasetFacts): Promise<RunReport> {
    const controller = new AbortController();
    this.#controller = controller;
    this.#unfinished = new Set(names);
    const started = performance.now();
    for (const wave of runWaves(this.#graph(), names)) {
      if (controller.signal.aborted) break;
      // Side by side: while the page draws what one cell says, the database works for the next.
      await Promise.all(wave.map((name) => this.#runCell(this.#cell(name), dataset, controller.signal)));
    }
    return toReport(this.cells, performance.now() - started);
  }

  async #runCell(cell: Cell, dataset: DatasetFacts, signal: AbortSignal): Promise<void> {
    const started = performance.now();
    const before = this.#runs.get(cell.name) ?? { status: 'pending' };
    this.#set(cell.name, { status: 'running', last: shownResult(before) });
    const run = await this.#outcome(cell, dataset, signal, started);
    if (!signal.aborted) {
      this.#unfinished.delete(cell.name);
      this.#set(cell.name, run);
    } else if (this.#runs.get(cell.name)?.status === 'running') this.#set(cell.name, before); // unless another notebook was loaded
  }

  async #outcome(cell: Cell, dataset: DatasetFacts, signal: AbortSignal, started: number): Promise<CellRun> {
    const elapsed = (): number => performance.now() - started;
    try {
      const analysis = analysisById(cell.analysis);
      requireRoles(analysis.needs, dataset.mapping);
      const context = new AnalysisContext(this.#engine, dataset, cell.name, { signal });
      const result = await analysis.run(context, analysis.parse(cell.parameters));
      return { status: 'ready', result, ms: elapsed() };
    } catch (error) {
      return { status: 'failed', failure: toFailure(error), ms: elapsed() };
    }
  }

  #markStale(names: readonly string[]): void {
    const runs = new Map(this.#runs);
    for (const name of names) {
      const run = runs.get(name);
      if (run?.status === 'ready') runs.set(name, { ...run, status: 'stale' });
    }
    this.#runs = runs;
  }

  #set(name: string, run: CellRun): void {
    this.#runs = new Map(this.#runs).set(name, run);
  }

  #cell(name: string): Cell {
    const cell = this.#notebook.cells.find((candidate) => candidate.name === name);
    if (!cell) throw new AnalysisError('unknown-analysis', `no cell ${name}`, { analysis: name });
    return cell;
  }

  #graph(): GraphCell[] {
    return this.#notebook.cells.map((cell) => ({
      name: cell.name,
      publishes: [cell.name],
      reads: CANONICAL,
    }));
  }
}

function requireRoles(needs: readonly (readonly (keyof RoleMapping)[])[], mapping: RoleMapping): void {
  const missing = needs.find((alternatives) => !alternatives.some((role) => mapping[role]));
  if (missing)
    throw new AnalysisError('missing-role', `needs ${missing.join(' or ')}`, { role: missing[0] ?? '' });
}

function toFailure(error: unknown): CellFailure {
  if (error instanceof AnalysisError) return { code: error.code, facts: error.facts, detail: '' };
  if (error instanceof EngineError) return { code: error.code, facts: {}, detail: error.message };
  return { code: 'other', facts: {}, detail: error instanceof Error ? error.message : String(error) };
}
