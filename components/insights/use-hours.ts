import { type RefObject, useEffect, useRef, useState } from 'react';
import type { DaySpan } from '../../lib/core/insights/days';
import type { HourRollup } from '../../lib/core/rollup';
import type { DayWindow } from './day-window';
import { type Read, useRead } from './use-read';

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
): { readonly place: RefObject<HTMLDivElement | null>; readonly read: Read<readonly HourRollup[]> } {
  const place = useRef<HTMLDivElement>(null);
  const seen = useSeen(place);
  const key = seen ? `${span.from} ${span.to}` : undefined;
  return { place, read: useRead(key, stamp, () => window.read(span)) };
}

/** Whether the element has been in view, or near it, once. */
function useSeen(place: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (seen || element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '300px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, seen]);
  return seen;
}
