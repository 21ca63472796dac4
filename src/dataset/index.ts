export * from './column';
export * from './issue';
export * from './read-options';
export * from './role';
