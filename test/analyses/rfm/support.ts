import type { AnalysisResult } from '../../../src/analyses/analysis';
import type { Block, TableBlock } from '../../../src/blocks';
import { Translator } from '../../../src/i18n';
import type { Engine } from '../../../src/engine';
import type { OpenedFile } from '../../../src/ingest/opened-file';
import { openCsv } from '../../support/open';
import { dayAfter, LINE_MAPPING, toCsv, type Line } from '../../support/orders';

export async function openLines(engine: Engine, lines: readonly Line[]): Promise<OpenedFile> {
  return openCsv(engine, toCsv(lines), { mapping: LINE_MAPPING, rules: [] });
}

/** A customer who ordered the given number of times, the last time so many days before 2024-07-01, for so much in all. */
export function customer(id: string, recency: number, frequency: number, monetary: number): Line[] {
  return Array.from({ length: frequency }, (_, index) => ({
    order: `${id}-${index}`,
    customer: id,
    day: dayAfter('2024-07-01', -recency - index),
    quantity: 1,
    price: monetary / frequency,
    sku: 'A',
  }));
}

export function blockOf({ blocks }: AnalysisResult, id: string): Block {
  const block = blocks.find((candidate) => candidate.id === id);
  if (!block) throw new Error(`no block ${id} among ${blocks.map((other) => other.id).join(' ')}`);
  return block;
}

export function tableOf(result: AnalysisResult, id: string): TableBlock {
  const block = blockOf(result, id);
  if (block.kind !== 'table') throw new Error(`${id} is no table`);
  return block;
}

/** The cells of a row by their columns. */
export function rowOf(table: TableBlock, id: string): Record<string, unknown> {
  const row = table.rows.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return Object.fromEntries(table.columns.map((column, index) => [column.id, row.cells[index]]));
}

const ENGLISH = new Translator('en');

export function english(block: Block): string {
  if (block.kind !== 'notice' && block.kind !== 'insight') throw new Error(`${block.id} has no sentence`);
  return ENGLISH.text(block.text);
}
