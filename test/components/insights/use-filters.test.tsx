// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultFilters } from '../../../components/insights/filters';
import { useFilters } from '../../../components/insights/use-filters';

beforeEach(() => history.replaceState(null, '', '/insights.html'));
afterEach(cleanup);

it('begins with what the address says, and follows it', () => {
  history.replaceState(null, '', '/insights.html#range=90');
  const { result } = renderHook(() => useFilters());
  expect(result.current[0].range).toEqual({ kind: 'last', days: 90 });
  act(() => {
    history.replaceState(null, '', '/insights.html#range=7');
    window.dispatchEvent(new Event('hashchange'));
  });
  expect(result.current[0].range).toEqual({ kind: 'last', days: 7 });
});

it('writes what is chosen into the address, without a step to go back to', () => {
  const { result } = renderHook(() => useFilters());
  const steps = history.length;
  act(() => result.current[1]({ ...defaultFilters, platform: 'suno', range: { kind: 'all' } }));
  expect(location.hash).toBe('#range=all&platform=suno');
  expect(result.current[0].platform).toBe('suno');
  act(() => result.current[1](defaultFilters));
  expect(location.hash).toBe('');
  expect(history.length).toBe(steps);
});

it('gives the same filters while nothing changes, so that nothing is reckoned anew', () => {
  const { result, rerender } = renderHook(() => useFilters());
  const [before] = result.current;
  rerender();
  expect(result.current[0]).toBe(before);
});
