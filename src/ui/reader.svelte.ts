import { createContext } from 'svelte';
import { LANGUAGE_TAG, Translator, type Locale } from '../i18n';

export type Theme = 'light' | 'dark';

/** Who is reading: the language and the theme. Every component takes its words and formats from here. */
export class Reader {
  #locale = $state<Locale>('en');
  #theme = $state<Theme>('light');
  readonly #translator = $derived(new Translator(this.#locale));

  constructor(locale: Locale, theme: Theme) {
    this.#locale = locale;
    this.#theme = theme;
  }

  get locale(): Locale {
    return this.#locale;
  }

  set locale(locale: Locale) {
    this.#locale = locale;
  }

  get languageTag(): string {
    return LANGUAGE_TAG[this.#locale];
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
  }

  get translator(): Translator {
    return this.#translator;
  }
}

export const [getReader, setReader] = createContext<Reader>();
