import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { orderLinesText, SHIPPED_SHOPS, shippedFiles } from '../../src/samples';

const FOLDER = join(import.meta.dirname, '..', '..', 'sample-data');
const MOST_PACKED_BYTES = 300_000;

describe.each(SHIPPED_SHOPS)('the shipped shop $key', (shop) => {
  const made = [...shippedFiles(shop)];

  it('is in sample-data byte for byte', () => {
    expect(made.map(({ name }) => name).sort()).toEqual(readdirSync(join(FOLDER, shop.key)).sort());
    for (const { name, bytes } of made)
      expect(readFileSync(join(FOLDER, shop.key, name)).equals(bytes), name).toBe(true);
  });

  it('is at most 300 KB, packed', () => {
    const packed = made.reduce((sum, { bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0);
    expect(packed).toBeLessThanOrEqual(MOST_PACKED_BYTES);
  });
});

describe('order lines for benchmarks', () => {
  it.each([1, 999, 30_000])('are exactly %i below a header', (lines) => {
    const text = [...orderLinesText(lines)].join('');
    expect(text.split('\n')).toHaveLength(lines + 2);
    expect(text.startsWith('order_id,customer_id,ordered_at,sku,quantity,unit_price,channel,region\n')).toBe(
      true,
    );
  });
});
