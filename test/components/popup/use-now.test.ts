// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useNow } from '../../../components/popup/use-now';

const start = Date.parse('2026-11-04T12:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('goes on by itself', () => {
  const { result } = renderHook(() => useNow(15_000));
  expect(result.current).toBe(start);
  act(() => vi.advanceTimersByTime(15_000));
  expect(result.current).toBe(start + 15_000);
});

it('is not behind what comes between: what was saved a second ago is not still to begin', () => {
  const { result, rerender } = renderHook(() => useNow(15_000));
  act(() => vi.advanceTimersByTime(1000));
  rerender();
  expect(result.current).toBe(start + 1000);
});
