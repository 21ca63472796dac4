import type { Attachment } from 'svelte/attachments';

/**
 * Opens a native dialog for as long as it is on the page. The browser gives the top layer, the inert page behind it
 * and the focus trap; what it forgets when the element is removed, the way back of focus, is done here.
 */
export function nativeDialog(modal: boolean): Attachment<HTMLDialogElement> {
  return (dialog) => {
    const opener = document.activeElement;
    if (modal) dialog.showModal();
    else dialog.show();
    if (!dialog.querySelector('[autofocus]'))
      dialog.querySelector<HTMLElement>('[data-dialog-body]')?.focus();
    return () => {
      const focus = document.activeElement;
      const lost = focus === null || focus === document.body || dialog.contains(focus);
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  };
}
