import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { encodeChunks } from '../../src/samples/encode';
import { fileForm, fileText } from '../../src/samples/files';
import { handMadeSource } from './support/hand-made-shop';

const ORDERS = 60_000;
const source = handMadeSource({ customers: 5000, orders: ORDERS });
const lines = [...source.shop.orders()].reduce((sum, order) => sum + order.lines.length, 0);

it.each(['bench-order-lines', 'order-lines', 'taobao-orders'])(
  '%s: every line is written (its speed is printed)',
  (key) => {
    const form = fileForm(key);
    const startedAt = performance.now();
    let rows = -1;
    let bytes = 0;
    for (const chunk of encodeChunks(fileText(form, source), form.charset)) {
      bytes += chunk.length;
      for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) rows += 1;
    }
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(
      `${key}: ${Math.round(rows / seconds)} lines/s, ${(bytes / 1e6 / seconds).toFixed(0)} MB/s (${rows} lines, ${form.charset})`,
    );
    expect(rows).toBe(key === 'taobao-orders' ? ORDERS - 1 : lines);
  },
);
