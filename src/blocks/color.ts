/** Names of the colour tokens (`--best-1` ...): meaning, not paint. */
export type ColorName =
  | 'best-1'
  | 'best-2'
  | 'best-3'
  | 'rising-1'
  | 'rising-2'
  | 'fading-1'
  | 'fading-2'
  | 'slipping-1'
  | 'slipping-2'
  | 'gone-1'
  | 'gone-2'
  | 'accent'
  | 'ink-3';
