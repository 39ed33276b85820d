import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expectedRequests } from '../../lib/platforms/expected';
import type { Platform } from '../../lib/platforms/platform';
import { type Case, casesIn } from './platform-case';

/** What a platform can be good at. */
export const points = ['facts', 'balance', 'spend', 'preview', 'signed-out', 'drift'] as const;
export type Point = (typeof points)[number];

/** Done, or why not: still to do, or nothing that could be done. */
export type Mark = 'done' | { readonly todo: string } | { readonly exempt: string };
export type Quality = Readonly<Record<Point, Mark | undefined>>;

const Reason = v.pipe(v.string(), v.minLength(10));
const Reasons = v.optional(v.record(v.picklist(points), Reason), {});

/**
 * test/platforms/<id>/quality.json: a sentence for each point that is not done; and for each situation that has no case
 * (`unlimited`, or of one source alone `credits unlimited`), why it can't occur: see situations.ts.
 */
const NotesSchema = v.strictObject({
  todo: Reasons,
  exempt: Reasons,
  situations: v.optional(v.record(v.string(), Reason), {}),
});

/**
 * The quality card of a platform: what is done shows in the platform itself and in its cases, the rest has its reason in
 * the notes, or is undefined. `folder` is its folder of tests.
 */
export function qualityOf(platform: Platform, folder: string): Quality {
  const notes = notesIn(folder);
  const done = doneOf(
    platform,
    casesIn(folder).map(({ of }) => of),
    existsSync(join(folder, 'fixtures')),
  );
  const markOf = (point: Point): Mark | undefined => {
    if (done[point]) return 'done';
    const { todo, exempt } = {
      todo: notes.todo[point],
      exempt: notes.exempt[point] ?? exemption(platform, point),
    };
    return todo !== undefined ? { todo } : exempt !== undefined ? { exempt } : undefined;
  };
  return Object.fromEntries(points.map((point) => [point, markOf(point)])) as Quality;
}

/** Notes about points that are done, or that need none: they are to be removed. */
export function needlessNotes(platform: Platform, folder: string): readonly Point[] {
  const { todo, exempt } = notesIn(folder);
  const quality = qualityOf(platform, folder);
  return points.filter((point) => quality[point] === 'done' && (todo[point] ?? exempt[point]) !== undefined);
}

/** Empty where there is no such file. */
export function notesIn(folder: string): v.InferOutput<typeof NotesSchema> {
  const file = join(folder, 'quality.json');
  if (!existsSync(file)) return { todo: {}, exempt: {}, situations: {} };
  const parsed = v.safeParse(NotesSchema, JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file} is no notes on quality: ${v.summarize(parsed.issues)}`);
  return parsed.output;
}

function doneOf(platform: Platform, cases: readonly Case[], hasFixtures: boolean): Record<Point, boolean> {
  const endpoints = Object.values(platform.endpoints);
  const has = (situation: Case['situation']) =>
    hasFixtures || cases.some((one) => one.situation === situation);
  const spends = endpoints.some(({ kind }) => kind === 'usage');
  const isPriced = platform.costs.length > 0 || platform.priceData !== undefined;
  return {
    facts: [platform, ...endpoints].every(({ confidence }) => confidence !== 'low'),
    // Where one address tells everything (GraphQL), no endpoint is of that kind alone.
    balance: (platform.tier === 'A' || endpoints.some(({ kind }) => kind === 'balance')) && has('signed-in'),
    spend: spends && (has('spend') || cases.length === 0),
    preview:
      spends && (isPriced || endpoints.some(({ kind, task }) => kind === 'price' || task !== undefined)),
    'signed-out': endpoints.length > 0 && has('signed-out'),
    drift: expectedRequests(platform).length > 0,
  };
}

/** What follows from the way in which a platform is read. */
function exemption({ pages, endpoints }: Platform, point: Point): string | undefined {
  const isRead = Object.keys(endpoints).length > 0;
  if (!isRead && point !== 'facts') return 'Nothing is known that could be read: its plan is typed in.';
  const ofPages: readonly Point[] = ['spend', 'preview', 'drift'];
  return isRead && pages.length === 0 && ofPages.includes(point)
    ? 'It is read with a key or a connection: none of its pages are seen.'
    : undefined;
}
