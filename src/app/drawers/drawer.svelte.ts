import { createContext } from 'svelte';
import type { RowsSource } from '../../blocks';
import type { MessageKey, Text } from '../../i18n';
import type { SqlStep } from '../../dataset';

/** What the side sheet shows. One at a time: opening another replaces it. */
export type DrawerContent =
  | { readonly kind: 'data' }
  | { readonly kind: 'privacy' }
  | { readonly kind: 'settings'; readonly cell: string }
  | { readonly kind: 'method'; readonly analysis: MessageKey; readonly method: Text }
  | { readonly kind: 'sql'; readonly cell: string; readonly steps: readonly SqlStep[] }
  | { readonly kind: 'rows'; readonly rows: RowsSource };

export class Drawer {
  #content = $state.raw<DrawerContent | null>(null);

  get content(): DrawerContent | null {
    return this.#content;
  }

  open(content: DrawerContent): void {
    this.#content = content;
  }

  close(): void {
    this.#content = null;
  }
}

export const [getDrawer, setDrawer] = createContext<Drawer>();
