import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/**
 * Serious and critical violations of WCAG 2.2 AA in the page as it stands, one text each: rule, impact, what to do,
 * and up to five elements.
 * @param within CSS selector of the part to look at, by default everything
 */
export async function accessibilityViolations(page: Page, within = 'html'): Promise<string[]> {
  // As an expression: a script element would be refused by the page's policy.
  await page.evaluate(`window.axe || (() => { ${axe.source} })()`);
  const { violations } = await page.evaluate(
    ({ selector, tags }) => window.axe.run(selector, { runOnly: tags, resultTypes: ['violations'] }),
    { selector: within, tags: WCAG_AA },
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => {
      const places = nodes
        .slice(0, 5)
        .map(
          ({ target, failureSummary }) =>
            `    ${target.join(' ')}\n      ${failureSummary?.replace(/\n/g, '\n      ')}`,
        );
      const more = nodes.length > 5 ? `\n    … and ${nodes.length - 5} more` : '';
      return `${id} (${impact}): ${help}\n${places.join('\n')}${more}`;
    });
}

/** Fails with the violations written out. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  expect((await accessibilityViolations(page, within)).join('\n\n')).toBe('');
}
