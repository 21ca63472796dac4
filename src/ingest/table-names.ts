import {
  INTERNAL_SCHEMA,
  CUSTOMER_INDEX as CUSTOMER_INDEX_NAME,
  ORDER_LEVEL as ORDER_LEVEL_NAME,
} from '../dataset';
import { ident, type Sql } from '../engine';

export const CUSTOMER_INDEX: Sql = ident(...CUSTOMER_INDEX_NAME);
export const ORDER_LEVEL: Sql = ident(...ORDER_LEVEL_NAME);
export const DUPLICATE_LINES: Sql = ident(INTERNAL_SCHEMA, 'duplicate_lines');

/** The file as typed columns under its own names. */
export const SOURCE: Sql = ident(INTERNAL_SCHEMA, 'source');

/** Published: what stands in the file but could not be read. */
export const REJECTED: Sql = ident('rejected');

/** The same while a file is being read: what is open stays until the new one stands. */
export const INCOMING: Sql = ident(INTERNAL_SCHEMA, 'incoming');
export const INCOMING_TEXT: Sql = ident(INTERNAL_SCHEMA, 'incoming_text');
export const INCOMING_REJECTED: Sql = ident(INTERNAL_SCHEMA, 'incoming_rejected');
