import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { throttle } from '../../src/ui/throttle';

describe('throttle', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('lets the first through at once and then the last of each pause', () => {
    const heard: number[] = [];
    const { push } = throttle<number>((value) => heard.push(value), 1000);
    push(1);
    push(2);
    push(3);
    expect(heard).toEqual([1]);
    vi.advanceTimersByTime(1000);
    expect(heard).toEqual([1, 3]);
    push(4);
    vi.advanceTimersByTime(999);
    expect(heard).toEqual([1, 3]);
    vi.advanceTimersByTime(1);
    expect(heard).toEqual([1, 3, 4]);
  });

  it('is open again after a silent pause', () => {
    const heard: number[] = [];
    const { push } = throttle<number>((value) => heard.push(value), 1000);
    push(1);
    vi.advanceTimersByTime(5000);
    push(2);
    expect(heard).toEqual([1, 2]);
  });

  it('says nothing after it was cancelled', () => {
    const heard: number[] = [];
    const { push, cancel } = throttle<number>((value) => heard.push(value), 1000);
    push(1);
    push(2);
    cancel();
    vi.advanceTimersByTime(5000);
    expect(heard).toEqual([1]);
  });
});
