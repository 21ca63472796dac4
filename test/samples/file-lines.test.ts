import { describe, expect, it } from 'vitest';
import { describeShop, FILE_FORMS, dataLines, simulateShop } from '../../src/samples';
import { csvLine } from '../../src/samples/files/csv';

const SHOP = simulateShop(
  describeShop({ customers: 60, years: 1, churn: 0.3, ordersPerYear: 6, seed: 4, language: 'zh' }),
);
const SOURCE = { shop: SHOP, questions: [] };
const WITH_LINES = FILE_FORMS.filter((form) => form.lines);

describe('forms that write their lines themselves', () => {
  it('are there', () => {
    expect(WITH_LINES.length).toBeGreaterThan(0);
  });

  it.each(WITH_LINES)('say the same as their rows: $key', (form) => {
    // An array may be used again for the next row, so rows are read one by one.
    const lines: string[] = [];
    for (const row of form.rows(SOURCE)) lines.push(csvLine(row, form.dialect.delimiter));
    expect([...dataLines(form, SOURCE)].join('')).toBe(
      lines.map((line) => line + form.dialect.lineEnd).join(''),
    );
  });
});
