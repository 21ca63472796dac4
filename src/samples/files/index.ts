export { BENCH_ORDER_LINES } from './bench-order-lines';
export { chunksOfLines, type CsvDialect } from './csv';
export {
  type CarriedFact,
  type FileForm,
  type FormSource,
  fileBytes,
  dataLines,
  fileText,
  headerText,
} from './file-form';
export { FILE_FORMS, fileForm } from './registry';
export { overallTruthText } from './truth';
