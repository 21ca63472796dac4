import type { NumberFormat } from '../../dataset';
import { unwrap } from './cell';

/** Words and signs around an amount that do not change it. */
const CURRENCY =
  /(?:US\$|HK\$|NT\$|A\$|C\$|R\$|[$€£¥₹₩₽₺₫฿]|人民币|[元圆]|\b(?:USD|EUR|GBP|CNY|RMB|JPY|HKD|TWD|CHF|AUD|CAD|SEK|NOK|DKK|PLN|INR|KRW)\b|(?<=\d)\s?(?:kr|zł|Kč)\b)/gi;
const COUNT_WORDS = /(?<=\d)\s*[件个份张]$/;

const GROUP_CLASS = { ',': ',', '.': '\\.', ' ': '[ \\u00a0\\u202f]', "'": "['’]" } as const;

interface Bare {
  /** Digits with their separators and at most a leading minus. */
  readonly digits: string;
  readonly decorated: boolean;
  readonly percent: boolean;
}

/** What remains of a written number without currency, percent, parentheses and full-width forms; null when letters remain. */
function bareNumber(value: string): Bare | null {
  const trimmed = value.trim();
  if (PLAIN.test(trimmed)) return { digits: trimmed, decorated: false, percent: false };
  if (!/[\d０-９]/.test(trimmed)) return null;
  let text = unwrap(trimmed)
    .normalize('NFKC')
    .replaceAll('−', '-')
    .replace(CURRENCY, '')
    .replace(COUNT_WORDS, '')
    .trim();
  const percent = text.endsWith('%');
  if (percent) text = text.slice(0, -1).trim();
  let negative = false;
  if (text.startsWith('(') && text.endsWith(')')) {
    negative = true;
    text = text.slice(1, -1).trim();
  } else if (/\d-$/.test(text)) {
    negative = true;
    text = text.slice(0, -1).trim();
  }
  if (/^[-+]\s+\d/.test(text)) text = text.replace(/\s+/, '');
  if (text.startsWith('+')) text = text.slice(1);
  if (negative) text = `-${text}`;
  if (!/^-?[\d.,'’ \u00a0\u202f]+(?:[eE][-+]?\d+)?$/.test(text)) return null;
  return { digits: text, decorated: text !== trimmed.replace(/[\u00a0\u202f]/g, ' '), percent };
}

const PLAIN = /^-?(?:\d+\.?\d*|\.\d+)$/;
const FORMATS: readonly Omit<NumberFormat, 'decorated'>[] = [
  { decimal: '.', grouping: null },
  { decimal: '.', grouping: ',' },
  { decimal: '.', grouping: ' ' },
  { decimal: '.', grouping: "'" },
  { decimal: ',', grouping: null },
  { decimal: ',', grouping: '.' },
  { decimal: ',', grouping: ' ' },
  { decimal: ',', grouping: "'" },
];
const SHAPES = new Map(FORMATS.map((format) => [format, shapeOf(format)]));

function shapeOf({ decimal, grouping }: Omit<NumberFormat, 'decorated'>): RegExp {
  const point = decimal === '.' ? '\\.' : ',';
  const group = grouping === null ? '\\d+' : `(?:\\d{1,3}(?:${GROUP_CLASS[grouping]}\\d{3})+|\\d+)`;
  return new RegExp(`^-?(?:${group}(?:${point}\\d*)?|${point}\\d+)(?:[eE][-+]?\\d+)?$`);
}

export interface NumberReading {
  readonly format: NumberFormat;
  /** True when no fitting value has a fraction, a percent sign or an exponent, and all fit 32 bits. */
  readonly integers: boolean;
  /** The values that fit, out of those given. */
  readonly fitting: ReadonlySet<string>;
  readonly fit: number;
}

/**
 * How the numbers of a column are written.
 * @param counts different non-missing values with how often they stand there
 * @param decimal the decimal separator of the rest of the file, which settles `1,234` and `1.234`
 */
export function readNumbers(counts: ReadonlyMap<string, number>, decimal: '.' | ',' = '.'): NumberReading {
  const bare = new Map([...counts.keys()].map((value) => [value, bareNumber(value)]));
  const ordered = [...FORMATS].sort((a, b) => Number(b.decimal === decimal) - Number(a.decimal === decimal));
  let best = { format: ordered[0] as Omit<NumberFormat, 'decorated'>, weight: -1 };
  for (const format of ordered) {
    const shape = SHAPES.get(format) as RegExp;
    let weight = 0;
    for (const [value, count] of counts) {
      const number = bare.get(value);
      if (number && shape.test(number.digits)) weight += count;
    }
    if (weight > best.weight) best = { format, weight };
  }
  const shape = SHAPES.get(best.format) as RegExp;
  const fitting = new Set<string>();
  let decorated = false;
  let integers = true;
  let total = 0;
  for (const [value, count] of counts) {
    total += count;
    const number = bare.get(value);
    if (!number || !shape.test(number.digits)) continue;
    fitting.add(value);
    decorated ||= number.decorated;
    integers &&= !number.percent && isInteger(number.digits, best.format.decimal);
  }
  // A whole number says nothing of the decimal separator: call it plain.
  const plain =
    best.format.grouping === null &&
    ![...fitting].some((value) => bare.get(value)?.digits.includes(best.format.decimal));
  return {
    format: { ...best.format, decimal: plain ? '.' : best.format.decimal, decorated },
    integers,
    fitting,
    fit: total === 0 ? 0 : Math.max(0, best.weight) / total,
  };
}

function isInteger(digits: string, decimal: string): boolean {
  return !digits.includes(decimal) && !/[eE]/.test(digits) && digits.replace(/\D/g, '').length <= 9;
}

/** A cell as a number by the column's format (percent as a share: `12%` is 0.12), or null when it does not fit. */
export function parseNumber(value: string, format: NumberFormat): number | null {
  const bare = bareNumber(value);
  const shape = [...SHAPES].find(
    ([{ decimal, grouping }]) => decimal === format.decimal && grouping === format.grouping,
  )?.[1];
  if (!bare || !shape?.test(bare.digits)) return null;
  let digits = bare.digits;
  if (format.grouping !== null) digits = digits.replace(new RegExp(GROUP_CLASS[format.grouping], 'g'), '');
  const number = Number(digits.replace(format.decimal, '.'));
  return Number.isFinite(number) ? number / (bare.percent ? 100 : 1) : null;
}
