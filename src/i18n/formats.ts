import type { Quantity } from './quantity';

export type Locale = 'zh' | 'en';

/** The tags that Intl and the `lang` attribute want. */
export const LANGUAGE_TAG: Readonly<Record<Locale, string>> = { zh: 'zh-CN', en: 'en' };

/** Locale-aware rendering of quantities; every number on screen passes here. */
export class Formats {
  readonly #tag: string;
  readonly #locale: Locale;
  readonly #numbers = new Map<string, Intl.NumberFormat>();

  constructor(locale: Locale) {
    this.#locale = locale;
    this.#tag = LANGUAGE_TAG[locale];
  }

  /** The quantity in full, as tables show it. */
  full(quantity: Quantity): string {
    switch (quantity.type) {
      case 'count':
        return this.#number({ maximumFractionDigits: 0 }).format(quantity.value);
      case 'share':
        return this.share(quantity.value);
      case 'money':
        return this.#number(
          Math.abs(quantity.value) >= 1000 || quantity.value === 0
            ? { maximumFractionDigits: 0 }
            : { minimumFractionDigits: 2, maximumFractionDigits: 2 },
        ).format(quantity.value);
      case 'days':
        return this.#days(quantity.value);
      case 'number':
        return this.#number({ maximumFractionDigits: quantity.digits ?? 2 }).format(quantity.value);
      case 'bytes':
        return this.#bytes(quantity.value);
      case 'seconds':
        return this.#number({
          style: 'unit',
          unit: 'second',
          unitDisplay: 'narrow',
          maximumFractionDigits: quantity.value < 10 ? 1 : 0,
        }).format(quantity.value);
      case 'date':
        return quantity.value;
    }
  }

  /** The quantity for headlines and chart labels: money in three significant digits, counts in full as long as they are short. */
  short(quantity: Quantity): string {
    const from = quantity.type === 'count' ? 10_000_000 : 10_000;
    const measured = quantity.type === 'money' || quantity.type === 'count' || quantity.type === 'number';
    return measured && Math.abs(quantity.value) >= from ? this.compact(quantity.value) : this.full(quantity);
  }

  compact(value: number): string {
    return this.#number({ notation: 'compact', maximumSignificantDigits: 3 }).format(value);
  }

  share(value: number, digits = 1): string {
    return this.#number({
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  }

  integer(value: number): string {
    return this.full({ type: 'count', value });
  }

  /** Sorts text as a reader of this language expects. */
  compare(left: string, right: string): number {
    return left.localeCompare(right, this.#tag);
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.#tag, { style: 'long', type: 'conjunction' }).format(items);
  }

  month(iso: string): string {
    const [year = '', month = ''] = iso.split('-');
    return this.#locale === 'zh' ? `${year}年${Number(month)}月` : `${iso.slice(0, 7)}`;
  }

  /** Chinese type sets a blank between a number and its measure word. */
  #days(value: number): string {
    if (this.#locale === 'zh') return `${this.integer(value)} 天`;
    return this.#number({ style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 0 }).format(
      value,
    );
  }

  #bytes(value: number): string {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
    const step = Math.min(units.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3));
    return this.#number({
      style: 'unit',
      unit: units[step] ?? 'byte',
      unitDisplay: step === 0 ? 'long' : 'short',
      maximumFractionDigits: step === 0 || value / 1000 ** step >= 100 ? 0 : 1,
    }).format(value / 1000 ** step);
  }

  #number(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    let format = this.#numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.#tag, options);
      this.#numbers.set(key, format);
    }
    return format;
  }
}
