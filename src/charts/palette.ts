import type { ColorName } from '../blocks';
import { mix, readableOn } from './contrast';

const MARKS = [
  'best-1',
  'best-2',
  'best-3',
  'rising-1',
  'rising-2',
  'fading-1',
  'fading-2',
  'slipping-1',
  'slipping-2',
  'gone-1',
  'gone-2',
  'accent',
  'ink-3',
] as const satisfies readonly ColorName[];

/** The colour tokens as a canvas needs them: values instead of names. */
export interface Palette {
  readonly marks: Readonly<Record<ColorName, string>>;
  readonly paper: string;
  readonly surface: string;
  readonly sunken: string;
  readonly hairline: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly fontText: string;
}

/** @param property gives the value of a custom property, `--ink` for instance */
export function readPalette(property: (name: string) => string): Palette {
  const token = (name: string): string => property(`--${name}`).trim();
  return {
    marks: Object.fromEntries(MARKS.map((name) => [name, token(name)])) as Record<ColorName, string>,
    paper: token('paper'),
    surface: token('surface'),
    sunken: token('sunken'),
    hairline: token('hairline'),
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    accent: token('accent'),
    fontText: token('font-text') || 'sans-serif',
  };
}

/** Text on a mark of this colour: at least 4.5:1 in both themes. */
export function inkOn(fill: string, palette: Palette): string {
  return readableOn(fill, [palette.surface, palette.ink]);
}

/** A mark that is not part of the selection: still its own hue, but receding into the page. */
export function dimmed(fill: string, palette: Palette): string {
  return mix(fill, palette.paper, 0.72);
}

/** One hue from nearly paper (0) to full (1): more is darker on light paper and brighter on dark. */
export function shade(amount: number, palette: Palette): string {
  return mix(palette.paper, palette.marks['best-1'], 0.1 + 0.9 * amount);
}
