export { betaQuantile } from './beta';
export { chiSquareQuantile, chiSquareUpper } from './chi-square';
export { fQuantile, fUpper } from './f';
export { gammaQuantile } from './gamma';
export { normalQuantile, normalTails, normalTwoSided } from './normal';
export { studentQuantile, studentTails, studentTwoSided } from './student-t';
