import type { AnalysisResult } from '../analyses/analysis';
import type { Cell } from './notebook-spec';

/** Why a cell failed, by code; the page words it. */
export interface CellFailure {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** What the database said, for the curious. */
  readonly detail: string;
}

export type CellRun =
  | { readonly status: 'pending' }
  | { readonly status: 'running'; readonly last: AnalysisResult | null }
  | { readonly status: 'ready'; readonly result: AnalysisResult; readonly ms: number }
  | { readonly status: 'stale'; readonly result: AnalysisResult; readonly ms: number }
  | { readonly status: 'failed'; readonly failure: CellFailure; readonly ms: number };

export interface CellState {
  readonly cell: Cell;
  readonly run: CellRun;
}

export interface RunReport {
  readonly ok: boolean;
  readonly ms: number;
  readonly cells: readonly CellReport[];
}

export interface CellReport {
  readonly name: string;
  readonly status: CellRun['status'];
  readonly ms: number;
  readonly error?: string;
}

/** The blocks to draw: also the last ones, while a cell runs again. */
export function shownResult(run: CellRun): AnalysisResult | null {
  if (run.status === 'ready' || run.status === 'stale') return run.result;
  return run.status === 'running' ? run.last : null;
}

export function toReport(states: readonly CellState[], ms: number): RunReport {
  const cells = states.map(({ cell, run }): CellReport => ({
    name: cell.name,
    status: run.status,
    ms: 'ms' in run ? run.ms : 0,
    ...(run.status === 'failed' ? { error: run.failure.code } : {}),
  }));
  return { ok: cells.every((cell) => cell.status === 'ready'), ms, cells };
}
