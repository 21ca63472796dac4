import type { Locale } from '../i18n';
import type { Theme } from '../ui/reader.svelte';

/** Static hosts share one origin between sites, so every key carries the path of this one. */
export const STORAGE_PREFIX = `clientele:${location.pathname.replace(/[^/]*$/, '')}:`;

/** The reader's language: as chosen before, else as the browser asks, else English. */
export function preferredLocale(): Locale {
  const stored = load('locale');
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh' : 'en';
}

export function preferredTheme(): Theme {
  const stored = load('theme');
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Stores a choice of the reader's; what holds without one is not stored. */
export function savePreference(name: 'locale' | 'theme', value: string): void {
  if (value === (name === 'locale' ? preferredLocale() : preferredTheme())) return;
  try {
    localStorage.setItem(STORAGE_PREFIX + name, value);
  } catch {
    // storage may be refused (private mode, full): the choice then lasts as long as the page
  }
}

function load(name: string): string | null {
  try {
    return localStorage.getItem(STORAGE_PREFIX + name);
  } catch {
    return null;
  }
}
