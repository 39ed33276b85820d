import { isPlain } from './picked-json';

/**
 * Checks of values that may be anything, put together as schemas are. For the content script: valibot, which tells what
 * is wrong as well, would be a third of what it weighs in every page.
 */
export type Check = (value: unknown) => boolean;

type Members = { readonly [name: string]: Check };

/** An object with these members and no others. */
export function exactly(members: Members, optional: Members = {}): Check {
  const needed = Object.keys(members);
  return (value) => {
    if (!isObject(value) || !needed.every((name) => Object.hasOwn(value, name))) return false;
    return Object.entries(value).every(([name, member]) => {
      const known = Object.hasOwn(members, name) ? members : optional;
      return Object.hasOwn(known, name) && known[name]?.(member) === true;
    });
  };
}

/** An object whose members are alike, whatever they are called: at most so many, with names of this length. */
export function record(
  check: Check,
  most = Number.POSITIVE_INFINITY,
  longestName = Number.POSITIVE_INFINITY,
): Check {
  return (value) => {
    const entries = isObject(value) ? Object.entries(value) : undefined;
    return (
      entries !== undefined &&
      entries.length <= most &&
      entries.every(([name, member]) => name.length <= longestName && check(member))
    );
  };
}

/** Walked, because `every` passes over holes. */
export function list(check: Check, most = Number.POSITIVE_INFINITY): Check {
  return (value) => Array.isArray(value) && value.length <= most && [...value].every(check);
}

export function oneOf(...values: readonly unknown[]): Check {
  return (value) => values.includes(value);
}

export function anyOf(...checks: readonly Check[]): Check {
  return (value) => checks.some((check) => check(value));
}

export function text(longest: number, form = /(?:)/): Check {
  return (value) => typeof value === 'string' && value.length <= longest && form.test(value);
}

export const isBoolean: Check = (value) => typeof value === 'boolean';

/** Finite. */
export const isNumber: Check = (value) => Number.isFinite(value);

/** A number that is not negative. */
export const isAmount: Check = (value) => isNumber(value) && (value as number) >= 0;

export function whole(least: number, most = Number.POSITIVE_INFINITY): Check {
  return (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isPlain(value);
}
