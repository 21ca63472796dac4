import type { Condition, Selection } from '../blocks';

function conditionKey(condition: Condition): string {
  const { table, column } = condition;
  return JSON.stringify(
    'equals' in condition ? [table, column, condition.equals] : [table, column, condition.from, condition.to],
  );
}

/** Whether two selections pick the same customers; the order of the conditions does not matter. */
export function sameSelection(
  one: Selection | null | undefined,
  other: Selection | null | undefined,
): boolean {
  if (!one || !other || one.length !== other.length) return false;
  const keys = new Set(one.map(conditionKey));
  return other.every((condition) => keys.has(conditionKey(condition)));
}

/** Whether each of the marks is lit: all are, unless one of them is what is selected. */
export function litMarks(
  marks: readonly { readonly select?: Selection }[],
  selected: Selection | null | undefined,
): readonly boolean[] {
  const chosen = marks.map((mark) => sameSelection(mark.select, selected));
  return chosen.includes(true) ? chosen : marks.map(() => true);
}
