import type { Box, Size } from '../../components/inline/place';

/** A change of a fiftieth of what is seen of the element is noticed: of a prompt box of one line, half a pixel. */
const THRESHOLDS = Array.from({ length: 51 }, (_, index) => index / 50);

interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Where an element stands in the window; `away`: scrolled out of sight; `none`: not shown, or not in the page any more. */
export type Seen = Box | 'away' | 'none';

/**
 * Calls `onSeen` with where the element stands, now and whenever it has moved. The browser tells it with its own frames: nothing here makes it lay out the page, or wakes it up.
 *
 * An observer whose root is cut down to where the element was seen last notices when it leaves that place (as in
 * floating-ui's layoutShift, which reads the box itself, though).
 */
export function watchBox(element: Element, onSeen: (seen: Seen) => void, signal: AbortSignal): void {
  const view = element.ownerDocument.defaultView;
  if (view === null || signal.aborted) return;
  let observer: IntersectionObserver | undefined;
  let told: Seen | undefined;

  const tell = (seen: Seen): void => {
    if (told !== undefined && isSame(told, seen)) return;
    told = seen;
    onSeen(seen);
  };
  const observe = (margins: Margins | undefined, hear: (entry: IntersectionObserverEntry) => void): void => {
    observer?.disconnect();
    observer = new view.IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (entry !== undefined && !signal.aborted) hear(entry);
      },
      { threshold: THRESHOLDS, ...(margins === undefined ? {} : { rootMargin: marginsText(margins) }) },
    );
    observer.observe(element);
  };
  /** Anywhere in the window. */
  const look = (): void =>
    observe(undefined, ({ boundingClientRect: at, intersectionRect: seen, rootBounds }) => {
      const isSeen = seen.width > 0 && seen.height > 0;
      tell(isSeen ? boxOf(at) : at.width > 0 && at.height > 0 ? 'away' : 'none');
      // While it is out of sight, this observer tells when it comes.
      if (isSeen && rootBounds !== null) hold(at, rootBounds);
    });
  /** Where it was seen last. */
  const hold = (at: DOMRectReadOnly, bounds: DOMRectReadOnly): void => {
    const margins = {
      top: Math.floor(at.top - bounds.top),
      right: Math.floor(bounds.right - at.right),
      bottom: Math.floor(bounds.bottom - at.bottom),
      left: Math.floor(at.left - bounds.left),
    };
    let isFirst = true;
    observe(margins, ({ boundingClientRect: now }) => {
      const isStill = isFirst && isSame(boxOf(at), boxOf(now));
      isFirst = false;
      if (!isStill) look();
    });
  };
  look();
  let isFirstSize = true;
  const sizes = new view.ResizeObserver(() => {
    if (!isFirstSize) look();
    isFirstSize = false;
  });
  sizes.observe(element);
  view.addEventListener('resize', look, { signal });
  signal.addEventListener('abort', () => {
    observer?.disconnect();
    sizes.disconnect();
  });
}

/** Calls `onView` with the size of the window without its scroll bars, now and whenever it has changed. */
export function watchView(document: Document, onView: (size: Size) => void, signal: AbortSignal): void {
  const view = document.defaultView;
  if (view === null || signal.aborted) return;
  let observer: IntersectionObserver | undefined;
  const look = (): void => {
    observer?.disconnect();
    observer = new view.IntersectionObserver(([entry]) => {
      observer?.disconnect();
      if (entry?.rootBounds && !signal.aborted)
        onView({ width: entry.rootBounds.width, height: entry.rootBounds.height });
    });
    observer.observe(document.documentElement);
  };
  look();
  view.addEventListener('resize', look, { signal });
  signal.addEventListener('abort', () => observer?.disconnect());
}

function boxOf({ left, top, width, height }: DOMRectReadOnly): Box {
  return { left, top, width, height };
}

/** As far as a pixel on the screen shows it. */
function isSame(one: Seen, other: Seen): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return (['left', 'top', 'width', 'height'] as const).every(
    (side) => Math.abs(one[side] - other[side]) < 0.5,
  );
}

function marginsText({ top, right, bottom, left }: Margins): string {
  return [top, right, bottom, left].map((margin) => `${-margin}px`).join(' ');
}
