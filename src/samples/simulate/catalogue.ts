import { Categorical, Random } from '../random';
import type { ShopDescription } from '../description';
import type { Product } from '../shop';

/** A shop's products and how often each is bought. */
export interface Catalogue {
  readonly products: readonly Product[];
  /** Positions in `products`: categories by weight, within one the product of rank r by r^-s (Zipf). */
  readonly popularity: Categorical;
}

/** Products in the order of the description, prices lognormal in whole cents, at least one. */
export function toCatalogue({ seed, products: range }: ShopDescription): Catalogue {
  const random = new Random(seed, 'products');
  const products: Product[] = [];
  const weights: number[] = [];
  for (const { key: category, weight, products: names, price, cost } of range.categories) {
    const byRank = names.map((_, rank) => Math.pow(rank + 1, -range.popularity));
    const total = byRank.reduce((sum, share) => sum + share, 0);
    names.forEach((name, rank) => {
      const no = products.length;
      const listPrice = toCents(price.median * Math.exp(price.sigma * random.at(no).normal()));
      products.push({
        no,
        sku: `P${String(no + 1).padStart(4, '0')}`,
        name,
        category,
        price: listPrice,
        cost: toCents(listPrice * cost),
      });
      weights.push((weight * (byRank[rank] ?? 0)) / total);
    });
  }
  return { products, popularity: new Categorical(weights) };
}

function toCents(amount: number): number {
  return Math.max(1, Math.round(amount * 100)) / 100;
}
