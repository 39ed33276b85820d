// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useFromLedger } from '../../../components/settings/use-from-ledger';
import type { State } from '../../../lib/storage/state';
import { sampleState } from './sample';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

function use(read: (state: State) => Promise<number>, initial?: State) {
  return renderHook(({ state }: { state: State | undefined }) => useFromLedger(state, read), {
    initialProps: { state: initial },
  });
}

it('waits for storage, then reads at once', async () => {
  const read = vi.fn(async () => 5);
  const { result, rerender } = use(read);
  await pass(5000);
  expect(read).not.toHaveBeenCalled();
  rerender({ state: sampleState() });
  await pass(0);
  expect(result.current).toBe(5);
});

it('reads anew once storage has been still for a while, and shows the old until then', async () => {
  const read = vi.fn(async () => read.mock.calls.length);
  const { result, rerender } = use(read, sampleState());
  await pass(0);
  for (let change = 0; change < 20; change++) {
    rerender({ state: sampleState() });
    await pass(300);
  }
  expect(result.current).toBe(1);
  await pass(1000);
  expect(result.current).toBe(2);
  expect(read).toHaveBeenCalledTimes(2);
});

it('knows nothing where the ledger can not be read', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { result } = use(() => Promise.reject(new Error('closed')), sampleState());
  await pass(0);
  expect(result.current).toBeUndefined();
  expect(console.error).toHaveBeenCalled();
});
