import { MAX_STRING } from './pick';

/** Deeper than any pick; a forged nest must not overflow the stack. */
const MAX_DEPTH = 32;

/** Whether it is JSON as a pick leaves it: plain, not deep, with no long text. */
export function isPickedJson(value: unknown, depth = 0): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return value.length <= MAX_STRING;
  if (typeof value !== 'object' || depth >= MAX_DEPTH) return false;
  // Walked, because `every` passes over holes.
  if (Array.isArray(value)) return [...value].every((item) => isPickedJson(item, depth + 1));
  if (!isPlain(value)) return false;
  return Object.entries(value).every(
    ([key, item]) => key !== '__proto__' && key.length <= MAX_STRING && isPickedJson(item, depth + 1),
  );
}

/** Not a Date, a Map or the like: Firefox passes those on in messages, and JSON has no word for them. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
