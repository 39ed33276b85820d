import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platforms } from '../../../lib/platforms';
import type { Platform } from '../../../lib/platforms/platform';
import { type Point, qualityOf } from '../../../scripts/lib/quality';
import { lower } from './lower';
import { moveTimes } from './move-times';
import { hasSite, type Plan, planOf } from './plan';

/** What the practice sites that are made from cases can tell, and why not more: test/e2e/chromium/every-platform.e2e.ts. */

/** The parts of a plan, by what they are called on the platform's quality card. */
const parts = { balance: 'balance', spend: 'spend', signedOut: 'signed-out' } as const satisfies {
  readonly [part in 'balance' | 'spend' | 'signedOut']: Point;
};
type Part = keyof typeof parts;

const noSource = 'No source says what its one address (GraphQL) answers a page that is signed out.';

/** Why a part is missing, where the quality card calls it done. */
const reasons: { readonly [platform: string]: { readonly [part in Part]?: string } } = {
  'ai-studio': { signedOut: 'No source says what its billing page shows to who is signed out.' },
  'copilot-ms': { signedOut: 'Nothing tells what is left, so nothing tells that nobody is signed in.' },
  luma: {
    signedOut: 'What its page asked in 2024 is read where it still does; that it fails is no failure.',
  },
  poe: { signedOut: noSource },
  replit: { signedOut: noSource },
};

const sites = platforms.filter(hasSite);
const MONTH = 30.4 * 86_400_000;
/** Any day, so that no calendar breaks a test one day. */
const days = Array.from({ length: 5 }, (_, index) => Date.UTC(2026, 10, 30, 23, 50) + index * 2.3 * MONTH);

function whyNot(platform: Platform, part: Part): string | undefined {
  const card = qualityOf(platform, join(import.meta.dirname, '../../platforms', platform.id));
  const mark = card[parts[part]];
  const noted = mark === undefined || mark === 'done' ? undefined : 'todo' in mark ? mark.todo : mark.exempt;
  return reasons[platform.id]?.[part] ?? noted;
}

describe.each(sites.map((platform) => [platform.id, platform] as const))('%s', (id, platform) => {
  const plan = planOf(platform, days[0] ?? 0);

  it.each(Object.keys(parts) as readonly Part[])('%s: told by a case, or a reason says why not', (part) => {
    const why = whyNot(platform, part);
    if (plan[part] === undefined)
      expect(
        why,
        `Record a case (npm run record), or say in plan.test.ts why ${id} has no ${part}.`,
      ).toBeDefined();
    else expect(reasons[id]?.[part], `A case tells it: take the reason out.`).toBeUndefined();
  });

  it('tells the same on any day', () => {
    const shape = ({ balance, spend, signedOut }: Plan) => [
      balance?.lowered.pool,
      spend?.spends.length,
      signedOut === undefined,
    ];
    for (const day of days)
      expect(shape(planOf(platform, day)), new Date(day).toISOString()).toEqual(shape(plan));
    // Bytes are tried one after the other: 15 s for Kiro's on a busy machine.
  }, 60_000);

  const { balance } = plan;
  if (balance !== undefined)
    it(`has less left of ${balance.lowered.pool} after ${balance.lowered.leaf}`, () => {
      const left = (pools: readonly { id: string; remaining?: number; used?: number }[]) => {
        const pool = pools.find((one) => one.id === balance.lowered.pool);
        return pool?.remaining ?? -(pool?.used ?? Number.NaN);
      };
      expect(left(balance.lowered.pools)).toBeLessThan(left(balance.pools));
    });
});

it('no reason is of a platform that has no site', () => {
  const ids = sites.map(({ id }) => id);
  expect(Object.keys(reasons).filter((id) => !ids.includes(id))).toEqual([]);
});

describe('times that move along', () => {
  const from = Date.parse('2026-11-22T12:00:00Z');
  const to = Date.parse('2027-02-24T15:30:42Z');

  it.each([
    ['"2026-11-22T12:00:00.000Z"', '"2027-02-24T15:30:00.000Z"'],
    ['2026-11-22T13:00:00+01:00', '2027-02-24T16:30:00+01:00'],
    ['2026-11-22 12:00', '2027-02-24 15:30'],
    ['"2026-12-01"', '"2027-03-05"'],
    ['{"at":1795348800}', '{"at":1803483000}'],
    ['{"at":1795348800000}', '{"at":1803483000000}'],
    ['{"at":1795348800000000}', '{"at":1803483000000000}'],
    ['{"at":1795348800.5}', '{"at":1803483000.5}'],
  ])('%s → %s', (text, moved) => {
    expect(moveTimes(text, from, to)).toBe(moved);
  });

  it.each([
    '{"id":1234567890}',
    '{"left":812345}',
    'a1795348800',
    '2026-13-40',
    '"org_1795348800"',
    '1.1795348800',
  ])('%s stays', (text) => expect(moveTimes(text, from, to)).toBe(text));

  it('that move by nothing stay, whatever the text', () => {
    const part = fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.stringMatching(/^\d{4}-\d\d-\d\d[T ]?(\d\d:\d\d)?$/),
      fc.integer().map(String),
    );
    fc.assert(
      fc.property(fc.array(part), (pieces) => {
        const text = pieces.join(' ');
        expect(moveTimes(text, from, from + 59_999)).toBe(text);
      }),
    );
  });
});

describe('less is left', () => {
  const body = (value: object) => new TextEncoder().encode(JSON.stringify(value));
  const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));
  const pool = (id: string, amounts: object) => ({ id, label: id, unit: 'credit', ...amounts });

  it('by a smaller rest or a larger use, never by a smaller limit where that can be', () => {
    const lowered = lower(body({ limit: 100, used: 40 }), (bytes) => {
      const { limit, used } = json(bytes);
      return [pool('credits', { limit, used, remaining: limit - used })];
    });
    expect(lowered).toMatchObject({ pool: 'credits', leaf: 'used 40 → 44' });
  });

  it('of the first pool that is no mere note', () => {
    const lowered = lower(body({ a: 10, b: 20 }), (bytes) => {
      const { a, b } = json(bytes);
      return [pool('note', { remaining: a, quiet: true }), pool('credits', { remaining: b })];
    });
    expect(lowered).toMatchObject({ pool: 'credits', leaf: 'b 20 → 18' });
  });

  it('not by a number that changes anything else, nor one that would not be shown', () => {
    const lowered = lower(body({ end: 5, left: 99.95 }), (bytes) => {
      const { end, left } = json(bytes);
      return [{ ...pool('week', { remaining: left, resetsAt: end }), unit: 'percent' }];
    });
    expect(lowered).toMatchObject({ leaf: 'left 99.95 → 89.95' });
  });

  it('in bytes that are no text', () => {
    const lowered = lower(Uint8Array.of(0x08, 0xff, 0x80 | 5), ([, , left = 0]) => [
      pool('credits', { remaining: left & 0x7f }),
    ]);
    expect(lowered?.body).toEqual(Uint8Array.of(0x08, 0xff, 0x80 | 4));
  });

  it('is found nowhere where no number says it', () => {
    expect(lower(body({ a: 1 }), () => [pool('credits', { remaining: 7 })])).toBeUndefined();
  });
});
