import type { FileIssue, SourceOrigin } from '../../dataset';
import { looksLikeJson } from './json/looks-like-json';
import { gunzip, gunzippedName } from './gzip';
import { InflateBudget, LIMITS, type Limits } from './limits';
import { SourceError } from './source-error';
import type { SourceTable, Unpacked } from './source-table';
import { magicKind } from '../sniff/binary-kind';
import { officeKind } from './office-kind';
import type { ZipEntry } from './zip';

const HEAD_BYTES = 64 * 1024;

interface Context {
  readonly budget: InflateBudget;
  readonly limits: Limits;
  readonly depth: number;
  readonly origin: Pick<SourceOrigin, 'fileName' | 'entry' | 'compression'>;
}

/**
 * The tables in a dropped file, whatever it is wrapped in. Recognised by its bytes; its name says nothing. A part of an archive
 * that cannot be used leaves the others: it is among the issues.
 * @throws {SourceError} when nothing in it can be used
 */
export async function unpack(file: File, limits: Limits = LIMITS): Promise<Unpacked> {
  const context = {
    budget: new InflateBudget(limits),
    limits,
    depth: 0,
    origin: { fileName: file.name },
  };
  return unpackPart(file, context);
}

async function unpackPart(file: File, context: Context): Promise<Unpacked> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const kind = magicKind(head);
  switch (kind) {
    case 'gzip':
      return unpackGzip(file, context);
    case 'zip':
    case 'xlsx':
      return unpackZip(file, context);
    case 'parquet': {
      const { parquetTable } = await import('./columnar/parquet');
      return one(file, context, 'parquet', await parquetTable(file, context.limits));
    }
    case 'arrow': {
      const { arrowTable } = await import('./columnar/arrow');
      return one(file, context, 'arrow', await arrowTable(file, context.limits));
    }
    case null:
      return looksLikeJson(head) ? unpackJson(file, context) : textTable(file, context);
    case 'xls':
      throw new SourceError(...officeKind(head));
    default:
      throw new SourceError('binary-file', { kind });
  }
}

function textTable(file: File, { origin }: Context): Unpacked {
  return {
    tables: [{ name: file.name, file, origin: { ...origin, format: 'text' }, issues: [] }],
    issues: [],
  };
}

function one(file: File, { origin }: Context, format: SourceOrigin['format'], text: Blob): Unpacked {
  const table: SourceTable = {
    name: file.name,
    file: new File([text], file.name),
    origin: { ...origin, format, encoding: 'utf-8' },
    issues: [],
  };
  return { tables: [table], issues: [] };
}

async function unpackJson(file: File, context: Context): Promise<Unpacked> {
  const { jsonTables } = await import('./json/json-tables');
  const found = await jsonTables(file, context.limits);
  if (found === null) return textTable(file, context);
  const tables = found.map(({ path, text }): SourceTable => {
    const name = path === '' || found.length === 1 ? file.name : `${file.name} · ${path}`;
    const origin: SourceOrigin = {
      ...context.origin,
      format: 'json',
      encoding: 'utf-8',
      ...(path === '' ? {} : { sheet: path }),
    };
    return { name, file: new File([text], name), origin, issues: [] };
  });
  return { tables, issues: [] };
}

async function unpackGzip(file: File, context: Context): Promise<Unpacked> {
  const content = await gunzip(file, context.budget);
  const name = gunzippedName(file.name);
  return unpackPart(
    new File([content], name),
    deeper(context, {
      fileName: context.origin.fileName,
      ...(context.origin.entry === undefined ? {} : { entry: context.origin.entry }),
      compression: context.origin.compression ?? 'gzip',
    }),
  );
}

async function unpackZip(file: File, context: Context): Promise<Unpacked> {
  const { isHidden, zipEntries } = await import('./zip');
  const entries = await zipEntries(file, context.budget, context.limits);
  const names = new Set(entries.map((entry) => entry.name.replaceAll('\\', '/').toLowerCase()));
  if (names.has('[content_types].xml') || names.has('mimetype') || names.has('index/document.iwa'))
    return unpackDocument(file, entries, names, context);
  const { origin } = context;
  const found: Unpacked[] = [];
  for (const entry of entries.filter(({ name }) => !isHidden(name))) {
    const path = origin.entry === undefined ? entry.name : `${origin.entry}/${entry.name}`;
    const inner = deeper(context, { fileName: origin.fileName, entry: path, compression: 'zip' });
    found.push(await unpackEntry(entry, inner));
  }
  const tables = found.flatMap((part) => part.tables);
  const issues = found.flatMap((part) => part.issues);
  if (tables.length === 0) {
    const [first] = issues;
    if (first) throw new SourceError(first.code, first.facts ?? {});
    throw new SourceError('archive-empty');
  }
  return { tables, issues };
}

/** One entry's failure is not the others'; an archive that unfolds without end is. */
async function unpackEntry(entry: ZipEntry, context: Context): Promise<Unpacked> {
  try {
    const content = await entry.blob();
    if (content.size === 0) return { tables: [], issues: [] };
    const name = entry.name.split('/').at(-1) ?? entry.name;
    return await unpackPart(new File([content], name), context);
  } catch (error) {
    if (!(error instanceof SourceError) || error.code === 'archive-too-large') throw error;
    const issue: FileIssue = { ...error.toIssue(entry.name), level: 'warning' };
    return { tables: [], issues: [issue] };
  }
}

/** An archive that is one document: a workbook, or something that only looks like one. */
async function unpackDocument(
  file: File,
  entries: readonly ZipEntry[],
  names: ReadonlySet<string>,
  context: Context,
): Promise<Unpacked> {
  if (names.has('mimetype')) throw new SourceError('binary-file', { kind: 'ods' });
  if (names.has('index/document.iwa')) throw new SourceError('binary-file', { kind: 'numbers' });
  if ([...names].some((name) => name.endsWith('workbook.bin')))
    throw new SourceError('binary-file', { kind: 'xlsb' });
  if ([...names].some((name) => name.startsWith('word/') || name.startsWith('ppt/')))
    throw new SourceError('binary-file', { kind: 'office' });
  const { readWorkbook } = await import('./xlsx/read-workbook');
  const { sheets, issues } = await readWorkbook(entries, context.limits);
  const tables = sheets.map((sheet, index): SourceTable => {
    const name = sheets.length === 1 ? file.name : `${file.name} · ${sheet.name}`;
    const own = index === 0 ? [...issues, ...sheet.issues] : sheet.issues;
    return {
      name,
      file: new File([sheet.text], name),
      origin: { ...context.origin, format: 'xlsx', sheet: sheet.name, encoding: 'utf-8' },
      issues: own.map((issue) => ({ ...issue, file: name })),
    };
  });
  return { tables, issues: [] };
}

/** @throws {SourceError} `archive-too-large` for archives in archives without end */
function deeper(context: Context, origin: Context['origin']): Context {
  if (context.depth >= context.limits.depth) throw new SourceError('archive-too-large', { megabytes: 0 });
  return { ...context, depth: context.depth + 1, origin };
}
