import * as v from 'valibot';

/**
 * One versioned kind of value in extension storage. On disk it is `{ v, data }`. Reading it is a pure
 * function: migrate from its version to ours, then parse. (WXT's storage helper has versions too, but
 * neither parses nor says what was wrong; here both happen in one place that a test can call.)
 */
export interface Item<T> {
  readonly key: string;
  readonly version: number;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly fallback: T;
  /** migrations[n] takes data of version n to version n + 1. */
  readonly migrations?: Readonly<Record<number, (data: unknown) => unknown>>;
}

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

export function encode<T>(item: Item<T>, value: T): { v: number; data: T } {
  return { v: item.version, data: value };
}

/** The stored value, or why it can't be used. A value that was never stored is the fallback. */
export function decode<T>(item: Item<T>, raw: unknown): Decoded<T> {
  if (raw === undefined) return { ok: true, value: item.fallback };
  const envelope = v.safeParse(v.object({ v: v.pipe(v.number(), v.integer()), data: v.unknown() }), raw);
  if (!envelope.success) return { ok: false, reason: 'It has no version.' };
  const { v: version, data } = envelope.output;
  if (version > item.version) return { ok: false, reason: `It was written by a newer version (${version}).` };
  let migrated = data;
  for (let from = version; from < item.version; from++) {
    const migration = item.migrations?.[from];
    if (migration === undefined) return { ok: false, reason: `There is no way from version ${from}.` };
    try {
      migrated = migration(migrated);
    } catch (error) {
      return {
        ok: false,
        reason: `It could not be brought from version ${from}: ${String(error).slice(0, 100)}`,
      };
    }
  }
  const parsed = v.safeParse(item.schema, migrated, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  const [issue] = parsed.issues;
  return { ok: false, reason: `${v.getDotPath(issue) ?? 'value'}: ${issue.message}`.slice(0, 200) };
}
