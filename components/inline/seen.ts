/**
 * The browser's word on whether every pixel is seen as it was drawn (IntersectionObserver with `trackVisibility`): it
 * also knows of what lies over it and lets clicks through, and of closed shadow roots. Firefox gives none.
 */
export function tellsSeen(): boolean {
  return 'isVisible' in IntersectionObserverEntry.prototype;
}

/** Told at the first look, and within some 100 ms of each change. */
export function observeSeen(node: Element, onSeen: (isSeen: boolean) => void, signal: AbortSignal): void {
  const options = { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as (IntersectionObserverEntry & { readonly isVisible?: boolean }) | undefined;
    if (last !== undefined) onSeen(last.isVisible === true && last.intersectionRatio > 0.99);
  }, options);
  observer.observe(node);
  signal.addEventListener('abort', () => observer.disconnect());
}

/** In the next frame: a new observer's first look waits for nothing. */
export function seenNext(node: Element, signal: AbortSignal): Promise<boolean> {
  const once = new AbortController();
  return new Promise((resolve) => {
    const told = (isSeen: boolean): void => {
      once.abort();
      resolve(isSeen);
    };
    observeSeen(node, told, AbortSignal.any([signal, once.signal]));
  });
}
