/** A value that is made when it is first asked for, and kept. */
export function lazy<Value>(make: () => Value): () => Value {
  let kept: { readonly value: Value } | null = null;
  return () => (kept ??= { value: make() }).value;
}
