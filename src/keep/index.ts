export { eraseEverything, whatIsStored } from './erase';
export { KeepError } from './keep-error';
export { Keeper, type KeepOutcome } from './keeper';
export { restoreDraft } from './restore-draft';
export type { WorkRecord } from './work-record';
export type { KeptWork } from './works';
