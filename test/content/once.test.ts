import { expect, it, vi } from 'vitest';
import { once } from '../../lib/content/once';

it('starts once, however often it is injected', () => {
  const world = {};
  const start = vi.fn(() => new AbortController().signal);
  once(world, start);
  once(world, start);
  expect(start).toHaveBeenCalledOnce();
});

it('starts again after it was stopped', () => {
  const world = {};
  const stopping = new AbortController();
  const start = vi.fn(() => stopping.signal);
  once(world, start);
  stopping.abort();
  once(world, start);
  expect(start).toHaveBeenCalledTimes(2);
});
