import type { Fact, Measure, TableCell, TableColumn } from '../blocks';
import type { Formats, Quantity, Text, Translator } from '../i18n';
import type { MarkDetail } from './chart-kind';

/** A number of a chart as a quantity of its measure. */
export function quantity(measure: Measure, value: number): Quantity {
  return { type: measure, value };
}

/** A step of a value axis: no more digits than it needs, its unit only where it is a sign. */
export function axisNumber(measure: Measure, value: number, formats: Formats): string {
  if (measure === 'share') return formats.share(value, isWhole(value * 100) ? 0 : 1);
  if (measure === 'bytes' || measure === 'seconds') return formats.short(quantity(measure, value));
  return Math.abs(value) >= 10_000
    ? formats.compact(value)
    : formats.full({ type: 'number', value, digits: 2 });
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9;
}

export function factDetails(facts: readonly Fact[] | undefined, translator: Translator): MarkDetail[] {
  return (facts ?? []).map((fact) => ({
    label: translator.text(fact.label),
    value: translator.formats.full(fact.value),
  }));
}

/** A label that is a message, or literal text from data. */
export function labelText(label: Text | string, translator: Translator): string {
  return typeof label === 'string' ? label : translator.text(label);
}

interface WithFacts {
  readonly facts?: readonly Fact[];
}

const factKey = (label: Text): string => JSON.stringify([label.key, label.values ?? null]);

/** One column for every fact that any of the items has. */
export function factColumns(items: readonly WithFacts[]): TableColumn[] {
  const columns = new Map<string, TableColumn>();
  for (const { facts = [] } of items) {
    for (const { label, value } of facts) {
      const id = factKey(label);
      if (!columns.has(id)) columns.set(id, { id, label, type: value.type });
    }
  }
  return [...columns.values()];
}

/** The item's facts in the order of `factColumns`; null where it has none. */
export function factCells(item: WithFacts, columns: readonly TableColumn[]): TableCell[] {
  return columns.map(({ id }) => item.facts?.find(({ label }) => factKey(label) === id)?.value.value ?? null);
}
