import { createSubscriber } from 'svelte/reactivity';
import { readPalette, type Palette } from './palette';

let cached: Palette | undefined;

const subscribe = createSubscriber((update) => {
  const changed = (): void => {
    cached = undefined;
    update();
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  return () => {
    observer.disconnect();
    cached = undefined;
  };
});

/** The palette of the theme in force. Read inside an effect or a derived value, it follows the theme. */
export function currentPalette(): Palette {
  subscribe();
  if (!cached || !$effect.tracking()) {
    const style = getComputedStyle(document.documentElement);
    cached = readPalette((name) => style.getPropertyValue(name));
  }
  return cached;
}
