/**
 * JSON text in which the members of every object stand in one order, so that equal values have equal texts. What JSON
 * leaves out (members that are undefined) makes no difference either.
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member) ? ordered(member) : member,
  );
}

/** The same members, by name. */
export function ordered<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b))) as T;
}

/** By UTF-16 code units, as IndexedDB orders its keys: the same everywhere, whatever the language. */
export function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By the first pair that differs. */
export function compareAll(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, one] of a.entries()) {
    const order = compare<string | number>(one, b[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
