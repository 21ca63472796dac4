import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCalendar } from '../../../src/samples/simulate/calendar';
import { Intensity } from '../../../src/samples/simulate/intensity';
import { plainShop } from '../support/plain-shop';

const anyHours = fc
  .array(fc.constantFrom(0, 0.1, 1, 2.5), { minLength: 1, maxLength: 60 })
  .filter((hours) => hours.some((rate) => rate > 0))
  .map((hours) => Float64Array.from(hours));

describe('Intensity', () => {
  it('finds the time at which an exposure is reached, never in an hour of rate 0', () => {
    fc.assert(
      fc.property(anyHours, fc.double({ min: 0, max: 0.999, noNaN: true }), (hours, share) => {
        const clock = new Intensity(hours);
        const exposure = clock.total * share;
        const time = clock.timeAt(exposure);
        expect(clock.exposure(time)).toBeCloseTo(exposure, 6);
        expect(hours[Math.floor(time * 24)]).toBeGreaterThan(0);
      }),
    );
  });

  it('adds up its hours in days, and runs at rate 1 after them', () => {
    const clock = new Intensity(Float64Array.of(1, 0, 2));
    expect(clock.exposure(2.5 / 24) * 24).toBeCloseTo(2, 12);
    expect(clock.total * 24).toBeCloseTo(3, 12);
    expect(clock.exposure(1 + 3 / 24)).toBeCloseTo(1 + 3 / 24, 12);
    expect(clock.timeAt(1 + 3 / 24)).toBeCloseTo(1 + 3 / 24, 12);
  });
});

describe('toCalendar', () => {
  it('keeps the rate of four years whatever the season, and the ratio of its factors', () => {
    const months = [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3];
    const weekdays = [1, 1, 1, 1, 1, 3, 0];
    const hours = Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 0 : 1));
    const { purchases } = toCalendar(plainShop({ days: 1461 - 365, season: { months, weekdays, hours } }));
    expect(purchases.total / 1461).toBeCloseTo(1, 2);
    const ofDay = (day: number): number => purchases.exposure(day + 1) - purchases.exposure(day);
    expect(ofDay(5) / ofDay(4)).toBeCloseTo(3, 6); // Saturday 6 January 2024 over Friday
    expect(ofDay(6)).toBeCloseTo(0, 9);
    expect(ofDay(336) / ofDay(308)).toBeCloseTo(3, 6); // Mondays in December and November
    expect(purchases.exposure(1 / 3)).toBe(0);
  });
});
