import { type RefCallback, useCallback, useState } from 'react';

/** Before it comes into view, so that it is there by then. */
const MARGIN = '300px';

/**
 * Whether one of the elements that `place` is given to has been in view, or near it, once: what takes long to read and
 * stands far down is read then.
 */
export function useSeen(): { readonly seen: boolean; readonly place: RefCallback<HTMLElement> } {
  const [seen, setSeen] = useState(false);
  const place = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setSeen(true);
        observer.disconnect();
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { seen, place };
}
