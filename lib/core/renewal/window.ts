/** A rolling window in ms: `from` belongs to it, `to` doesn't. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * The windows that uses (ms, in any order) have opened, oldest first: each begins at the first use outside of the
 * one before. They don't overlap, and every use is in one. Throws a RangeError for a length that is none.
 */
export function windowsOf(uses: readonly number[], seconds: number): readonly Window[] {
  if (!(seconds > 0)) {
    throw new RangeError(`A window of ${seconds} seconds has no length.`);
  }
  const windows: Window[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const from of uses.toSorted((a, b) => a - b)) {
    if (from >= end) {
      end = from + seconds * 1000;
      windows.push({ from, to: end });
    }
  }
  return windows;
}

/**
 * The window that runs at `now` (ms), if one does. Later uses don't matter: a clock that is set back finds the window
 * that ran then.
 */
export function windowAt(uses: readonly number[], seconds: number, now: number): Window | undefined {
  return windowsOf(uses, seconds).findLast(({ from, to }) => from <= now && now < to);
}
