import { describe, expect, it } from 'vitest';
import { Toasts } from '../../src/ui/toasts.svelte';

describe('Toasts', () => {
  it('keeps the last three and takes away the one asked for', () => {
    const toasts = new Toasts();
    const ids = ['a', 'b', 'c', 'd'].map((message) => toasts.show({ message, kind: 'info' }));
    expect(toasts.list.map((toast) => toast.message)).toEqual(['b', 'c', 'd']);
    toasts.dismiss(ids[2] ?? 0);
    expect(toasts.list.map((toast) => toast.message)).toEqual(['b', 'd']);
  });
});
