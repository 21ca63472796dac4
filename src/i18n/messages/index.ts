import * as en from './en';
import * as zh from './zh';

/**
 * English is the reference: its keys are the type. Each topic has a file of its own in both languages,
 * and the Chinese file is typed by the English one, so a missing sentence does not compile.
 */
const english = {
  ...en.app,
  ...en.charts,
  ...en.ingest,
  ...en.overview,
  ...en.rfm,
  ...en.abc,
  ...en.samples,
  ...en.sources,
  ...en.keep,
} as const;

export type MessageKey = keyof typeof english;

const chinese: Readonly<Record<MessageKey, string>> = {
  ...zh.app,
  ...zh.charts,
  ...zh.ingest,
  ...zh.overview,
  ...zh.rfm,
  ...zh.abc,
  ...zh.samples,
  ...zh.sources,
  ...zh.keep,
};

export const MESSAGES: Readonly<Record<'en' | 'zh', Readonly<Record<MessageKey, string>>>> = {
  en: english,
  zh: chinese,
};

/** Whether a key made from data (a column, a segment) has a message. */
export function hasMessage(key: string): key is MessageKey {
  return Object.hasOwn(english, key);
}
