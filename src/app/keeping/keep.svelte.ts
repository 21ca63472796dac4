import { createContext } from 'svelte';
import type { Workspace } from '../workspace.svelte';
import type { Keeping } from './keeping.svelte';

/** Where the page finds what keeps its work: loaded after the first view has been painted. */
export class Keep {
  #keeping = $state.raw<Keeping | null>(null);

  /** Null until it has been loaded. */
  get keeping(): Keeping | null {
    return this.#keeping;
  }

  /** Resolves when earlier work, if there is any, is back. */
  async start(workspace: Workspace): Promise<void> {
    await firstPaint();
    const { Keeping } = await import('./keeping.svelte');
    this.#keeping = new Keeping(workspace);
    await this.#keeping.start();
  }
}

/** A page in the background is not painted: it does not wait. */
function firstPaint(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

export const [getKeep, setKeep] = createContext<Keep>();
