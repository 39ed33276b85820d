import type { PoolKey } from './reader';

/**
 * Ranges of keys that are arrays. An array sorts after every string, so `[prefix, []]` is behind all keys that begin
 * with `prefix`.
 */
export function beginningWith(...prefix: readonly string[]): IDBKeyRange {
  return prefix.length === 0 ? IDBKeyRange.lowerBound([]) : IDBKeyRange.bound([...prefix], [...prefix, []]);
}

/** Keys that begin with a day from `from` to `to`, both included. */
export function daysFrom(from: string, to: string): IDBKeyRange {
  return IDBKeyRange.bound([from], [to, []]);
}

/** The rows of one pool, from the first to the last of these days. */
export function poolDays({ platform, account, pool }: PoolKey, from: string, to: string): IDBKeyRange {
  return IDBKeyRange.bound([platform, account, pool, from], [platform, account, pool, to, []]);
}
