import * as v from 'valibot';
import type { PoolReading } from '../../core/reading';
import { isJsonObject, type Json } from '../../wire/json';
import { refuse, shaped } from '../read';
import { AmountSchema } from './quantity';

/** `used_percent` is 0 to 100 always: 1 is one percent. */
const WindowSchema = v.object({
  used_percent: AmountSchema,
  limit_window_seconds: v.exactOptional(v.nullable(AmountSchema)),
  reset_at: v.exactOptional(v.nullable(AmountSchema)),
  reset_after_seconds: v.exactOptional(v.nullable(AmountSchema)),
});

const day = 86_400;

const lengths = [
  [day, 'd', 'day'],
  [3600, 'h', 'hour'],
  [60, 'm', 'minute'],
  [1, 's', 'second'],
] as const;

/** The name of a window of this length: `5h`, `weekly`; a month is 2,628,000 s (1/12 year) or 28 to 31 days. */
export function lengthName(seconds: number): { readonly id: string; readonly label: string } {
  if (seconds === 7 * day) return { id: 'weekly', label: 'weekly' };
  if (seconds >= 28 * day && seconds <= 31 * day) return { id: 'monthly', label: 'monthly' };
  const [unit, letter, word] = lengths.find(([unit]) => seconds % unit === 0) ?? [1, 's', 'second'];
  return { id: `${seconds / unit}${letter}`, label: `${seconds / unit}-${word}` };
}

/**
 * The windows of one limit. They are told apart by their length, not by their slot: the weekly one has
 * been seen in the primary slot (July 2026). A window that is null is not metered; one in a slot that
 * we don't know is read like the others.
 */
export function windowPools(
  limit: { readonly id: string; readonly label: string },
  rateLimit: Json | undefined,
  at: string,
  now: number,
): PoolReading[] {
  if (rateLimit === null || rateLimit === undefined) return [];
  if (!isJsonObject(rateLimit)) return refuse('changed-shape', at, `Expected an object at ${at}.`);
  return Object.entries(rateLimit)
    .filter(([slot, window]) => slot.endsWith('_window') && window !== null)
    .map(([slot, value]) => {
      const window = shaped(WindowSchema, value, `${at}.${slot}`);
      const length = window.limit_window_seconds || undefined;
      const place = slot.replace(/_window$/, '');
      const name =
        length === undefined ? { id: place, label: `${place}, length unknown` } : lengthName(length);
      const resetsAt = window.reset_at ? window.reset_at * 1000 : inSeconds(window.reset_after_seconds, now);
      return {
        id: `${limit.id}:${name.id}`,
        label: `${limit.label} ${name.label}`,
        unit: 'percent',
        limit: 100,
        used: window.used_percent,
        remaining: Math.max(0, 100 - window.used_percent),
        refills: true as const,
        ...(resetsAt === undefined ? {} : { resetsAt }),
        ...(length === undefined ? {} : { windowSeconds: length }),
      };
    });
}

function inSeconds(seconds: number | null | undefined, now: number): number | undefined {
  return typeof seconds === 'number' ? now + seconds * 1000 : undefined;
}
