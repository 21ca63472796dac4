import type { Text } from '../../src/i18n';

/** Every message inside of a value, however deep: the texts that a view of it would print. */
export function textsIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(textsIn);
  return 'key' in value && typeof value.key === 'string' ? [value as Text, ...inside] : inside;
}
