import type { Block } from '../blocks';

/** What a block lets its reader do; the host gives a callback for each that it can serve. */
export interface BlockCallbacks {
  readonly onmethod?: ((block: Block) => void) | undefined;
  readonly onsql?: ((block: Block) => void) | undefined;
  readonly onrows?: ((block: Block) => void) | undefined;
}

export interface BlockAction {
  readonly key: 'charts.action.method' | 'charts.action.sql' | 'charts.action.rows';
  run(): void;
}

/**
 * The actions that make sense for a block. A notice has none of the analysis' own: only what it brings itself.
 */
export function blockActions(block: Block, { onmethod, onsql, onrows }: BlockCallbacks): BlockAction[] {
  const inherits = block.kind !== 'notice';
  const actions: BlockAction[] = [];
  if (onmethod && (block.method || inherits)) {
    actions.push({ key: 'charts.action.method', run: () => onmethod(block) });
  }
  if (onsql && (block.steps ? block.steps.length > 0 : inherits)) {
    actions.push({ key: 'charts.action.sql', run: () => onsql(block) });
  }
  if (onrows && block.source) actions.push({ key: 'charts.action.rows', run: () => onrows(block) });
  return actions;
}
