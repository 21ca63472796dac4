import { readFileSync } from 'node:fs';
import type { ChartContext } from '../../../src/charts/chart-kind';
import { readPalette, type Palette } from '../../../src/charts/palette';
import { text, Translator, type Text } from '../../../src/i18n';

const css = readFileSync(new URL('../../../src/ui/styles/tokens.css', import.meta.url), 'utf8');

/** The palette as the stylesheet gives it, without a browser. */
export function paletteOf(theme: 'light' | 'dark'): Palette {
  const light = declarations(/:root\s*\{([^}]*)\}/);
  const dark = new Map([...light, ...declarations(/:root\[data-theme='dark'\]\s*\{([^}]*)\}/)]);
  return readPalette((name) => (theme === 'dark' ? dark : light).get(name) ?? '');
}

function declarations(block: RegExp): Map<string, string> {
  const body = block.exec(css)?.[1] ?? '';
  return new Map(
    [...body.matchAll(/(--[\w-]+)\s*:\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

export function contextOf(part: Partial<ChartContext> = {}): ChartContext {
  return {
    translator: new Translator('en'),
    palette: paletteOf('light'),
    width: 460,
    height: 320,
    reducedMotion: false,
    ...part,
  };
}

/** Words from data, as a message. */
export function literal(words: string): Text {
  return text('charts.summary.join', { first: words, second: '' });
}

export const EVIL = '<img src=x onerror=alert(1)>';

/** Freezes all the way down, so that a builder that writes into its input throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** The series of an option by its id, as plain data. */
export function seriesOf(
  option: { series?: unknown },
  id: string,
): { data: unknown[]; [key: string]: unknown } {
  const list = (Array.isArray(option.series) ? option.series : [option.series]) as {
    id?: string;
    data?: unknown[];
  }[];
  const found = list.find((series) => series.id === id);
  if (!found) throw new Error(`no series ${id}`);
  return { ...found, data: found.data ?? [] };
}
