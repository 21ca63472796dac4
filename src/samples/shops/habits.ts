/** Factors by hour of shops whose customers buy after work. */
export const EVENING_HOURS: readonly number[] = [
  0.5, 0.2, 0.1, 0.1, 0.1, 0.2, 0.4, 0.7, 0.9, 1.1, 1.3, 1.3, 1.3, 1.1, 1, 1, 1, 1, 1.2, 1.6, 2.1, 2.3, 1.9,
  1,
];

/** Factors by hour of businesses. */
export const OFFICE_HOURS: readonly number[] = [
  0, 0, 0, 0, 0, 0, 0.1, 0.8, 2.2, 3, 3.2, 2.6, 1.4, 1.6, 2.6, 2.8, 2.2, 1.2, 0.3, 0, 0, 0, 0, 0,
];
