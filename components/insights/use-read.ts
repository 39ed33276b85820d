import { useEffect, useState } from 'react';
import type { Pending } from '../charts/chart';

export type Read<T> =
  | { readonly status: 'reading'; readonly value?: T }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly value?: T };

/** Whether there is nothing to show of it, and why. */
export function pendingOf({ status, value }: Read<unknown>): Pending | undefined {
  if (status === 'failed') return status;
  return value === undefined ? 'reading' : undefined;
}

/**
 * What `read` gives. `key` says what is read: with another one, what was read before is gone. With another `stamp`
 * the same is read anew, and the old stays until then. `key` undefined: nothing is wanted yet. Why it failed is not
 * kept: the page says what can be done.
 */
export function useRead<T>(key: string | undefined, stamp: number, read: () => Promise<T>): Read<T> {
  const [kept, setKept] = useState<{ readonly key: string | undefined; readonly read: Read<T> }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` and `stamp` say when to read again
  useEffect(() => {
    if (key === undefined) return;
    let ended = false;
    const settle = (status: 'reading' | 'failed') =>
      setKept((before) => {
        const value = before?.key === key ? before.read.value : undefined;
        return { key, read: value === undefined ? { status } : { status, value } };
      });
    settle('reading');
    read().then(
      (value) => {
        if (!ended) setKept({ key, read: { status: 'ready', value } });
      },
      () => {
        if (!ended) settle('failed');
      },
    );
    return () => {
      ended = true;
    };
  }, [key, stamp]);
  return kept === undefined || kept.key !== key ? { status: 'reading' } : kept.read;
}
