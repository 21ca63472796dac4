import type { Random } from '../random';
import type { OrderLine, Product } from '../shop';
import type { Catalogue } from './catalogue';

/** A basket never has more lines than this. */
const MOST_LINES = 50;

/** How often a product is drawn again that the basket has already, before the basket is left as it is. */
const MOST_DRAWS = 100;

/**
 * Fills baskets whose lines sum to a given amount.
 *
 * The number of lines is 1 plus a geometric number with the stated mean. Each line's product is drawn by
 * popularity, again if the basket has it, so the first line alone has exactly the stated popularity. The amount
 * is spread evenly over the lines: each gets the quantity that comes closest to its part at list price, at least
 * 1, and all unit prices are scaled by the one factor that makes the sum right. Prices are therefore the
 * customer's, as in trade: of the order of the list price where the amount allows, lower where an order is
 * smaller than its products.
 * Unit prices are whole cents and the last line takes up what rounding left, so the sum is the amount to
 * within half a cent for each unit of the last line (and at least a cent a unit).
 */
export class Baskets {
  readonly #catalogue: Catalogue;
  readonly #stop: number;

  /** @param furtherLines mean number of lines beside the first */
  constructor(catalogue: Catalogue, furtherLines: number) {
    this.#catalogue = catalogue;
    this.#stop = 1 / (1 + furtherLines);
  }

  /** @param rise factor on the unit prices, and so on the sum */
  fill(amount: number, rise: number, random: Random): OrderLine[] {
    const products = this.#choose(random);
    const part = amount / products.length;
    let atListPrice = 0;
    for (const { price } of products) atListPrice += price * quantityFor(part, price);
    const factor = (amount / atListPrice) * rise;
    const lines: OrderLine[] = [];
    let restCents = amount * rise * 100;
    for (const product of products) {
      const quantity = quantityFor(part, product.price);
      const isLast = lines.length === products.length - 1;
      const exact = isLast ? restCents / quantity : product.price * factor * 100;
      const cents = Math.max(1, Math.round(exact));
      restCents -= cents * quantity;
      lines.push({ product, quantity, unitPrice: cents / 100 });
    }
    return lines;
  }

  /** One unit of one product at the given price: a period's charge. */
  charge(price: number, random: Random): OrderLine[] {
    const product = this.#draw(random);
    return [{ product, quantity: 1, unitPrice: Math.max(1, Math.round(price * 100)) / 100 }];
  }

  #choose(random: Random): Product[] {
    const chosen = [this.#draw(random)];
    const most = Math.min(MOST_LINES, this.#catalogue.products.length);
    while (chosen.length < most && random.uniform() >= this.#stop) {
      let product = this.#draw(random);
      for (let again = 0; chosen.includes(product) && again < MOST_DRAWS; again++)
        product = this.#draw(random);
      if (chosen.includes(product)) break;
      chosen.push(product);
    }
    return chosen;
  }

  #draw(random: Random): Product {
    const { products, popularity } = this.#catalogue;
    return products[popularity.draw(random)] as Product;
  }
}

function quantityFor(part: number, price: number): number {
  return Math.max(1, Math.round(part / price));
}
