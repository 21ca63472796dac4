import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8');
const GROUNDS = ['paper', 'surface', 'sunken', 'accent-soft', 'warn-soft', 'bad-soft'];
const TEXTS = ['ink', 'ink-2', 'ink-3', 'accent', 'warn', 'bad'];

function coloursOf(theme: 'light' | 'dark'): (name: string) => string {
  const [light = '', dark = ''] = CSS.split("[data-theme='dark']");
  const block = theme === 'light' ? light : dark;
  const colours = new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[\da-f]{6})/gi)].map(([, name, hex]) => [name, hex]),
  );
  return (name) => {
    const hex = colours.get(name);
    if (!hex) throw new Error(`no colour --${name} in the ${theme} theme`);
    return hex;
  };
}

/** @see WCAG 2.2, relative luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('colours of the %s theme', (theme) => {
  const colour = coloursOf(theme);

  it.each(TEXTS)('--%s can be read on every ground (4.5:1)', (text) => {
    for (const ground of GROUNDS) {
      expect(contrast(colour(text), colour(ground)), `--${text} on --${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('text on filled buttons can be read (4.5:1)', () => {
    expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
  });

  it('the edges of fields and the focus ring can be seen on every ground (3:1)', () => {
    for (const ground of GROUNDS) {
      for (const line of ['edge', 'accent']) {
        expect(contrast(colour(line), colour(ground)), `--${line} on --${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
