import type { Page } from 'playwright-core';

/** What stays Latin in Chinese: names, file formats, keys, and what a person typed into a cell of ours. */
const LATIN_IN_CHINESE =
  /\b(Clientele|RFM|ABC|SQL|CSV|TSV|CRM|ISO-8859-1|UTF-8|Windows-\d+|GBK|GB18030|Excel|zip|JSON|Parquet|Gini|NTILE|R|F|M|A|B|C|EN|Esc|SKU|ID|KB|MB|GB|ms|import|rfm|abc)\b/gi;

/** Where a method names the papers it comes from. */
const SOURCES = /出处：.*$/;

/** Of the text on screen, where words of data stand: names of columns and files, samples, SQL. */
const DATA = [
  '.name strong',
  '.samples',
  'pre',
  'dialog section h3',
  '[role=gridcell]',
  'bdi',
  '.example',
  '.title',
  '.money',
  '.urls',
  '.code',
];

/**
 * The pieces of visible text and accessible names of the page that hold a word of the other language, without the values
 * of the file.
 */
export async function foreignWords(
  page: Page,
  language: 'zh' | 'en',
  fileWords: readonly string[] = [],
): Promise<string[]> {
  const pieces = await page.evaluate((data) => {
    const found = new Set<string>();
    const isData = (element: Element | null): boolean => element?.closest(data) !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && !isData(parent) && parent.checkVisibility())
        found.add(walker.currentNode.textContent?.trim() ?? '');
    }
    for (const element of document.querySelectorAll(
      '[aria-label], [title], [aria-valuetext], [placeholder]',
    )) {
      if (isData(element)) continue;
      for (const name of ['aria-label', 'title', 'aria-valuetext', 'placeholder']) {
        found.add(element.getAttribute(name) ?? '');
      }
    }
    return [...found];
  }, DATA.join());
  const switches = /^(EN: Switch to English|切换到中文|中文|EN)$/;
  return pieces.filter((piece) => {
    if (switches.test(piece)) return false;
    const text = fileWords.reduce((left, word) => left.replaceAll(word, ' '), piece);
    if (language === 'en') return /[\u3400-\u9fff]/.test(text.replaceAll('客谱', ''));
    return /[a-z]{2,}/i.test(text.replace(SOURCES, '').replace(LATIN_IN_CHINESE, ' '));
  });
}
