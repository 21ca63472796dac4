import { hasOrders, type FileIssue } from '../dataset';
import { isRefusal, readDraft, type Draft } from './draft';
import { groupByColumns } from './join-drafts';
import { openSources } from './sources/open-sources';

/** A part of what was dropped that cannot be used, by its name, and why. */
export interface RefusedPart {
  readonly name: string;
  readonly issues: readonly FileIssue[];
}

export interface FoundDrafts {
  readonly drafts: readonly Draft[];
  readonly refused: readonly RefusedPart[];
}

/**
 * Every table in the dropped files, looked at.
 * @throws {DOMException} `AbortError`; {Error} when a file cannot be read
 */
export async function findDrafts(files: readonly File[], signal: AbortSignal): Promise<FoundDrafts> {
  const { tables, issues } = await openSources(files, signal);
  const drafts: Draft[] = [];
  const refused: RefusedPart[] = issues.map((issue) => ({ name: issue.file, issues: [issue] }));
  for (const table of tables) {
    signal.throwIfAborted();
    const reading = await readDraft(table, signal);
    if (isRefusal(reading)) refused.push({ name: table.name, issues: reading.issues });
    else drafts.push(reading);
  }
  return { drafts, refused };
}

/** Whether a table has what orders have: who, when, how much. */
export function looksLikeOrders({ source: { kind, mapping } }: Draft): boolean {
  const { customer_id: customer, ordered_at: at, amount, unit_price: price } = mapping;
  return Boolean(hasOrders(kind) && customer && at && (amount || price));
}

/** What was found as the reader may open it, the likeliest first: tables of the same columns together, orders before others, large ones first. */
export function offeredTables(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  return [...groupByColumns(drafts)].sort(byLikelihood);
}

/** For sorting: orders before others, large before small. */
export function byLikelihood(one: readonly Draft[], other: readonly Draft[]): number {
  const size = (drafts: readonly Draft[]): number => drafts.reduce((sum, { file }) => sum + file.size, 0);
  const isOrders = (drafts: readonly Draft[]): number => Number(drafts.some(looksLikeOrders));
  return isOrders(other) - isOrders(one) || size(other) - size(one);
}
