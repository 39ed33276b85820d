import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { within } from '../../lib/tracker/within';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('gives the answer, and leaves no timer behind', async () => {
  expect(await within(1_000, Promise.resolve('yes'))).toBe('yes');
  expect(vi.getTimerCount()).toBe(0);
});

it('gives undefined when no answer comes in time', async () => {
  const late = within(1_000, new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await late).toBeUndefined();
});

it('rejects as the answer does', async () => {
  await expect(within(1_000, Promise.reject(new Error('no tab')))).rejects.toThrow('no tab');
  expect(vi.getTimerCount()).toBe(0);
});
