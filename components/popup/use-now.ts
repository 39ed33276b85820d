import { useEffect, useState } from 'react';

/**
 * The time (ms since the epoch) of this rendering; there is one at least every `intervalMs`. It is never behind what
 * storage has just brought: what was typed in a second ago has begun.
 */
export function useNow(intervalMs: number): number {
  const [, setTicks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTicks((count) => count + 1), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return Date.now();
}
