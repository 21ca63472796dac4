export * from './column';
export * from './facts';
export * from './issue';
export * from './ledger';
export * from './read-options';
export * from './role';
export * from './source';
export * from './tables';
