import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten, textWidth, wrap } from '../../src/charts/text-size';

describe('text size', () => {
  it('counts a Chinese character as wide as it is high', () => {
    expect(textWidth('冠军客户', 13)).toBe(52);
    expect(textWidth('ill', 10)).toBeLessThan(textWidth('WOW', 10));
  });

  it('shortens with an ellipsis, and to nothing rather than to a stump', () => {
    expect(shorten('Champions', 200, 13)).toBe('Champions');
    expect(shorten('Champions', 50, 13)).toMatch(/^Cha.*…$/);
    expect(shorten('Champions', 15, 13)).toBe('');
    expect(shorten('有希望的新客', 50, 13)).toBe('有希…');
  });

  it('never gives more than fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 300 }), (text, width) => {
        expect(textWidth(shorten(text, width, 12), 12)).toBeLessThanOrEqual(Math.max(width, 0) + 1e-6);
        for (const line of wrap(text, width, 12) ?? [])
          expect(textWidth(line, 12)).toBeLessThanOrEqual(width + 1e-6);
      }),
    );
  });

  it('breaks between words, and between Chinese characters', () => {
    expect(wrap('Potential loyalists', 90, 13)).toEqual(['Potential', 'loyalists']);
    expect(wrap('有希望的新客', 55, 13)).toEqual(['有希望的', '新客']);
    expect(wrap('Unbreakable', 30, 13)).toBeUndefined();
  });
});
