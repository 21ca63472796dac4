import type { ReadOptions } from '../dataset';
import type { Recognition } from './roles';
import type { ReadReport, RecordScan, RewrittenCsv, ScanProgress, SniffOptions } from './sniff';

/** What the page asks of the sniff worker. Every answer carries the request's id. */
export type SniffRequest =
  | {
      readonly type: 'sniff';
      readonly id: number;
      readonly file: File;
      readonly encodingScan: NonNullable<SniffOptions['encodingScan']>;
    }
  | {
      readonly type: 'scan';
      readonly id: number;
      readonly file: File;
      readonly options: ReadOptions;
      readonly columnCount: number;
    }
  | {
      readonly type: 'places' | 'rewrite';
      readonly id: number;
      readonly file: File;
      readonly options: ReadOptions;
      readonly columnCount: number;
    }
  | { readonly type: 'read'; readonly id: number; readonly file: File }
  | {
      readonly type: 'lines';
      readonly id: number;
      readonly file: File;
      readonly options: ReadOptions;
      readonly lines: readonly number[];
    }
  | { readonly type: 'cancel'; readonly id: number };

export type SniffTask = Exclude<SniffRequest, { type: 'cancel' }>;

/** The value that answers a request of each type. */
export interface SniffAnswers {
  readonly sniff: Recognition;
  readonly scan: RecordScan;
  readonly places: Blob;
  readonly rewrite: RewrittenCsv;
  readonly read: ReadReport;
  readonly lines: ReadonlyMap<number, string>;
}

export type SniffResponse =
  | { readonly type: 'progress'; readonly id: number; readonly progress: ScanProgress }
  | { readonly type: 'answer'; readonly id: number; readonly value: SniffAnswers[keyof SniffAnswers] }
  | { readonly type: 'failed'; readonly id: number; readonly error: WireError };

/** An error as it crosses between threads: not all errors can be cloned. */
export interface WireError {
  readonly name: string;
  readonly message: string;
}
