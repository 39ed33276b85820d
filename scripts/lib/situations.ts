import type { KeyedAsk, KeyedPool } from '../../lib/platforms/keyed/row';
import { rows } from '../../lib/platforms/keyed/rows';
import type { Platform } from '../../lib/platforms/platform';
import { type Case, type CaseFile, casesIn, isMutated } from './platform-case';
import { notesIn } from './quality';

/**
 * What each source of a balance owes a case of, or a reason why it can't occur there. What a missing field and another
 * shape come to is made of every good case by test/platforms/cases.test.ts; a source of which no case is good for that
 * (no JSON, no pools) owes cases of these two as well.
 */
export const owedSituations = [
  'signed-in',
  'signed-out',
  'empty',
  'out-of-credits',
  'unlimited',
  'several-pools',
] as const satisfies readonly Case['situation'][];
const unmade = ['field-missing', 'changed-shape'] as const satisfies readonly Case['situation'][];
export type Owed = (typeof owedSituations)[number] | (typeof unmade)[number];

export interface Owing {
  readonly source: string;
  readonly situation: Owed;
  /** There is a case of it. */
  readonly done: boolean;
  /** Why there is none, as it follows from how the source is read. */
  readonly follows?: string;
  /** Why there is none, as the notes say. */
  readonly noted?: string;
}

/** All that the sources of a platform's balance owe. `folder` is its folder of tests. Sources of low confidence owe nothing. */
export function owedBy(platform: Platform, folder: string): readonly Owing[] {
  const files = casesIn(folder);
  const notes = notesIn(folder).situations;
  return Object.entries(platform.endpoints)
    .filter(([, { kind, confidence }]) => kind === 'balance' && confidence !== 'low')
    .flatMap(([source]) => {
      const own = files.filter(({ of }) => of.source === source);
      return [...owedSituations, ...(own.some(isMutated) ? [] : unmade)].map((situation): Owing => {
        const follows = reasonFor(platform, source, situation, own);
        const noted = notes[`${source} ${situation}`] ?? notes[situation];
        return {
          source,
          situation,
          done: isThere(situation, own),
          ...(follows === undefined ? {} : { follows }),
          ...(noted === undefined ? {} : { noted }),
        };
      });
    });
}

/** Notes that nothing needs any more, as they stand in the file. */
export function needlessSituations(platform: Platform, folder: string): readonly string[] {
  const open = owedBy(platform, folder).filter(({ done, follows }) => !done && follows === undefined);
  return Object.keys(notesIn(folder).situations).filter((note) => {
    const [first, second] = note.split(' ');
    return !open.some(({ source, situation }) =>
      second === undefined ? situation === first : source === first && situation === second,
    );
  });
}

interface Pool {
  readonly unit: string;
  readonly remaining?: number;
  readonly quiet?: true;
}

function poolsOf({ of }: CaseFile): readonly Pool[] {
  return (of.expected.pools ?? []) as readonly Pool[];
}

/** A case shows what its answer is read as, whatever it is called: one with two pools shows several. */
function isThere(situation: Owed, own: readonly CaseFile[]): boolean {
  if (situation === 'signed-in') return own.some(({ of }) => !('failure' in of.expected));
  if (situation === 'several-pools' && own.some((file) => poolsOf(file).length > 1)) return true;
  return own.some(({ of }) => of.situation === situation);
}

function reasonFor(
  platform: Platform,
  source: string,
  situation: Owed,
  own: readonly CaseFile[],
): string | undefined {
  const ask = rows.find(({ id }) => id === platform.id)?.asks.find(({ id }) => id === source);
  const ofRow = ask === undefined ? undefined : reasonOfRow(ask, situation);
  if (ofRow !== undefined) return ofRow;
  const { answers = [] } = platform.endpoints[source] ?? {};
  if (situation === 'signed-out' && !answers.includes(401) && source !== mainSource(platform))
    return 'Its 401 is named in lib/platforms/read.ts, once for all, and shown at the first source.';
  const pools = own.flatMap(poolsOf);
  if (pools.length === 0) return undefined;
  const isHistory = pools.every(({ remaining }) => remaining === undefined);
  if (isHistory && (situation === 'out-of-credits' || situation === 'unlimited'))
    return 'It tells what was used, not what is left.';
  const isPurse = pools.every(({ unit }) => /^[A-Z]{3}$/.test(unit));
  if (situation === 'unlimited' && isPurse) return 'It is a purse of money, which has an end.';
  return undefined;
}

function reasonOfRow({ pools }: KeyedAsk, situation: Owed): string | undefined {
  const listed = pools.some(({ each }) => each !== undefined);
  if (situation === 'several-pools' && pools.length === 1 && !listed) return 'Its row knows one pool.';
  if (situation === 'empty' && !listed)
    return 'An answer without any of its pools is a changed one (lib/platforms/keyed/read.ts).';
  if (situation === 'unlimited' && !pools.some(hasSentinel))
    return 'Its row knows no value that stands for "without a limit".';
  return undefined;
}

function hasSentinel({ unless, remaining, limit, used }: KeyedPool): boolean {
  return (
    unless !== undefined ||
    [remaining, limit, used].some((amount) =>
      [amount]
        .flat()
        .some((term) => typeof term === 'object' && 'unless' in term && term.unless !== undefined),
    )
  );
}

/** Whose failure is the account's. */
function mainSource({ asking, endpoints }: Platform): string | undefined {
  const [first] = Object.entries(endpoints).filter(([, { kind }]) => kind === 'balance');
  const required = asking.balance({ id: 'a' }, 0).find((ask) => ask.required)?.endpoint;
  return required ?? asking.readAlong?.[0] ?? first?.[0];
}
