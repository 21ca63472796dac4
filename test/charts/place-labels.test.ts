import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../src/charts/place-labels';

describe('labels in a line', () => {
  it('stand over their places when there is room', () => {
    expect(placeLabels([100, 300], [40, 40], 400)).toEqual([80, 280]);
  });

  it('make way for each other and stay inside', () => {
    expect(placeLabels([100, 110], [40, 40], 400)).toEqual([80, 128]);
    expect(placeLabels([5], [40], 400)).toEqual([0]);
    expect(placeLabels([390, 398], [40, 40], 400)).toEqual([312, 360]);
  });
});
