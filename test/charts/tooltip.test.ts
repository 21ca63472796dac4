import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tooltipNode, tooltipOption } from '../../src/charts/tooltip';
import { contextOf, EVIL, paletteOf } from './support/context';

/** Just enough of an element to see what is written where; writing HTML throws. */
class FakeElement {
  textContent = '';
  className = '';
  readonly style: Record<string, string> = {};
  readonly children: FakeElement[] = [];

  append(child: FakeElement): void {
    this.children.push(child);
  }

  set innerHTML(_html: string) {
    throw new Error('HTML was written');
  }

  texts(): string[] {
    return [this.textContent, ...this.children.flatMap((child) => child.texts())].filter(Boolean);
  }
}

beforeEach(() => vi.stubGlobal('document', { createElement: () => new FakeElement() }));
afterEach(() => vi.unstubAllGlobals());

const mark = { label: EVIL, color: 'best-1' as const, details: [{ label: 'Revenue', value: '2,100' }] };

describe('tooltip', () => {
  it('shows the facts of the mark as text nodes', () => {
    const node = tooltipNode(mark, paletteOf('light')) as unknown as FakeElement;
    expect(node.texts()).toEqual([EVIL, 'Revenue', '2,100']);
  });

  it('never gives ECharts a string of HTML', () => {
    const { formatter, renderMode } = tooltipOption(contextOf(), [mark]);
    expect(renderMode).toBe('html');
    const format = formatter as (params: unknown) => unknown;
    expect(format({ dataIndex: 0 })).toBeInstanceOf(FakeElement);
    expect(format([{ dataIndex: 0 }])).toBeInstanceOf(FakeElement);
    expect(format({ dataIndex: 9 })).toBe('');
  });
});
