const RUNNING: unique symbol = Symbol.for('credit-gauge.content');

/**
 * Runs `start` unless it runs already: the script is registered for new pages and injected into open ones,
 * and a page may be both. When its signal is aborted it may be started again (the platform was switched off
 * and on). The isolated world is ours alone, so the page can't get at the mark.
 */
export function once(world: object, start: () => AbortSignal): void {
  const marked: { [RUNNING]?: true } = world;
  if (marked[RUNNING]) return;
  marked[RUNNING] = true;
  start().addEventListener('abort', () => delete marked[RUNNING]);
}
