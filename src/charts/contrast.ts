/** sRGB channels, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** WCAG 2.2, 1.4.3: the least ratio for text of ordinary size. */
export const TEXT_CONTRAST = 4.5;

const BLACK = '#000000';
const WHITE = '#ffffff';

/**
 * Reads `#rgb`, `#rrggbb` and `rgb(r g b)`, the forms that colour tokens take.
 * @throws {RangeError} on anything else
 */
export function parseColor(color: string): Rgb {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(color.trim())?.[1];
  if (hex) {
    const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const value = Number.parseInt(full, 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  }
  const channels = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/i.exec(color.trim());
  if (channels) return [Number(channels[1]), Number(channels[2]), Number(channels[3])];
  throw new RangeError(`color is not a hex or rgb() colour: ${color}`);
}

/** Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it. */
export function luminance(color: string): number {
  const [red, green, blue] = parseColor(color).map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number]; // parseColor gives three channels
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21, whichever is the lighter. */
export function contrast(one: string, other: string): number {
  const a = luminance(one);
  const b = luminance(other);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/**
 * The colour for text on `fill`: the better of `preferred` when it reaches 4.5:1, otherwise black or white,
 * one of which always does (the worst case is 4.58:1).
 */
export function readableOn(fill: string, preferred: readonly [string, ...string[]]): string {
  const better = (left: string, right: string): string =>
    contrast(right, fill) > contrast(left, fill) ? right : left;
  const choice = preferred.reduce(better);
  return contrast(choice, fill) >= TEXT_CONTRAST ? choice : better(BLACK, WHITE);
}

/** The colour on the straight way from `from` (0) to `to` (1), in sRGB. */
export function mix(from: string, to: string, amount: number): string {
  const start = parseColor(from);
  const end = parseColor(to);
  const hex = start.map((channel, index) => {
    const target = end[index] ?? channel;
    return Math.round(channel + (target - channel) * amount)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${hex.join('')}`;
}
