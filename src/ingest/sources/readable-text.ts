import type { FileIssue, SourceOrigin, TextEncoding } from '../../dataset';
import type { Recognition } from '../roles';
import type { SourceTable } from './source-table';
import { transcodeFile } from './sources-client';

/** A table's text as the database can read it, and what it was recognised as. */
export interface ReadableText {
  readonly file: File;
  /** With the encoding, now known. */
  readonly origin: SourceOrigin;
  readonly recognition: Recognition;
  readonly issues: readonly FileIssue[];
}

/**
 * Sees to it that a table's text is UTF-8, or so nearly that a few bytes put in other words make it that. The bytes stay what
 * they are where possible: only text in another encoding, or one that its reader declares to be so, is written anew.
 * @param recognize looks at a text
 * @param chosen the reader's choice of encoding
 */
export async function readableText(
  table: SourceTable,
  recognize: (file: File) => Promise<Recognition>,
  chosen: TextEncoding | undefined,
  signal: AbortSignal | undefined,
): Promise<ReadableText> {
  const found = await recognize(table.file);
  const encoding = table.origin.encoding ?? found.report.encoding ?? 'utf-8';
  const wanted = chosen ?? encoding;
  const origin: SourceOrigin = {
    ...table.origin,
    encoding: wanted,
    ...(wanted === encoding ? {} : { chosenEncoding: true }),
  };
  const asItIs = wanted === encoding && (encoding === 'utf-8' || found.report.highBytes !== null);
  if (asItIs || found.report.encoding === null)
    return { file: table.file, origin, recognition: found, issues: [] };
  const { text, broken, firstBrokenLine } = await transcodeFile(table.file, wanted, signal);
  const file = new File([text], table.name);
  const issues: FileIssue[] =
    firstBrokenLine === null
      ? []
      : [
          {
            code: 'undecodable-text',
            level: 'warning',
            file: table.name,
            line: firstBrokenLine,
            rows: broken,
            facts: { encoding: wanted },
          },
        ];
  return { file, origin, recognition: await recognize(file), issues };
}
