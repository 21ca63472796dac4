import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, luminance, mix, parseColor, readableOn } from '../../src/charts/contrast';

describe('contrast', () => {
  it('gives the ratios that WCAG gives', () => {
    expect(contrast('#000', '#fff')).toBeCloseTo(21, 10);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
    expect(luminance('#ffffff')).toBeCloseTo(1, 12);
  });

  it('reads the notations of the tokens and refuses others', () => {
    expect(parseColor('#0d6b63')).toEqual([13, 107, 99]);
    expect(parseColor(' #fff ')).toEqual([255, 255, 255]);
    expect(parseColor('rgb(32 38 42)')).toEqual([32, 38, 42]);
    expect(() => parseColor('teal')).toThrow(RangeError);
  });

  it('finds readable text on any fill', () => {
    const hex = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(hex, (fill) => {
        expect(contrast(readableOn(fill, ['#ffffff', '#20262a']), fill)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('prefers its own inks to black and white', () => {
    expect(readableOn('#0d6b63', ['#fffffe', '#20262a'])).toBe('#fffffe');
    expect(readableOn('#ddb765', ['#fffffe', '#20262a'])).toBe('#20262a');
  });

  it('mixes from the first colour to the second', () => {
    expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
    expect(mix('#000000', '#ffffff', 1)).toBe('#ffffff');
    expect(mix('#204060', '#406080', 0.5)).toBe('#305070');
  });
});
