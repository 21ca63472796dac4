import { chiSquareTest, withoutEmptyLevels, type ChiSquareTest, type CountTable } from './chi-square';
import { fisherExact } from './fisher-exact';
import { permutedChiSquare } from './permutation';

/** Above this share of cells that expect fewer than 5 the chi-square distribution is not trusted. */
const MOST_SMALL_CELLS = 0.2;

export interface CategoryComparison {
  readonly test: ChiSquareTest;
  /** by chi-square, or exact when many cells expect few, or by permutation when that is too much work */
  readonly p: number;
  readonly method: 'chi-square' | 'fisher' | 'permutation';
}

/**
 * Answers of several kinds by the levels of a profile.
 * @param table whole counts; empty rows and columns are dropped
 * @param seed a whole number, for the permutations
 * @returns undefined when fewer than two rows or columns hold a count
 * @see methods, segment difference tests: categories
 */
export function compareCategories(table: CountTable, seed = 1): CategoryComparison | undefined {
  const test = chiSquareTest(table);
  if (test === undefined) return undefined;
  if (test.shareBelowFive <= MOST_SMALL_CELLS) return { test, p: test.p, method: 'chi-square' };
  const exact = fisherExact(table);
  if (exact !== undefined) return { test, p: exact, method: 'fisher' };
  return { test, p: permutedChiSquare(withoutEmptyLevels(table), seed).p, method: 'permutation' };
}
