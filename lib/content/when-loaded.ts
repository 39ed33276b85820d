/** The longest that a page's load is waited for, in ms. */
export const PATIENCE = 3_000;

/**
 * Runs once the page has loaded and has nothing more urgent to do: at once where it has, and after {@link PATIENCE} at
 * the latest, since some pages never end loading. What the background does for us is then not in the load's way.
 */
export function whenLoaded(document: Document, run: () => void, signal: AbortSignal): void {
  const view = document.defaultView;
  if (document.readyState === 'complete' || view === null) {
    run();
    return;
  }
  const start = (): void => {
    clearTimeout(timer);
    view.removeEventListener('load', loaded);
    if (!signal.aborted) run();
  };
  const timer = setTimeout(start, PATIENCE);
  const loaded = (): void => {
    clearTimeout(timer);
    view.requestIdleCallback(start, { timeout: PATIENCE });
  };
  view.addEventListener('load', loaded, { once: true });
  signal.addEventListener('abort', start);
}
