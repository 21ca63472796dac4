import type { Selection } from '../blocks';
import type { FileIssue, Ledger, LedgerEntry, Role, RuleKey } from '../dataset';
import type { Bindable } from '../engine';
import { readAny } from '../ingest/read-any';
import type { NotebookSpec, RunReport } from '../notebook';
import type { Workspace } from './workspace.svelte';

/** What opening files led to: the guesses were accepted as they stood. */
export interface OpenReport {
  readonly ok: boolean;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  readonly roles: Readonly<Partial<Record<Role, string>>>;
  readonly ledger: LedgerReport | null;
  readonly issues: readonly FileIssue[];
  readonly run: RunReport | null;
  /** Looking at the file, loading it, running the cells. */
  readonly timings: { readonly read: number; readonly import: number; readonly cells: number };
}

export interface LedgerReport extends Omit<Ledger, 'entries'> {
  readonly rules: readonly (Omit<LedgerEntry, 'rule'> & {
    readonly rule: RuleKey;
    readonly enabled: boolean;
  })[];
}

/**
 * The programmatic door: power users, tests and embedding pages do through it what the page does itself, by the same
 * functions.
 */
export interface Clientele {
  readonly version: string;
  /** The engine is up and earlier work restored. */
  readonly ready: Promise<void>;
  open(files: File[]): Promise<OpenReport>;
  /** Reads a file of any kind without adding it: text before typing; of several tables, the largest. */
  read: typeof readAny;
  ledger(rules?: Readonly<Record<string, boolean>>): Promise<LedgerReport | null>;
  sql(query: string, parameters?: readonly Bindable[]): Promise<Record<string, unknown>[]>;
  run(): Promise<RunReport | null>;
  set(cell: string, parameters: Readonly<Record<string, unknown>>): Promise<RunReport | null>;
  notebook(): NotebookSpec;
  load(spec: unknown): Promise<void>;
  select(selection: Selection | null): Promise<void>;
}

declare global {
  interface Window {
    clientele: Clientele;
  }
}

export function installDoor(workspace: Workspace): void {
  window.clientele = openDoor(workspace);
}

export function openDoor(workspace: Workspace): Clientele {
  let ready: Promise<void> | undefined;
  return {
    version: __APP_VERSION__,
    // Asking is what starts the engine, so that a page that only shows its first view never loads it.
    get ready() {
      return (ready ??= workspace.ready());
    },
    open: (files) => open(workspace, files),
    read: readAny,
    async ledger(rules) {
      if (rules) await workspace.setRules(rules);
      await workspace.settled();
      return ledgerReport(workspace);
    },
    async sql(query, parameters = []) {
      await workspace.available();
      return workspace.engine.ask(query, parameters);
    },
    run: () => workspace.runAll(),
    set: (cell, parameters) => workspace.set(cell, parameters),
    notebook: () => workspace.session.notebook,
    async load(spec) {
      await workspace.load(spec);
    },
    async select(selection) {
      workspace.selection = selection;
    },
  };
}

async function open(workspace: Workspace, files: File[]): Promise<OpenReport> {
  const started = performance.now();
  const draft = await workspace.propose(files, { show: false });
  const read = performance.now() - started;
  const refused = workspace.notices.flatMap((notice) => (notice.kind === 'file' ? notice.issues : []));
  if (!draft) return failed(refused, read);
  const run = await workspace.accept(draft);
  const total = performance.now() - started;
  const dataset = workspace.dataset;
  return {
    ok: true,
    tables: publishedTables(workspace),
    roles: dataset?.mapping ?? {},
    ledger: ledgerReport(workspace),
    issues: dataset?.issues ?? [],
    run,
    timings: { read, import: total - read - (run?.ms ?? 0), cells: run?.ms ?? 0 },
  };
}

function failed(issues: readonly FileIssue[], read: number): OpenReport {
  return {
    ok: false,
    tables: [],
    roles: {},
    ledger: null,
    issues,
    run: null,
    timings: { read, import: 0, cells: 0 },
  };
}

function ledgerReport(workspace: Workspace): LedgerReport | null {
  const ledger = workspace.dataset?.ledger;
  if (!ledger) return null;
  const { entries, ...totals } = ledger;
  const rules = entries.map(({ rule, lines, amount }) => ({
    rule: rule.key,
    enabled: rule.enabled,
    lines,
    amount,
  }));
  return { ...totals, rules };
}

/** The tables that stand now, with their rows: the canonical ones, and one per cell that ran. */
function publishedTables({ dataset, session }: Workspace): { name: string; rows: number }[] {
  if (!dataset) return [];
  const cells = session.cells.flatMap(({ cell, run }) =>
    run.status === 'ready' && cell.analysis !== 'import' ? [{ name: cell.name, rows: run.result.rows }] : [],
  );
  return [
    { name: 'order_lines', rows: dataset.ledger.lines },
    { name: 'orders', rows: dataset.orders },
    { name: 'customers', rows: dataset.customers },
    ...cells,
  ];
}
