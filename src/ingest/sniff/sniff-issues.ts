import type { FileIssue } from '../../dataset';
import type { InferredColumn } from './infer-column';

const MAX_VALUE = 200;
const MAX_EXAMPLES = 3;

/** What is wrong with the header: names that repeat or are missing, or no header at all. */
export function headerIssues(
  file: string,
  headers: readonly string[],
  hasHeader: boolean,
): readonly FileIssue[] {
  if (!hasHeader) return [{ code: 'no-header', level: 'warning', file, line: 1 }];
  const issues: FileIssue[] = [];
  const bare = headers.map((header) => header.trim().toLowerCase());
  const repeated = headers.filter(
    (_, index) => bare[index] !== '' && bare.indexOf(bare[index] as string) !== index,
  );
  const empty = bare.flatMap((header, index) => (header === '' ? [index + 1] : []));
  if (repeated.length > 0) {
    const facts = { names: listed(repeated), count: repeated.length };
    issues.push({ code: 'duplicate-headers', level: 'warning', file, facts });
  }
  if (empty.length > 0) {
    const facts = { places: listed(empty.map(String)), count: empty.length };
    issues.push({ code: 'empty-headers', level: 'warning', file, facts });
  }
  return issues;
}

function listed(values: readonly string[]): string {
  return values.slice(0, 10).join(', ').slice(0, MAX_VALUE);
}

/** What the sample shows to be wrong with a column's values. `rows` counts rows of the sample. */
export function columnIssues(file: string, inferred: InferredColumn): readonly FileIssue[] {
  const { column, misfitRows, damaged, ambiguous, mixedOrders } = inferred;
  const about = { level: 'warning', file, column: column.name } as const;
  const issues: FileIssue[] = [];
  if (misfitRows > 0) {
    const first = column.sample.misfits[0];
    const place = first === undefined ? {} : { line: first.line, value: first.value };
    const facts = { fit: column.sample.fit, sampleRows: column.sample.rows };
    const code = column.dateFormat ? 'unreadable-dates' : 'unreadable-numbers';
    issues.push({ code, ...about, ...place, rows: misfitRows, facts });
  }
  const dates = column.dateFormat;
  if (dates !== undefined && !dates.certain) {
    const examples = ambiguous.slice(0, MAX_EXAMPLES).join(', ').slice(0, MAX_VALUE);
    issues.push({
      code: 'ambiguous-dates',
      ...about,
      facts: { order: dates.order, pattern: dates.pattern, examples, ...(mixedOrders && { mixed: 1 }) },
    });
  }
  if (damaged !== null) {
    const { line, value } = damaged.first;
    issues.push({ code: 'damaged-ids', ...about, ...(line > 0 && { line }), value, rows: damaged.rows });
  }
  return issues;
}
