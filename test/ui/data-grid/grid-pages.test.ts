import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GridPages } from '../../../src/ui/data-grid/grid-pages';
import { gridSourceOf, type GridRow, type GridSource } from '../../../src/ui/data-grid/grid-source';

const SETTLE_MS = 60;

/** Row n of this source holds n, so that a row in the wrong place is seen. */
function numberedRows(offset: number, limit: number, rowCount: number): GridRow[] {
  return Array.from({ length: Math.max(0, Math.min(limit, rowCount - offset)) }, (_, place) => [
    offset + place,
  ]);
}

function recordingSource(rowCount: number) {
  const asked: number[] = [];
  const aborted: number[] = [];
  const source: GridSource = {
    rowCount,
    columns: [{ id: 'n', label: 'n', type: 'count' }],
    async page(offset, limit, signal) {
      asked.push(offset);
      signal.addEventListener('abort', () => aborted.push(offset));
      await new Promise((resolve) => setTimeout(resolve, 10));
      signal.throwIfAborted();
      return numberedRows(offset, limit, rowCount);
    },
  };
  return { source, asked, aborted };
}

describe('GridPages', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks once for each page in view and tells when its rows are there', async () => {
    const { source, asked } = recordingSource(1000);
    const onchange = vi.fn();
    const pages = new GridPages(source, { onchange });
    pages.show(90, 110);
    pages.show(91, 111);
    expect(pages.row(95)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(SETTLE_MS * 2);
    expect(asked).toEqual([0, 100]);
    expect(onchange).toHaveBeenCalledTimes(2);
    expect(pages.row(95)).toEqual([95]);
    expect(pages.row(111)).toEqual([111]);
  });

  it('asks for nothing beyond the last row, and for nothing of an empty table', async () => {
    const { source, asked } = recordingSource(150);
    const pages = new GridPages(source);
    pages.show(120, 900);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([100]);
    const empty = recordingSource(0);
    new GridPages(empty.source).show(0, 20);
    await vi.runAllTimersAsync();
    expect(empty.asked).toEqual([]);
  });

  it('waits while rows fly past, then asks for where they stopped', async () => {
    const { source, asked } = recordingSource(100_000);
    const pages = new GridPages(source);
    for (let first = 0; first < 50_000; first += 1000) {
      pages.show(first, first + 30);
      await vi.advanceTimersByTimeAsync(5);
    }
    await vi.runAllTimersAsync();
    expect(asked).toEqual([0, 49_000]);
  });

  it('aborts what is no longer in view', async () => {
    const { source, asked, aborted } = recordingSource(100_000);
    const pages = new GridPages(source);
    pages.show(0, 30);
    pages.show(5000, 5030);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([0, 5000]);
    expect(aborted).toEqual([0]);
    expect(pages.row(0)).toBeUndefined();
    expect(pages.row(5000)).toEqual([5000]);
  });

  it('keeps the pages looked at last', async () => {
    const { source, asked } = recordingSource(100_000);
    const pages = new GridPages(source, { pagesKept: 3 });
    for (const first of [0, 100, 200, 0, 300]) {
      pages.show(first, first + 30);
      await vi.runAllTimersAsync();
    }
    expect(pages.cachedPages).toBe(3);
    expect(pages.row(0)).toEqual([0]);
    expect(pages.row(100)).toBeUndefined();
    expect(asked).toEqual([0, 100, 200, 300]);
  });

  it('tells of a failure, and asks again only when told to', async () => {
    let broken = true;
    const page = vi.fn(async (offset: number, limit: number) => {
      if (broken) throw new Error('no connection');
      return numberedRows(offset, limit, 500);
    });
    const pages = new GridPages({ rowCount: 500, columns: [], page });
    pages.show(0, 30);
    await vi.runAllTimersAsync();
    pages.show(1, 31);
    await vi.runAllTimersAsync();
    expect(pages.failed).toBe(true);
    expect(page).toHaveBeenCalledTimes(1);
    broken = false;
    pages.retry();
    await vi.runAllTimersAsync();
    expect(pages.failed).toBe(false);
    expect(pages.row(0)).toEqual([0]);
  });

  it('aborts everything when closed and stays silent', async () => {
    const { source, aborted } = recordingSource(1000);
    const onchange = vi.fn();
    const pages = new GridPages(source, { onchange });
    pages.show(0, 150);
    pages.close();
    pages.show(300, 350);
    await vi.runAllTimersAsync();
    expect(aborted).toEqual([0, 100]);
    expect(onchange).not.toHaveBeenCalled();
  });
});

describe('GridPages in any order of answers', () => {
  it('never shows a row in the place of another, and ends with the rows in view', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.nat(9_960), { minLength: 1, maxLength: 8 }),
        async (scheduler, views) => {
          const rowCount = 10_000;
          const source: GridSource = {
            rowCount,
            columns: [],
            // Deaf to the signal on purpose: late answers are then truly late.
            page: (offset, limit) =>
              scheduler.schedule(Promise.resolve(numberedRows(offset, limit, rowCount))),
          };
          const pages = new GridPages(source, { pagesKept: 2, settleMs: 0 });
          const inView = (first: number) => Array.from({ length: 31 }, (_, place) => first + place);
          for (const first of views) {
            pages.show(first, first + 30);
            if (scheduler.count() > 1) await scheduler.waitOne();
            for (const index of inView(first)) expect([undefined, index]).toContain(pages.row(index)?.[0]);
          }
          await new Promise((resolve) => setTimeout(resolve, 2));
          await scheduler.waitIdle();
          const last = views.at(-1) ?? 0;
          expect(inView(last).map((index) => pages.row(index)?.[0])).toEqual(inView(last));
          pages.close();
        },
      ),
      { numRuns: 60, seed: 20260101 },
    );
  });
});

describe('gridSourceOf', () => {
  it('hands out slices of rows at hand', async () => {
    const source = gridSourceOf([], numberedRows(0, 250, 250));
    expect(source.rowCount).toBe(250);
    expect(await source.page(200, 100, new AbortController().signal)).toHaveLength(50);
  });
});
