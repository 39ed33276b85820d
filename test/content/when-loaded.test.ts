// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE, whenLoaded } from '../../lib/content/when-loaded';

let readyState: DocumentReadyState;
beforeEach(() => {
  vi.useFakeTimers();
  readyState = 'loading';
  vi.spyOn(document, 'readyState', 'get').mockImplementation(() => readyState);
  // happy-dom has none.
  window.requestIdleCallback = (run) => Number(setTimeout(run, 20));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function waiting() {
  const run = vi.fn();
  const stop = new AbortController();
  whenLoaded(document, run, stop.signal);
  return { run, stop };
}

describe('what can wait', () => {
  it('runs at once in a page that has loaded', () => {
    readyState = 'complete';
    expect(waiting().run).toHaveBeenCalledOnce();
  });

  it('runs once, when a page has loaded and has a moment', () => {
    const { run } = waiting();
    window.dispatchEvent(new Event('load'));
    vi.advanceTimersByTime(10);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10 + 2 * PATIENCE);
    expect(run).toHaveBeenCalledOnce();
  });

  it('does not wait for ever for a page that never ends loading', () => {
    const { run } = waiting();
    vi.advanceTimersByTime(PATIENCE);
    expect(run).toHaveBeenCalledOnce();
    window.dispatchEvent(new Event('load'));
    vi.advanceTimersByTime(100);
    expect(run).toHaveBeenCalledOnce();
  });

  it('does not run once it was stopped', () => {
    const { run, stop } = waiting();
    stop.abort();
    window.dispatchEvent(new Event('load'));
    vi.advanceTimersByTime(2 * PATIENCE);
    expect(run).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
