import type { Component } from 'svelte';

/** A drawing of 24 x 24 units that takes the colour of the text around it: any icon of @lucide/svelte. */
export type Icon = Component<{ size?: number | string; strokeWidth?: number | string }>;
