import { chunksOfLines, fileForm, fileLines } from './files';
import { describeShop, expectedLines, type ShopWishes } from './shops';
import { simulateShop } from './simulate';

const WISHES: Omit<ShopWishes, 'customers'> = {
  years: 3,
  churn: 0.35,
  ordersPerYear: 6,
  seed: 1,
  language: 'en',
};

/** A tenth more than expected, so that a shop below its expectation has enough. */
const RESERVE = 1.1;

/** Exactly so many order lines of one large shop as CSV with a header, in chunks: for benchmarks. */
export function* orderLinesText(lines: number): Generator<string> {
  const perCustomer = expectedLines({ ...WISHES, customers: 1_000_000 }) / 1_000_000;
  const customers = Math.ceil((lines * RESERVE) / perCustomer) + 100;
  const form = fileForm('bench-order-lines');
  const source = { shop: simulateShop(describeShop({ ...WISHES, customers })), questions: [] };
  yield* chunksOfLines(first(fileLines(form, source), lines + 1));
}

function* first<T>(items: Iterable<T>, count: number): Generator<T> {
  let taken = 0;
  for (const item of items) {
    if (taken++ === count) return;
    yield item;
  }
}
