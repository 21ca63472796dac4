import { getContext, setContext } from 'svelte';

/** Where lists, menus and tooltips attach: inside an open modal dialog, because everything outside it is inert. */
export interface PopupHost {
  readonly element: HTMLElement | undefined;
}

const KEY = Symbol('popup-host');

export function setPopupHost(host: PopupHost): void {
  setContext(KEY, host);
}

export function getPopupHost(): PopupHost {
  return getContext<PopupHost | undefined>(KEY) ?? { element: undefined };
}
