import * as v from 'valibot';
import type { Json } from '../../wire/json';
import { refuse } from '../read';

/** A count or an amount that can't be below zero. */
export const AmountSchema = v.pipe(v.number(), v.finite(), v.minValue(0));

/** Credits come as a number or as decimal text (`"612.5"`). */
export const DecimalSchema = v.pipe(
  v.union([v.number(), v.string()]),
  v.check((value) => /^-?\d+(\.\d+)?$/.test(String(value).trim()), 'a decimal number'),
  v.transform(Number),
);

export const ResetSchema = v.exactOptional(v.nullable(v.union([v.string(), v.number()])));

const yearSeconds = 366 * 86_400;

/**
 * When something renews, ms since the epoch. Seconds from now, or ISO 8601 (both seen under the same
 * key); a time without a zone is not known.
 */
export function resetTime(value: Json | undefined, at: string, now: number): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const seconds = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof seconds === 'number' && seconds >= 0 && seconds <= yearSeconds) return now + seconds * 1000;
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return refuse('changed-shape', at, `Expected a time or seconds at ${at}.`);
  return /(Z|[+-]\d\d:?\d\d)$/i.test(String(value)) ? time : undefined;
}

/** `GPT-5.3-Codex-Spark` as `gpt-5-3-codex-spark`: one id whatever the letter case and the dots. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** `some_feature` as `Some feature`. */
export function spelledOut(name: string): string {
  const words = name.replace(/[_-]+/g, ' ').trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
