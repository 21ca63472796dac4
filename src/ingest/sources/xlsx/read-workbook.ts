import type { FileIssue } from '../../../dataset';
import type { Limits } from '../limits';
import { SourceError } from '../source-error';
import type { ZipEntry } from '../zip';
import { Elements, SharedStrings } from './shared-strings';
import type { WorkbookContext } from './sheet-cells';
import { sheetTable, type SheetText } from './sheet-table';
import { Styles } from './styles';
import { attribute, XmlScanner, type XmlHandler } from './xml-scanner';

export interface Workbook {
  readonly sheets: readonly (SheetText & { readonly name: string })[];
  readonly issues: readonly Omit<FileIssue, 'file'>[];
}

interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly entry: ZipEntry;
}

/**
 * The sheets of an Excel workbook that hold values, as CSV text, in their order. Hidden ones are left out, and named, unless
 * there are no others.
 * @throws {SourceError} `workbook-damaged`, `workbook-empty`, `sheet-too-wide`, `archive-too-large`
 */
export async function readWorkbook(entries: readonly ZipEntry[], limits: Limits): Promise<Workbook> {
  const parts = new Map(entries.map((entry) => [normalized(entry.name), entry]));
  const workbookPath = await mainPart(parts);
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const targets = await relationships(parts, workbookPath);
  const workbook = await scanned(parts.get(workbookPath), new Elements('sheet'), new Elements('workbookPr'));
  const [sheetElements, properties] = workbook;
  const sheets = sheetElements.found.flatMap((attributes): SheetPart[] => {
    const target = targets.get(attribute(attributes, 'id') ?? '');
    const entry = parts.get(target?.path ?? '');
    if (!entry || !target?.type.endsWith('/worksheet')) return []; // a sheet of charts or macros
    const hidden = /hidden/i.test(attribute(attributes, 'state') ?? '');
    return [{ name: attribute(attributes, 'name') ?? '', hidden, entry }];
  });
  if (sheetElements.found.length > 0 && sheets.length === 0) throw new SourceError('workbook-damaged');
  const context = await workbookContext(parts, folder, properties);
  return readSheets(sheets, context, limits);
}

async function readSheets(
  parts: readonly SheetPart[],
  context: WorkbookContext,
  limits: Limits,
): Promise<Workbook> {
  const visible = parts.filter(({ hidden }) => !hidden);
  const wanted = visible.length > 0 ? visible : parts;
  const hidden = parts.filter((part) => !wanted.includes(part)).map(({ name }) => name);
  const sheets: (SheetText & { name: string })[] = [];
  for (const { name, entry } of wanted) {
    const table = await sheetTable((handler) => scan(entry, handler), context, limits);
    if (table) sheets.push({ ...table, name });
  }
  if (sheets.length === 0) throw new SourceError('workbook-empty');
  const note = { code: 'hidden-sheets', level: 'info', facts: { names: hidden.join(', ') } } as const;
  return { sheets, issues: hidden.length > 0 ? [note] : [] };
}

async function workbookContext(
  parts: ReadonlyMap<string, ZipEntry>,
  folder: string,
  properties: Elements,
): Promise<WorkbookContext> {
  const strings = new SharedStrings();
  const styles = new Styles();
  await scanned(parts.get(`${folder}sharedstrings.xml`), strings);
  await scanned(parts.get(`${folder}styles.xml`), styles);
  const is1904 = /^(1|true|on)$/.test(attribute(properties.found[0] ?? '', 'date1904') ?? '');
  return { strings: strings.strings, dateKinds: styles.kinds, is1904 };
}

/** The workbook's own part, by the package's relationships or by its usual name. */
async function mainPart(parts: ReadonlyMap<string, ZipEntry>): Promise<string> {
  const [elements] = await scanned(parts.get('_rels/.rels'), new Elements('Relationship'));
  const main = elements.found.find((element) => /officeDocument$/.test(attribute(element, 'Type') ?? ''));
  const path = normalized(main ? (attribute(main, 'Target') ?? '') : 'xl/workbook.xml');
  if (!parts.has(path)) throw new SourceError('workbook-damaged');
  return path;
}

interface Relationship {
  readonly path: string;
  readonly type: string;
}

/** The parts that a part refers to, by the identifiers it knows them under. */
async function relationships(
  parts: ReadonlyMap<string, ZipEntry>,
  path: string,
): Promise<ReadonlyMap<string, Relationship>> {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const entry = parts.get(`${folder}_rels/${path.slice(slash)}.rels`);
  const [elements] = await scanned(entry, new Elements('Relationship'));
  return new Map(
    elements.found.map((element) => {
      const target = attribute(element, 'Target') ?? '';
      const absolute = target.startsWith('/') ? target : folder + target;
      const type = attribute(element, 'Type') ?? '';
      return [attribute(element, 'Id') ?? '', { path: normalized(absolute), type }];
    }),
  );
}

/** `XL\Worksheets\..\Sheet1.xml` and `/xl/sheet1.xml` are the same part. */
function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').toLowerCase().split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Handlers that have seen a part; of a part that is not there they have seen nothing. */
async function scanned<Handlers extends readonly XmlHandler[]>(
  entry: ZipEntry | undefined,
  ...handlers: Handlers
): Promise<Handlers> {
  if (entry) {
    await scan(entry, {
      open: (name, attributes) => handlers.forEach((handler) => handler.open(name, attributes)),
      text: (text) => handlers.forEach((handler) => handler.text?.(text)),
      close: (name) => handlers.forEach((handler) => handler.close?.(name)),
    });
  }
  return handlers;
}

async function scan(entry: ZipEntry, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(handler);
  const decoder = new TextDecoder();
  await entry.pipeTo(
    new WritableStream({ write: (bytes) => scanner.push(decoder.decode(bytes, { stream: true })) }),
  );
  scanner.push(decoder.decode());
  scanner.end();
}
