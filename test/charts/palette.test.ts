import { describe, expect, it } from 'vitest';
import { contrast, TEXT_CONTRAST } from '../../src/charts/contrast';
import { dimmed, inkOn, shade } from '../../src/charts/palette';
import { paletteOf } from './support/context';

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
  const palette = paletteOf(theme);
  const marks = Object.entries(palette.marks);

  it('has a value for every token', () => {
    expect(marks).toHaveLength(13);
    for (const [name, color] of marks) expect(color, name).toMatch(/^#[0-9a-f]{6}$/i);
    expect(palette.fontText).toContain('sans-serif');
  });

  it.each(marks)('writes readably on %s, lit and dimmed', (_name, color) => {
    for (const fill of [color, dimmed(color, palette)]) {
      expect(contrast(inkOn(fill, palette), fill)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    }
  });

  it('writes readably on every step of the heat scale', () => {
    for (let step = 0; step <= 100; step += 1) {
      const fill = shade(step / 100, palette);
      expect(contrast(inkOn(fill, palette), fill)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
    }
  });

  it('goes steadily away from the page as values rise', () => {
    const steps = Array.from({ length: 11 }, (_, step) => contrast(shade(step / 10, palette), palette.paper));
    expect([...steps].sort((left, right) => left - right)).toEqual(steps);
  });

  it('keeps axis and quiet words readable on the page', () => {
    for (const ink of [palette.ink, palette.ink2, palette.ink3, palette.accent]) {
      expect(contrast(ink, palette.paper)).toBeGreaterThanOrEqual(4.4);
    }
    expect(contrast(palette.ink2, palette.paper)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });
});
