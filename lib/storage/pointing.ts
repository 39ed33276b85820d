import * as v from 'valibot';
import { browser } from '../browser';
import type { Sighting } from '../platforms/site/sighting';
import { HomeSchema } from './site-schema';

/** A site that the person points at: what it answered, in numbers, until then. In memory only, never written to the disk. */
export interface Pointing {
  readonly home: string;
  /** ms since the epoch. */
  readonly startedAt: number;
  readonly endsAt: number;
  readonly sightings: readonly Sighting[];
}

/** Of one address so many answers are kept, and answers of so many addresses. */
export const MAX_ANSWERS = 12;
export const MAX_ADDRESSES = 80;
/** So many numbers of all answers together: browsers hold ten megabytes of `storage.session`. */
export const MAX_NOTED = 20_000;

const time = v.pipe(v.number(), v.finite());
const number = v.union([v.pipe(v.number(), v.finite()), v.pipe(v.string(), v.maxLength(60))]);

const SightingSchema: v.GenericSchema<unknown, Sighting> = v.object({
  method: v.pipe(v.string(), v.maxLength(10)),
  url: v.pipe(v.string(), v.url(), v.maxLength(2000)),
  at: time,
  numbers: v.record(v.pipe(v.string(), v.maxLength(300)), number),
});

const PointingSchema: v.GenericSchema<unknown, Pointing> = v.object({
  home: HomeSchema,
  startedAt: time,
  endsAt: time,
  sightings: v.array(SightingSchema),
});

/** In `storage.session`, which pages can't read and no browser writes to the disk. */
export const POINTING = 'pointing';

/** Undefined where nothing is pointed at, or what is there can't be read: it is minutes old at most. */
export function parsePointing(stored: unknown): Pointing | undefined {
  const parsed = v.safeParse(PointingSchema, stored);
  return parsed.success ? parsed.output : undefined;
}

export async function readPointing(): Promise<Pointing | undefined> {
  return parsePointing((await browser.storage.session.get(POINTING))[POINTING]);
}

/**
 * With one more answer. Of the same numbers at the same address the first and the last are kept: what was sent in between
 * lies between those two.
 */
export function withSighting(pointing: Pointing, sighting: Sighting): Pointing {
  const parsed = v.safeParse(SightingSchema, sighting);
  if (!parsed.success) return pointing;
  const isOf = ({ method, url }: Sighting) => method === sighting.method && url === sighting.url;
  const same = pointing.sightings.filter(isOf);
  const others = pointing.sightings.filter((one) => !isOf(one));
  const addresses = new Set(others.map(({ method, url }) => `${method} ${url}`));
  if (same.length === 0 && addresses.size >= MAX_ADDRESSES) return pointing;
  const before = same.slice(-2);
  const isRepeated = before.length === 2 && before.every((one) => isSame(one, sighting));
  const kept = [...(isRepeated ? same.slice(0, -1) : same), sighting];
  // The first says where it began.
  const [first, ...rest] = kept;
  const few = first === undefined ? [] : [first, ...rest.slice(-(MAX_ANSWERS - 1))];
  const most = [few, few.length > 2 ? [...few.slice(0, 1), ...few.slice(-1)] : few]
    .map((answers) => [...others, ...answers])
    .find((sightings) => numbersIn(sightings) <= MAX_NOTED);
  return most === undefined ? pointing : { ...pointing, sightings: most };
}

function numbersIn(sightings: readonly Sighting[]): number {
  return sightings.reduce((sum, { numbers }) => sum + Object.keys(numbers).length, 0);
}

function isSame(a: Sighting, b: Sighting): boolean {
  return JSON.stringify(a.numbers) === JSON.stringify(b.numbers);
}
