import fc from 'fast-check';
import type { ConversationProject, ReadingEntry, SpendEntry } from '../../../lib/core/entry';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** 2026-05-03, a Sunday, midnight in UTC. */
export const SUNDAY = Date.UTC(2026, 4, 3);

export function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** A spend in the afternoon of 2026-05-03. */
export function spend(more: Partial<SpendEntry> = {}): SpendEntry {
  const at = more.at ?? SUNDAY + 14 * HOUR;
  return {
    id: 's1',
    platform: 'suno',
    account: 'me',
    at,
    day: isoDay(at),
    hour: new Date(at).getUTCHours(),
    unit: 'credit',
    basis: 'exact',
    ...more,
  };
}

/** A reading of Suno's credits, `days` after 2026-05-03 at noon. */
export function reading(days: number, more: Partial<ReadingEntry> = {}): ReadingEntry {
  const at = SUNDAY + DAY / 2 + days * DAY;
  return { platform: 'suno', account: 'me', pool: 'credits', at, day: isoDay(at), unit: 'credit', ...more };
}

const offset = fc.constantFrom(-11 * HOUR, 0, 5.5 * HOUR, 14 * HOUR);
const instant = fc.integer({ min: 0, max: 9 * 24 }).map((hours) => SUNDAY + hours * HOUR);
/** An instant with the person's day and hour somewhere in the world. */
const moment = fc.tuple(instant, offset).map(([at, away]) => ({
  at,
  day: isoDay(at + away),
  hour: new Date(at + away).getUTCHours(),
}));
const owner = fc.constantFrom(
  { platform: 'suno', account: 'me' },
  { platform: 'suno', account: 'team' },
  { platform: 'claude', account: 'me' },
);
const amount = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.constantFrom(0.1, 0.2, 0.3, 1e-7, 123_456.789, -0, 1e12),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
);
const word = fc.constantFrom('a', 'b', 'ü "x"', '=1+1');

const spendMembers = {
  id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
  unit: fc.constantFrom('credit', 'USD'),
  basis: fc.constantFrom('exact', 'priced', 'learned'),
  amount,
  pool: fc.constantFrom('credits', 'top-up'),
  model: word,
  feature: word,
  conversation: word,
  project: word,
  promptLength: fc.nat(100),
  settings: fc.dictionary(
    fc.constantFrom('size', 'count', '1'),
    fc.oneof(fc.constantFrom('hd', true), fc.nat(4)),
  ),
  refundedAt: instant,
} as const;

/** Spends with few keys, so that many are reports of the same one. */
export const anySpend: fc.Arbitrary<SpendEntry> = fc
  .tuple(owner, moment, fc.record(spendMembers, { requiredKeys: ['id', 'unit', 'basis'] }))
  .map(([whose, when, members]) => ({ ...whose, ...when, ...members }) as SpendEntry);

/** Reports of one spend. */
export const sameSpend = anySpend.map((one) => ({ ...one, id: '1', platform: 'suno', account: 'me' }));

export const anyReading: fc.Arbitrary<ReadingEntry> = fc
  .tuple(
    owner,
    moment,
    fc.record(
      {
        pool: fc.constantFrom('credits', 'window'),
        unit: fc.constantFrom('credit', 'credit', 'credit', 'percent'),
        remaining: fc.integer({ min: 0, max: 4 }),
        limit: fc.constantFrom(4, 10),
        used: fc.integer({ min: 0, max: 4 }),
        resetsAt: fc.tuple(fc.constantFrom(2, 5, 7), fc.nat(4)).map(([days, minutes]) => {
          return SUNDAY + days * DAY + minutes * 60_000;
        }),
        expiresAt: fc.constant(SUNDAY + 30 * DAY),
      },
      { requiredKeys: ['pool', 'unit'] },
    ),
  )
  .map(([whose, { at, day }, members]) => ({ ...whose, at, day, ...members }));

export const anyProject: fc.Arbitrary<ConversationProject> = fc
  .tuple(
    owner,
    fc.record({ conversation: word, project: fc.constantFrom('', 'novel', 'work'), at: fc.nat(3) }),
  )
  .map(([whose, members]) => ({ ...whose, ...members }));

export const anyEntries = fc.record({
  spends: fc.array(anySpend, { maxLength: 20 }),
  readings: fc.array(anyReading, { maxLength: 20 }),
  projects: fc.array(anyProject, { maxLength: 5 }),
});
