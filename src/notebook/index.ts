export {
  shownResult,
  type CellFailure,
  type CellReport,
  type CellRun,
  type CellState,
  type RunReport,
} from './cell-state';
export { NotebookSession } from './notebook-session.svelte';
export {
  firstNotebook,
  NotebookError,
  toNotebook,
  type Cell,
  type Notebook,
  type NotebookSpec,
} from './notebook-spec';
