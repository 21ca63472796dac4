export { Engine, type QueryOptions, type Session } from './engine';
export { EngineError, type EngineErrorCode } from './engine-error';
export type { Backend, BackendConnection } from './backend';
export { bind, ident, joinSql, Sql, sql } from './sql';
export type { Bindable } from './quoting';
export { decodeAnyRows, decodeRows, type ColumnKind, type RowOf, type RowShape } from './rows';
