/**
 * A header as the dictionary spells it: full-width forms folded, without byte order mark, blanks, TAB, `_`, `-`, leading
 * apostrophe and units such as `(元)`, in lower case. `Order ID`, `order_id` and `OrderId` are one.
 */
export function normalizeHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/\((?:元|件|个|¥|\$|rmb|cny|usd|eur|gbp)\)/gi, '')
    .replace(/[\s\u200b-\u200f\u2060\ufeff_\-'"]/g, '')
    .toLowerCase();
}

/** The Latin words of a header: `CustomerID`, `customer_id` and `Customer ID` are `['customer', 'id']`. */
export function headerWords(header: string): readonly string[] {
  return header
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}#]+/u)
    .filter((word) => word !== '');
}
