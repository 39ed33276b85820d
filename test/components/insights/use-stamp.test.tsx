// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useStamp } from '../../../components/insights/use-stamp';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function after(ms: number, deed: () => unknown): Promise<boolean> {
  const { result } = renderHook(() => useStamp());
  const before = result.current;
  vi.advanceTimersByTime(ms);
  await act(async () => void (await deed()));
  return result.current !== before;
}

const focus = () => window.dispatchEvent(new Event('focus'));

it.each<[string, number, () => unknown, boolean]>([
  [
    'the background wrote the ledger',
    5,
    () => fakeBrowser.storage.local.set({ ledger: { writtenAt: 5 } }),
    true,
  ],
  ['it wrote something else', 5, () => fakeBrowser.storage.local.set({ settings: {} }), false],
  ['another area has such a key', 5, () => fakeBrowser.storage.session.set({ ledger: 1 }), false],
  ['the person comes back after a while', 61_000, focus, true],
  ['the person looks away for a moment', 5_000, focus, false],
])('%s, %i ms later', async (_name, ms, deed, isRead) => {
  expect(await after(ms, deed)).toBe(isRead);
});
