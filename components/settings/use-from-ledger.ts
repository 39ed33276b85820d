import { useEffect, useRef, useState } from 'react';
import type { State } from '../../lib/storage/state';

/** An import changes storage many times in a row: it is read again when that has been still for so long (ms). */
const STILL = 1000;

/**
 * What `read` gives of the ledger; undefined until it has, and where it can't. Read anew when storage changes:
 * that is also how the background says that the ledger has. `read` sees the state that it is called with.
 */
export function useFromLedger<T>(
  state: State | undefined,
  read: (state: State) => Promise<T>,
): T | undefined {
  const [found, setFound] = useState<T>();
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` is made anew with every render, and does the same
  useEffect(() => {
    if (state === undefined) return;
    let ended = false;
    const attempt = async () => {
      try {
        return await read(state);
      } catch (error) {
        // The page says that it is not known; where and why is for a developer.
        console.error('Credit Gauge: the history could not be read', error);
        return undefined;
      }
    };
    const timer = setTimeout(
      async () => {
        first.current = false;
        const value = await attempt();
        if (!ended) setFound(value);
      },
      first.current ? 0 : STILL,
    );
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [state]);
  return found;
}
