export { Categorical, WeightedChoice } from './categorical';
export { GammaOfNormal } from './gamma-of-normal';
export { gammaSurvival } from './incomplete-gamma';
export { Random } from './random';
