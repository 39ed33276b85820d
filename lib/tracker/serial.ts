/**
 * A job that never runs twice at once: a call while it runs asks for exactly one more run after it,
 * so the last run always sees the latest state. The promise settles with the run that covers the call.
 */
export function serial(job: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> => {
    running = job().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (next !== undefined) return next;
    if (running === undefined) return run();
    next = running
      // That failure is for those who wait for that run.
      .catch(() => {})
      .then(() => {
        next = undefined;
        return run();
      });
    return next;
  };
}
