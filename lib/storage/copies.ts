import * as v from 'valibot';
import { decode, type Item } from './item';
import { keysItem, parseKey, settingsItem, sitesItem } from './items';

/**
 * Second copies of what nobody could tell us again. Beside the settings, the sites and the list of keys: written with each
 * change. Of an account's record: once an hour, since a reading mends it anyway.
 */
const PREFIX = 'copy:';
const HOUR = 3_600_000;

export function copyKey(key: string): string {
  return PREFIX + key;
}

/** The copies to write along with `written`. */
export function copiesOf(
  written: Readonly<Record<string, unknown>>,
  stored: Readonly<Record<string, unknown>>,
  now: number,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(written)
      .filter(
        ([key]) => isPrecious(key) || (parseKey(key)?.kind === 'account' && isOld(stored[copyKey(key)], now)),
      )
      .map(([key, value]) => [copyKey(key), { ...(value as object), at: now }]),
  );
}

const precious = [settingsItem.key, keysItem.key, sitesItem.key];

function isPrecious(key: string): boolean {
  return precious.includes(key);
}

const Dated = v.object({ at: v.number() });

function isOld(copy: unknown, now: number): boolean {
  return !v.is(Dated, copy) || Math.abs(now - copy.at) >= HOUR;
}

/** The key and the copy's value, where there is a copy and it can be read. */
export function readableCopy(
  item: Item<unknown>,
  stored: Readonly<Record<string, unknown>>,
): [key: string, value: unknown][] {
  const copy = stored[copyKey(item.key)];
  return copy !== undefined && decode(item, copy).ok ? [[item.key, copy]] : [];
}

/** With the copy of what is not there at all any more: a profile that was damaged loses single keys. */
export function withLost(stored: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const lost = precious.filter((key) => stored[key] === undefined && stored[copyKey(key)] !== undefined);
  return { ...stored, ...Object.fromEntries(lost.map((key) => [key, stored[copyKey(key)]])) };
}
