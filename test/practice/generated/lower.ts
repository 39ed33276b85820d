import { formatBare } from '../../../lib/core/format';
import type { PoolReading } from '../../../lib/core/reading';

/** An answer of which one number was changed, so that less is left of a pool. */
export interface Lowered {
  readonly body: Uint8Array;
  /** The pool of which less is left. */
  readonly pool: string;
  /** Which number: what stands before it, and how it was changed. */
  readonly leaf: string;
}

type Read = (body: Uint8Array) => readonly PoolReading[] | undefined;

/**
 * The same answer with less left, found by trial: each number of the body in turn is made a little smaller and a little
 * larger, and the platform's own reader says what came of it. The first one that lowers the first pool possible is taken;
 * undefined where none does. `read` gives the pools of a body, undefined for one that it refuses.
 */
export function lower(body: Uint8Array, read: Read): Lowered | undefined {
  const before = read(body) ?? [];
  const order = [...before.filter(({ quiet }) => !quiet), ...before.filter(({ quiet }) => quiet)].map(
    ({ id }) => id,
  );
  let best: { readonly lowered: Lowered; readonly rank: number } | undefined;
  for (const trial of trials(body)) {
    const after = read(trial.body);
    const pool = after && lowered(before, after, order);
    if (after === undefined || pool === undefined) continue;
    // Rather what is left or used than what it is taken from.
    const rank = order.indexOf(pool) * 2 + Number(!sameLimits(before, after));
    if (best === undefined || rank < best.rank) best = { lowered: { ...trial, pool }, rank };
    if (best.rank === 0) break;
  }
  return best?.lowered;
}

/** The first pool in `order` of which less is left now; undefined where anything else has changed, or more is left of one. */
function lowered(
  before: readonly PoolReading[],
  after: readonly PoolReading[],
  order: readonly string[],
): string | undefined {
  if (after.length !== before.length) return undefined;
  const fallen = new Set<string>();
  for (const [index, pool] of before.entries()) {
    const now = after[index];
    if (now === undefined || JSON.stringify(frame(pool)) !== JSON.stringify(frame(now))) return undefined;
    const [was, is] = [left(pool), left(now)];
    if (is > was) return undefined;
    // Of a percentage, a tenth is not shown.
    if (formatBare(is, pool.unit, 'en') !== formatBare(was, pool.unit, 'en')) fallen.add(pool.id);
  }
  return order.find((id) => fallen.has(id));
}

function sameLimits(before: readonly PoolReading[], after: readonly PoolReading[]): boolean {
  return before.every(({ limit }, index) => limit === after[index]?.limit);
}

/** All of a pool but its amounts. */
function frame({ remaining, limit, used, ...rest }: PoolReading) {
  return [rest, remaining === undefined, limit === undefined, used === undefined];
}

function left({ remaining, used }: PoolReading): number {
  return remaining ?? -(used ?? 0);
}

function trials(body: Uint8Array): Generator<{ readonly body: Uint8Array; readonly leaf: string }> {
  const text = new TextDecoder().decode(body);
  return Buffer.from(text).equals(body) ? inText(text) : inBytes(body);
}

/** No part of a word, date, time or version. */
const numbers = /(?<![\w.-]|\d:)\d+(?:\.\d+)?(?![\w-]|:\d|\.\d)/g;

function* inText(text: string): Generator<{ readonly body: Uint8Array; readonly leaf: string }> {
  for (const { 0: digits, index } of text.matchAll(numbers)) {
    for (const other of around(digits)) {
      const leaf = `${nameBefore(text, index)} ${digits} → ${other}`;
      const changed = text.slice(0, index) + other + text.slice(index + digits.length);
      yield { leaf, body: new TextEncoder().encode(changed) };
    }
  }
}

/** A little less and a little more, with as many decimals: by a tenth, or by what makes a difference to a small number. */
function around(digits: string): readonly string[] {
  const decimals = digits.split('.')[1]?.length ?? 0;
  const value = Number(digits);
  const steps = [Number((value / 10).toFixed(decimals)), 1, 10];
  return steps
    .filter((step) => step > 0)
    .flatMap((step) => [value - step, value + step])
    .filter((other) => other >= 0)
    .map((other) => other.toFixed(decimals));
}

/** The last word before it: a key of JSON, a caption of HTML. */
function nameBefore(text: string, index: number): string {
  return (
    text
      .slice(Math.max(0, index - 200), index)
      .match(/[A-Za-z_][\w-]*/g)
      ?.at(-1) ?? 'the number'
  );
}

/** Of what is no text (Protobuf): the lower seven bits of each byte, so that the lengths of numbers stay. */
function* inBytes(body: Uint8Array): Generator<{ readonly body: Uint8Array; readonly leaf: string }> {
  for (const [index, byte] of body.entries()) {
    for (const other of [(byte & 0x7f) - 1, (byte & 0x7f) + 1]) {
      if (other < 0 || other > 0x7f) continue;
      const changed = Uint8Array.from(body);
      changed[index] = (byte & 0x80) | other;
      yield { leaf: `byte ${index}: ${byte} → ${changed[index]}`, body: changed };
    }
  }
}
