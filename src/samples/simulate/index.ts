export { checkDescription } from './check-description';
export { ShopDescriptionError, type ShopDescriptionErrorCode } from './description-error';
export { overallTruth, type OverallTruth } from './overall-truth';
export { simulateShop, type SimulatedShop } from './simulate-shop';
