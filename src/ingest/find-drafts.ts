import type { FileIssue } from '../dataset';
import { isRefusal, readDraft, type Draft } from './draft';
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
export function looksLikeOrders({ source: { mapping } }: Draft): boolean {
  return Boolean(mapping.customer_id && mapping.ordered_at && (mapping.amount || mapping.unit_price));
}

/** Of several tables the one that is meant, if nobody can be asked: the largest of those that look like orders. */
export function likeliest(drafts: readonly Draft[]): Draft | null {
  const orders = drafts.filter(looksLikeOrders);
  const candidates = orders.length > 0 ? orders : drafts;
  return candidates.reduce<Draft | null>(
    (best, draft) => (best && best.file.size >= draft.file.size ? best : draft),
    null,
  );
}
