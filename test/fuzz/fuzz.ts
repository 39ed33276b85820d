import { inspect } from 'node:util';
import { it } from 'vitest';
import { Random, seed } from './random';

/** A million inputs in all, by what is fed with them. Chosen so that all together take half a minute. */
export const inputs = {
  'event streams': 200_000,
  'event pickers': 100_000,
  'whole bodies': 150_000,
  'bodies in branches': 50_000,
  'HTML pages': 100_000,
  picks: 130_000,
  requests: 40_000,
  'messages of the page': 80_000,
  'messages of the content script': 50_000,
  'observations for the delivery': 50_000,
  'messages at the gate': 50_000,
} as const;

/** The longest (ms) that one input may take. A page, or the background for all pages, waits meanwhile. */
const LIMIT = 50;

/**
 * Feeds `check` with the inputs of this name: it must not throw, and take no longer than {@link LIMIT}. A machine
 * may be busy with something else, so a slow input is tried twenty times more, and the least work that it made counts.
 */
export function fuzz<T>(
  name: keyof typeof inputs,
  sentence: string,
  make: (random: Random) => T,
  check: (input: T) => void,
): void {
  const count: number = inputs[name];
  it(`${count} ${name}: ${sentence}`, { timeout: 240_000 }, () => {
    const random = new Random(name);
    for (let n = 0; n < count; n++) {
      const input = make(random);
      try {
        if (timeOf(check, input) <= LIMIT) continue;
        const least = Math.min(...Array.from({ length: 20 }, () => workOf(check, input)));
        if (least > LIMIT) throw new Error(`It takes ${Math.round(least)} ms.`);
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        const shown = inspect(input, { depth: 6, maxStringLength: 600, maxArrayLength: 20 });
        throw new Error(`Input ${n} of ${name}, FC_SEED=${seed}: ${words}\n${shown}`, { cause: error });
      }
    }
  });
}

function timeOf<T>(check: (input: T) => void, input: T): number {
  const start = performance.now();
  check(input);
  return performance.now() - start;
}

/** The time that the processor spent with it. Asked for only where it matters, because asking takes longer. */
function workOf<T>(check: (input: T) => void, input: T): number {
  const start = process.cpuUsage();
  check(input);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** `expect` costs more than what is checked with it here. `said` is only asked for when it is needed. */
export function holds(condition: boolean, said: () => string): void {
  if (!condition) throw new Error(said());
}

/** Whether two values are the same JSON text's. 0 and -0 are: JSON.stringify knows no -0. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        sameJson((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  );
}
