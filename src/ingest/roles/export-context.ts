import { normalizeHeader } from './normalize-header';
import type { ColumnValues } from './column-values';
import type { Candidate } from './role-by-header';

/**
 * Headers whose meaning depends on the other headers of the file. In a Shopify export `Name` is the order number and
 * `Id` a key of its own; in Stripe's, `id` is the payment.
 */
export function applyContext(
  columns: readonly ColumnValues[],
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const headers = new Map(columns.map((values) => [normalizeHeader(values.column.header), values]));
  const name = headers.get('name');
  if (name !== undefined && headers.has('lineitemname')) {
    const others = candidates.filter((candidate) => candidate.values !== name);
    return [
      ...others,
      { role: 'order_id', values: name, score: 0.95, reasons: [{ kind: 'header', term: 'name' }] },
    ];
  }
  const id = headers.get('id');
  const named = candidates.some((candidate) => candidate.role === 'order_id');
  if (id !== undefined && !named && candidates.some((candidate) => candidate.role === 'amount')) {
    return [
      ...candidates,
      { role: 'order_id', values: id, score: 0.8, reasons: [{ kind: 'header', term: 'id' }] },
    ];
  }
  return candidates;
}
