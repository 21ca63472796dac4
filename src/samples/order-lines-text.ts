import { BENCH_ORDER_LINES, chunksOfLines, dataLines, headerText } from './files';
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
  const source = { shop: simulateShop(describeShop({ ...WISHES, customers })), questions: [] };
  yield headerText(BENCH_ORDER_LINES, source);
  yield* chunksOfLines(dataLines(BENCH_ORDER_LINES, source), lines);
}
