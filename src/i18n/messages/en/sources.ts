/** Where tables come from: containers, encodings, the choice between several. */
export const sources = {
  'sources.tables.title': 'Which table do you want to look at?',
  'sources.tables.lead':
    '{tables, plural, one {# table was} other {# tables were}} found. Choose the one with the orders; the others stay where they are.',
  'sources.tables.columns': '{columns, plural, one {# column} other {# columns}}',
  'sources.tables.rows': 'about {rows, plural, one {# row} other {# rows}}',
  'sources.tables.together': '{files, number} files of the same columns together',
  'sources.tables.apart': 'Take apart',
  'sources.tables.open': 'Open',
  'sources.tables.open_named': 'Open {name}',
  'sources.origin.entry': '{entry} in {file}',
  'sources.origin.sheet': 'sheet “{sheet}” of {file}',
  'sources.origin.path': '“{sheet}” in {file}',
  'sources.encoding.preview': 'Reads as',
  'sources.encoding.utf-8': 'UTF-8',
  'sources.encoding.gb18030': 'Simplified Chinese (GBK, GB18030)',
  'sources.encoding.big5': 'Traditional Chinese (Big5)',
  'sources.encoding.shift_jis': 'Japanese (Shift JIS)',
  'sources.encoding.euc-jp': 'Japanese (EUC)',
  'sources.encoding.euc-kr': 'Korean (EUC)',
  'sources.encoding.utf-16le': 'UTF-16 LE',
  'sources.encoding.utf-16be': 'UTF-16 BE',
  'sources.encoding.iso-8859-1': 'Western (ISO-8859-1)',
  'sources.encoding.windows-1252': 'Western (Windows-1252)',
  'sources.encoding.windows-1250': 'Central European (Windows-1250)',
  'sources.encoding.windows-1251': 'Cyrillic (Windows-1251)',
  'sources.encoding.windows-1253': 'Greek (Windows-1253)',
  'sources.encoding.windows-1254': 'Turkish (Windows-1254)',
  'sources.encoding.windows-1255': 'Hebrew (Windows-1255)',
  'sources.encoding.windows-1256': 'Arabic (Windows-1256)',
  'sources.encoding.windows-1257': 'Baltic (Windows-1257)',
  'sources.encoding.windows-1258': 'Vietnamese (Windows-1258)',
  'sources.encoding.windows-874': 'Thai (Windows-874)',
  'sources.encoding.iso-8859-2': 'Central European (ISO-8859-2)',
  'sources.encoding.iso-8859-15': 'Western (ISO-8859-15)',
  'sources.encoding.koi8-r': 'Cyrillic (KOI8-R)',
  'sources.encoding.koi8-u': 'Cyrillic (KOI8-U)',
  'sources.encoding.macintosh': 'Western (Mac)',
  'sources.pasted': 'pasted table',
  'ingest.kind.xlsb': 'a binary Excel workbook (.xlsb)',
  'ingest.kind.ods': 'an OpenDocument spreadsheet (.ods)',
  'ingest.kind.numbers': 'a Numbers spreadsheet',
  'ingest.kind.office': 'a text document or presentation',
  'ingest.kind.rar': 'a RAR archive',
  'ingest.issue.files-together':
    '{files, number} files of the same columns were put below one another: {rows, plural, one {# row} other {# rows}}. The column “{column}” says which file a row is from.',
  'ingest.issue.columns-differ':
    'Not every file has these columns: {names}. Where a file has none, the cells are empty.',
  'ingest.issue.undecodable-text':
    '{file}: {rows, plural, one {# place is} other {# places are}} no text in {encoding}, first in line {line, number}; they read “\ufffd”. If that is much, choose another encoding.',
  'ingest.issue.archive-damaged': '{file} is damaged: it cannot be unpacked. Download or export it again.',
  'ingest.issue.archive-encrypted':
    '{file} is protected by a password. Unpack it with the password and drop what is in it.',
  'ingest.issue.archive-empty': '{file} holds no file that could be a table.',
  'ingest.issue.archive-too-large':
    '{file} unfolds into more than this page will take: it is built to, or it is no export. Unpack it and drop the file that you need.',
  'ingest.issue.archive-too-many-entries':
    '{file} holds more than {most, number} files. Unpack it and drop those that you need.',
  'ingest.issue.workbook-damaged':
    '{file} is damaged or no workbook. Open it in a spreadsheet, save it anew as .xlsx or CSV, and drop that file.',
  'ingest.issue.workbook-encrypted':
    '{file} is protected by a password. Save it without one, as .xlsx or CSV, and drop that file.',
  'ingest.issue.workbook-empty': '{file} has no sheet with values in it.',
  'ingest.issue.hidden-sheets': '{file} has hidden sheets, which were left out: {names}.',
  'ingest.issue.sheet-too-wide':
    '{file} has a sheet of {columns, number} columns; {most, number} is the most. Delete what stands far to the right and save it anew.',
  'ingest.issue.formula-errors':
    '{file}: {rows, plural, one {# cell holds} other {# cells hold}} an error such as #N/A; they count as empty.',
  'ingest.issue.json-damaged':
    '{file} is no sound JSON (line {line, number}). Export it again, or export it as CSV.',
  'ingest.issue.json-no-table':
    '{file} holds JSON without a list of records. A list of objects, or one object a line, can be opened.',
  'ingest.issue.json-too-large':
    '{file} is too large for JSON, which is read as a whole: {megabytes, number} MB is the most. Export it as CSV.',
  'ingest.issue.too-many-columns':
    '{file} has more than {most, number} columns. Export only those that you need.',
  'ingest.issue.columnar-damaged': '{file} is damaged or of a kind that cannot be read. Export it as CSV.',
} as const;
