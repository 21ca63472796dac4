import type { FileIssue } from '../dataset';
import { readDraft, type Draft, type Refusal } from './draft';
import { toReadable } from './readable-file';
import type { SourceTable } from './sources/source-table';
import { joinFilesInWorker } from './sources/sources-client';
import { columnKeys, isSameHeader, sharedColumns } from './sources/together/same-columns';

/** The column that says which file a record is from. */
const FILE_COLUMN = 'source_file';

/**
 * Tables of the same columns and kind, together; any other alone. In the order in which the first of each was found, within a group
 * by name: `2` before `10`.
 */
export function groupByColumns(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const groups: { keys: ReadonlySet<string>; readonly drafts: Draft[] }[] = [];
  for (const draft of drafts) {
    const { columns, kind, options } = draft.source;
    const keys = new Set(columnKeys(columns));
    const group = groups.find(
      (candidate) =>
        options.hasHeader &&
        candidate.drafts.every(({ source }) => source.options.hasHeader && source.kind.kind === kind.kind) &&
        isSameHeader(candidate.keys, keys),
    );
    if (group) {
      group.drafts.push(draft);
      group.keys = new Set([...group.keys, ...keys]);
    } else groups.push({ keys, drafts: [draft] });
  }
  return groups.map((group) => group.drafts.sort(byName));
}

function byName({ table: one }: Draft, { table: other }: Draft): number {
  return one.name.localeCompare(other.name, 'en', { numeric: true });
}

/** What tables taken together are called: the first one's name, and how many more there are. */
export function joinedName(drafts: readonly Draft[]): string {
  return `${drafts[0]?.table.name ?? ''} + ${drafts.length - 1}`;
}

/**
 * One table of several: their records below one another, columns matched by name, and a last column with the file's name.
 * @throws {DOMException} `AbortError`; {Error} when a file cannot be read
 */
export async function joinDrafts(drafts: readonly Draft[], signal?: AbortSignal): Promise<Draft | Refusal> {
  const { headers, places, partial } = sharedColumns(drafts.map(({ source }) => source.columns));
  const names = partNames(drafts);
  const parts = drafts.map((draft, index) => {
    const { file, options } = toReadable(draft);
    const fields = draft.source.columns.length;
    return { name: names[index] ?? '', text: file, options, fields, places: places[index] ?? [] };
  });
  const joined = await joinFilesInWorker(parts, [...headers, freeHeader(headers)], signal);
  const name = joinedName(drafts);
  const about = (code: FileIssue['code'], facts: FileIssue['facts'] = {}): FileIssue => ({
    code,
    level: 'info',
    file: name,
    facts,
  });
  const table: SourceTable = {
    name,
    file: new File([joined.text], name),
    origin: { fileName: name, format: 'text', encoding: 'utf-8' },
    issues: [
      about('files-together', { files: drafts.length, rows: joined.records, column: FILE_COLUMN }),
      ...(partial.length > 0 ? [about('columns-differ', { names: partial.join(', ') })] : []),
      // What the whole's own sample cannot show again.
      ...drafts.flatMap(({ issues, table: part }) => [
        ...part.issues,
        ...issues.filter(({ code }) => code === 'undecodable-text'),
      ]),
    ],
    madeOf: names,
  };
  return readDraft(table, signal);
}

/** The names of the tables; where two have the same, with the path in their archive. */
function partNames(drafts: readonly Draft[]): readonly string[] {
  const names = drafts.map(({ table }) => table.name);
  return drafts.map(({ table }, index) => {
    if (names.indexOf(table.name) === names.lastIndexOf(table.name)) return table.name;
    return (
      table.origin.entry ??
      `${table.name} (${names.slice(0, index + 1).filter((name) => name === table.name).length})`
    );
  });
}

function freeHeader(headers: readonly string[]): string {
  const taken = new Set(headers);
  let name = FILE_COLUMN;
  for (let n = 2; taken.has(name); n++) name = `${FILE_COLUMN}_${n}`;
  return name;
}
