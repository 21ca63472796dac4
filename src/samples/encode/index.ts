export { BYTE_ORDER_MARKS, CHARSETS, type Charset } from './charset';
export { encodeChunks, type EncodeOptions, joinBytes } from './encode-chunks';
export { EncodeError } from './encode-error';
export { encodeText } from './encode-text';
