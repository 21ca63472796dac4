import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter, configure } from '@zip.js/zip.js/index-native.js';

configure({ useWebWorkers: false });

/** A zip archive of files by their paths. */
export async function makeZip(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { readonly password?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), options);
  for (const [path, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await writer.add(path, new Uint8ArrayReader(bytes));
  }
  return new Uint8Array(await writer.close());
}

export async function makeGzip(content: string | Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([content as BlobPart]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A cell as it stands in a sheet: `date` is a day number shown as a date, `moment` with its time, `raw` is XML. */
export type XlsxCell =
  | string
  | number
  | boolean
  | null
  | { readonly date: number }
  | { readonly moment: number }
  | { readonly raw: string };

export interface XlsxSheet {
  readonly name: string;
  readonly rows: readonly (readonly XlsxCell[])[];
  readonly hidden?: boolean;
  /** Ranges such as `A1:B1`. */
  readonly merged?: readonly string[];
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The files of an Excel workbook, by their paths, with texts in the cells themselves. */
export function xlsxFiles(
  sheets: readonly XlsxSheet[],
  { is1904 = false }: { readonly is1904?: boolean } = {},
): Record<string, string> {
  const entries = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${hidden ? ' state="hidden"' : ''}/>`,
  );
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="60" formatCode="yyyy\\-mm\\-dd\\ hh:mm;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="60"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)]),
    ),
  };
}

export function makeXlsx(
  sheets: readonly XlsxSheet[],
  options: { readonly is1904?: boolean } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  return makeZip(xlsxFiles(sheets, options));
}

function sheetXml({ rows, merged = [] }: XlsxSheet): string {
  const xml = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>${xml.join('')}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`;
}

function cellXml(cell: XlsxCell, at: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string')
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if ('raw' in cell) return cell.raw.replace('<c', `<c r="${at}"`);
  return 'date' in cell
    ? `<c r="${at}" s="1"><v>${cell.date}</v></c>`
    : `<c r="${at}" s="2"><v>${cell.moment}</v></c>`;
}

function letters(column: number): string {
  const before = Math.floor(column / 26) - 1;
  return (before >= 0 ? letters(before) : '') + String.fromCharCode(65 + (column % 26));
}

/** What XML cannot hold is written as spreadsheets do it. */
function escaped(text: string): string {
  return text
    .replace(/_x([\da-fA-F]{4})_/g, '_x005F_x$1_')
    .replace(/[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]/g, (character) => {
      return `_x${character.charCodeAt(0).toString(16).padStart(4, '0')}_`;
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
