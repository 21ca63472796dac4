import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { MESSAGES, type MessageKey } from '../../src/i18n/messages';

const KEYS = Object.keys(MESSAGES.en) as MessageKey[];

interface Shape {
  /** Names of the holes with what they want: a number, a plural, anything. */
  readonly holes: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
}

function shapeOf(message: string): Shape {
  const holes = new Set<string>();
  const tags = new Set<string>();
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      if (element.type === TYPE.tag) {
        tags.add(element.value);
        visit(element.children);
        continue;
      }
      holes.add(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const option of Object.values(element.options)) visit(option.value);
      }
    }
  };
  visit(parse(message));
  return { holes, tags };
}

describe('messages', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(MESSAGES.zh).sort()).toEqual([...KEYS].sort());
  });

  it.each(['en', 'zh'] as const)('parse: %s', (locale) => {
    for (const key of KEYS) {
      expect(MESSAGES[locale][key].trim(), key).not.toBe('');
      expect(() => parse(MESSAGES[locale][key]), key).not.toThrow();
    }
  });

  it('have the same holes in both languages', () => {
    for (const key of KEYS) {
      const [en, zh] = [shapeOf(MESSAGES.en[key]), shapeOf(MESSAGES.zh[key])];
      expect([...zh.holes].sort(), key).toEqual([...en.holes].sort());
    }
  });

  it('mark key figures by <m> and nothing else, balanced, in both languages or in none', () => {
    for (const key of KEYS) {
      for (const locale of ['en', 'zh'] as const) {
        const message = MESSAGES[locale][key];
        expect(
          [...shapeOf(message).tags].filter((tag) => tag !== 'm'),
          key,
        ).toEqual([]);
        expect(message.split('<m>').length, key).toBe(message.split('</m>').length);
      }
      expect(shapeOf(MESSAGES.zh[key]).tags, key).toEqual(shapeOf(MESSAGES.en[key]).tags);
    }
  });

  it('are Chinese where they say something, with Chinese punctuation', () => {
    const same = KEYS.filter((key) => MESSAGES.zh[key] === MESSAGES.en[key]);
    expect(same.filter((key) => /[a-z]{4,}/.test(MESSAGES.zh[key].replace(/\{[^}]*\}/g, '')))).toEqual([]);
    expect(KEYS.filter((key) => /[\u4e00-\u9fff][,;:?!]/.test(MESSAGES.zh[key]))).toEqual([]);
  });
});
