import type { Rule, Source } from '../dataset';
import type { Notebook } from '../notebook';
import { WORK_VERSION, type WorkRecord } from './work-record';

/** What is written down about open work. */
export interface WorkState {
  readonly source: Source;
  readonly rules: readonly Rule[];
  readonly rows: number;
  readonly notebook: Notebook;
}

/** What stays the same from one write to the next. */
export type WorkIdentity = Pick<WorkRecord, 'id' | 'file'>;

export function newRecord(
  { id, file }: WorkIdentity,
  { source, rules, rows, notebook }: WorkState,
  at: { readonly sequence: number; readonly keptAt: number },
): WorkRecord {
  return {
    type: 'clientele-work',
    version: WORK_VERSION,
    id,
    sequence: at.sequence,
    open: true,
    keptAt: at.keptAt,
    rows,
    file,
    origin: source.origin,
    options: source.options,
    columns: source.columns.map(({ sample: _, ...column }) => column),
    mapping: source.mapping,
    rules: rules.map((rule) =>
      rule.key === 'dropped_status' ? { ...rule, values: [...rule.values] } : rule,
    ),
    notebook,
  };
}

/** Whether a record says all there is to say. */
export function isSameState(record: WorkRecord, state: WorkState): boolean {
  return record.open && JSON.stringify(newRecord(record, state, record)) === JSON.stringify(record);
}
