import type { Icon } from './icon';

export interface MenuAction {
  readonly kind?: 'action';
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
  /** The keys that do the same, as text. */
  readonly keys?: string;
  readonly checked?: boolean;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly onselect: () => void;
}

export type MenuEntry =
  | MenuAction
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string; readonly label: string };
