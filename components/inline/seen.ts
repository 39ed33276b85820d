/**
 * The browser's word on whether every pixel is seen as it was drawn (IntersectionObserver with `trackVisibility`): it
 * also knows of what lies over it and lets clicks through, and of closed shadow roots. False where it gives none
 * (Firefox). Called at the first look, and at each change.
 */
export function observeSeen(node: Element, onSeen: (isSeen: boolean) => void, signal: AbortSignal): boolean {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return false;
  const options = { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as (IntersectionObserverEntry & { readonly isVisible?: boolean }) | undefined;
    if (last !== undefined) onSeen(last.isVisible === true && last.intersectionRatio > 0.99);
  }, options);
  observer.observe(node);
  signal.addEventListener('abort', () => observer.disconnect());
  return true;
}
