export { default as BlockList } from './BlockList.svelte';
export { default as BlockView } from './BlockView.svelte';
export type { BlockCallbacks } from './actions';
