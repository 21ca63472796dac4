export { abc } from './abc';
export { app } from './app';
export { charts } from './charts';
export { ingest } from './ingest';
export { overview } from './overview';
export { rfm } from './rfm';
export { samples } from './samples';
export { sources } from './sources';
