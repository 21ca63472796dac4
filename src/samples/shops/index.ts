export { describeShop, expectedLines, LINES_PER_ORDER, type ShopWishes } from './any-shop';
export { DISTRIBUTOR } from './distributor';
export { SUBSCRIPTION_BOX } from './box';
export { TEA_SHOP } from './tea';
