// @vitest-environment happy-dom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { usePointing } from '../../../components/sites/use-pointing';
import { POINTING } from '../../../lib/storage/pointing';
import { pointing } from './sample';

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const write = (value: unknown) => act(() => fakeBrowser.storage.session.set({ [POINTING]: value }));

it('what is pointed at is told, as it grows, and when it has ended', async () => {
  await fakeBrowser.storage.session.set({ [POINTING]: { ...pointing(), sightings: [] } });
  const { result } = renderHook(() => usePointing());
  await waitFor(() => expect(result.current?.sightings).toEqual([]));
  await write(pointing());
  expect(result.current).toEqual(pointing());
  await act(() => fakeBrowser.storage.session.remove(POINTING));
  expect(result.current).toBeUndefined();
});

it('what can’t be read is nothing', async () => {
  const { result } = renderHook(() => usePointing());
  await write(pointing());
  await write({ home: 'rubbish' });
  expect(result.current).toBeUndefined();
});
