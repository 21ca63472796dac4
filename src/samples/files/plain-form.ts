import { COMMA } from './csv';
import type { FileForm } from './file-form';

/** What plain files have in common: UTF-8, commas, one header row. */
export const PLAIN = { charset: 'utf-8', byteOrderMark: false, dialect: COMMA } as const;

/** What files of Chinese spreadsheets have in common. */
export const CHINESE = {
  charset: 'gbk',
  byteOrderMark: false,
  dialect: { delimiter: ',', lineEnd: '\r\n' },
} as const satisfies Partial<FileForm>;

/** The header of a form that always has the same one. */
export function headerRow(names: readonly string[]): () => readonly (readonly string[])[] {
  return () => [names];
}
