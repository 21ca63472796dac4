import { createContext } from 'svelte';

export interface Toast {
  readonly id: number;
  readonly message: string;
  readonly kind: 'info' | 'done' | 'warning' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
}

const AT_MOST = 3;

/** Short messages in the corner of the page. Nothing is said only here: they go away by themselves. */
export class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  get list(): readonly Toast[] {
    return this.#list;
  }

  show(toast: Omit<Toast, 'id'>): number {
    const id = this.#next++;
    this.#list = [...this.#list, { ...toast, id }].slice(-AT_MOST);
    return id;
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }
}

export const [getToasts, setToasts] = createContext<Toasts>();
