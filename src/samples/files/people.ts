import type { Customer } from '../shop';

/** The name under which she buys on a platform: nobody else has it. */
export function memberName({ name, no }: Customer): string {
  return `${name}_${no + 1}`;
}

/** `1******6198` */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 1)}******${phone.slice(-4)}`;
}

/** A made-up day in her year of birth: the shop knows the year only. */
export function birthday({ birthYear, no }: Customer): string {
  if (birthYear === null) return '';
  return `${birthYear}-${String(1 + (no % 12)).padStart(2, '0')}-${String(1 + (no % 28)).padStart(2, '0')}`;
}

/** Letters that say nothing, another each time, as platforms that hide the buyer write them. */
export function cipherText(seed: number): string {
  const words = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35].map((factor) =>
    (Math.imul(seed + 1, factor) >>> 0).toString(36).padStart(7, '0'),
  );
  return `##${words.join('')}`;
}
