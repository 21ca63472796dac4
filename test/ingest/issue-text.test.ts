import { describe, expect, it } from 'vitest';
import type { FileIssue, FileIssueCode, KindReason, RoleReason } from '../../src/dataset';
import { Translator } from '../../src/i18n';
import { issueText, kindReasonText, reasonText } from '../../src/ingest/issue-text';

const TRANSLATORS = [new Translator('en'), new Translator('zh')];

const FACTS: Readonly<Record<FileIssueCode, FileIssue['facts']>> = {
  'empty-file': {},
  'header-only': {},
  'binary-file': { kind: 'xlsx' },
  'unsupported-encoding': { encoding: 'GB18030' },
  'no-customer-column': {},
  'no-date-column': {},
  'no-amount-column': {},
  'not-orders': { kind: 'survey' },
  'files-together': { files: 3, rows: 100, column: 'source_file' },
  'columns-differ': { names: 'coupon' },
  'unreadable-dates': { total: 10 },
  'unreadable-numbers': { fit: 0.5 },
  'ambiguous-dates': { order: 'dmy', examples: '01/02/2024' },
  'unreadable-rows': { total: 10 },
  'rows-set-aside': { total: 10 },
  'row-count-differs': { inFile: 10, read: 8, setAside: 1 },
  'duplicate-headers': { names: 'a' },
  'empty-headers': { places: '3' },
  'no-header': {},
  'damaged-ids': {},
  'reader-error': {},
  'undecodable-text': { encoding: 'gb18030' },
  'archive-damaged': {},
  'archive-encrypted': {},
  'archive-empty': {},
  'archive-too-large': { megabytes: 5000 },
  'archive-too-many-entries': { most: 1000 },
  'workbook-damaged': {},
  'workbook-encrypted': {},
  'workbook-empty': {},
  'hidden-sheets': { names: 'Tabelle2' },
  'sheet-too-wide': { columns: 16384, most: 2000 },
  'formula-errors': {},
  'json-damaged': {},
  'json-no-table': {},
  'json-too-large': { megabytes: 256 },
  'too-many-columns': { most: 2000 },
  'columnar-damaged': {},
};

const REASONS: readonly RoleReason[] = [
  { kind: 'header', term: 'customer' },
  { kind: 'header-part', term: '客户' },
  { kind: 'dates', share: 0.99 },
  { kind: 'repeats', distinct: 10, rows: 100 },
  { kind: 'numbers', share: 1 },
  { kind: 'integers', share: 1 },
  { kind: 'few-values', distinct: 3 },
  { kind: 'chosen' },
  { kind: 'remembered' },
];

const KIND_REASONS: readonly KindReason[] = [
  { kind: 'orders-repeat', rows: 10, orders: 4 },
  { kind: 'items' },
  { kind: 'one-row-per-order' },
  { kind: 'payments' },
  { kind: 'one-row-per-customer' },
  { kind: 'survey-tool', tool: 'Qualtrics' },
  { kind: 'questions', questions: 0 },
  { kind: 'questions', questions: 7 },
  { kind: 'no-order-columns' },
  { kind: 'chosen' },
];

describe('what is wrong with a file', () => {
  it.each(Object.entries(FACTS))('is said in both languages: %s', (code, facts) => {
    const issue = {
      code: code as FileIssueCode,
      level: 'warning',
      file: 'my <file>.csv',
      line: 7,
      column: 'Datum',
      value: '{x}',
      rows: 3,
      facts: facts ?? {},
    } as const;
    for (const translator of TRANSLATORS) {
      const said = translator.text(issueText(issue));
      expect(said.replace('{x}', ''), code).not.toMatch(/[{}]|undefined|ingest\./);
      expect(said.length).toBeGreaterThan(8);
    }
  });

  it('names binary files it knows, and those it does not', () => {
    const said = (kind: string): string =>
      (TRANSLATORS[0] as Translator).text(
        issueText({ code: 'binary-file', level: 'error', file: 'f', facts: { kind } }),
      );
    expect(said('xlsx')).toContain('Excel');
    expect(said('__proto__')).toContain('a binary file');
  });
});

describe('why a column has its role', () => {
  it.each(REASONS)('is said in both languages: $kind', (reason) => {
    for (const translator of TRANSLATORS)
      expect(translator.text(reasonText(reason))).not.toMatch(/[{}]|undefined|ingest\./);
  });
});

describe('why a file is of its kind', () => {
  it.each(KIND_REASONS)('is said in both languages: $kind', (reason) => {
    for (const translator of TRANSLATORS)
      expect(translator.text(kindReasonText(reason))).not.toMatch(/[{}]|undefined|ingest\./);
  });

  it.each(['customers', 'survey', 'other'])('and that orders are needed beside %s', (kind) => {
    for (const translator of TRANSLATORS) {
      const issue = { code: 'not-orders', level: 'info', file: 'f.csv', facts: { kind } } as const;
      expect(translator.text(issueText(issue))).toMatch(/f\.csv.*RFM.*ABC/);
    }
  });
});
