export * from './block';
export * from './chart-spec';
export * from './color';
export * from './selection';
export * from './rule-text';
