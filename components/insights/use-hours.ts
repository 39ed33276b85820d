import type { RefCallback } from 'react';
import type { DaySpan } from '../../lib/core/insights/days';
import type { HourRollup } from '../../lib/core/rollup';
import type { DayWindow } from './day-window';
import { type Read, useRead } from './use-read';
import { useSeen } from './use-seen';

/** The hours read so far, and when the ledger was last looked at. */
export interface HoursSource {
  readonly window: DayWindow<HourRollup>;
  readonly stamp: number;
}

/**
 * The hours of a span, read once the element has come into view: they stand at the end of the page, and reading them
 * takes as long as all the rest.
 */
export function useHours(
  { window, stamp }: HoursSource,
  span: DaySpan,
): { readonly place: RefCallback<HTMLElement>; readonly read: Read<readonly HourRollup[]> } {
  const { seen, place } = useSeen();
  const key = seen ? `${span.from} ${span.to}` : undefined;
  return { place, read: useRead(key, stamp, () => window.read(span)) };
}
