import type { FileIssueCode, TextEncoding } from '../../dataset';
import type { Unpacked } from './source-table';
import type { Transcoded } from './encodings/transcode';
import type { FilePart, JoinedText } from './together/join-files';

/** What the page asks of a sources worker: one thing, then the worker is ended. */
export type SourcesRequest =
  | { readonly type: 'unpack'; readonly file: File }
  | { readonly type: 'transcode'; readonly file: File; readonly encoding: TextEncoding }
  | { readonly type: 'join'; readonly parts: readonly FilePart[]; readonly headers: readonly string[] };

export interface SourcesAnswers {
  readonly unpack: Unpacked;
  readonly transcode: Transcoded;
  readonly join: JoinedText;
}

export type SourcesResponse =
  | { readonly type: 'answer'; readonly value: SourcesAnswers[keyof SourcesAnswers] }
  | {
      readonly type: 'failed';
      /** Null for a failure that is not the file's. */
      readonly code: FileIssueCode | null;
      readonly facts: Readonly<Record<string, string | number>>;
      readonly message: string;
    };
