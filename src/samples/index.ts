export type * from './description';
export {
  BENCH_ORDER_LINES,
  fileBytes,
  FILE_FORMS,
  fileForm,
  dataLines,
  fileText,
  headerText,
  overallTruthText,
  type FileForm,
} from './files';
export { orderLinesText } from './order-lines-text';
export { SHIPPED_SHOPS, shippedFiles, type ShippedFile, type ShippedShop } from './shipped';
export type * from './shop';
export {
  describeShop,
  DISTRIBUTOR,
  expectedLines,
  SUBSCRIPTION_BOX,
  TEA_SHOP,
  type ShopWishes,
} from './shops';
export {
  checkDescription,
  overallTruth,
  ShopDescriptionError,
  simulateShop,
  type OverallTruth,
  type ShopDescriptionErrorCode,
  type SimulatedShop,
} from './simulate';
