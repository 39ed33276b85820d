import { describe, expect, it } from 'vitest';
import type { PoolReading } from '../../../lib/core/reading';
import { fixture } from '../fixture';
import { findingsOf, org, usageUrl } from './exchange';

/** `used` of each pool and, where it is told, its reset: [id, label, used, reset]. */
type Row = readonly [id: string, label: string, used: number, resetsAt?: string];

const recordings: Readonly<Record<string, { readonly plan?: string; readonly windows: readonly Row[] }>> = {
  'usage-limits-array.json': {
    windows: [
      ['five-hour', '5-hour', 23, '2026-01-29T20:00:00Z'],
      ['seven-day', 'Weekly', 4, '2026-02-05T15:00:00Z'],
      ['seven-day:sonnet', 'Weekly · Sonnet', 0],
      ['seven-day:fable', 'Weekly · Fable', 9, '2026-02-05T14:59:59Z'],
    ],
  },
  'usage-old-shape.json': {
    windows: [
      ['five-hour', '5-hour', 23, '2026-01-29T20:00:00Z'],
      ['seven-day', 'Weekly', 4, '2026-02-05T15:00:00Z'],
      ['seven-day:sonnet', 'Weekly · Sonnet', 0],
    ],
  },
  'usage-extra-usage-on.json': {
    windows: [
      ['five-hour', '5-hour', 62, '2026-05-23T13:30:00Z'],
      ['seven-day', 'Weekly', 27, '2026-05-27T13:00:00Z'],
      ['seven-day:sonnet', 'Weekly · Sonnet', 4, '2026-05-23T14:24:00Z'],
    ],
  },
  'usage-minimal.json': {
    windows: [
      ['five-hour', '5-hour', 15, '2026-05-23T13:30:00Z'],
      ['seven-day', 'Weekly', 8, '2026-05-27T13:00:00Z'],
    ],
  },
  'usage-live-pro-2026-04-29.json': {
    windows: [
      ['five-hour', '5-hour', 60, '2026-04-29T11:40:00.255Z'],
      ['seven-day', 'Weekly', 12, '2026-05-06T02:00:00.255Z'],
      ['seven-day:omelette', 'Weekly · Design', 0],
    ],
  },
  'usage-live-weekly-scoped.json': {
    plan: 'Max 20x',
    windows: [
      ['five-hour', '5-hour', 9, '2026-07-02T02:09:59.400Z'],
      ['seven-day', 'Weekly', 1, '2026-07-04T13:59:59.400Z'],
      ['seven-day:fable', 'Weekly · Fable', 1, '2026-07-04T14:00:00.400Z'],
    ],
  },
  'usage-legacy-keys.json': {
    windows: [
      ['five-hour', '5-hour', 25, '2026-04-29T15:00:00Z'],
      ['seven-day', 'Weekly', 4.5, '2026-05-05T09:00:00Z'],
    ],
  },
  'usage-free-tier.json': {
    plan: 'Free',
    windows: [['five-hour', '5-hour', 0, '2026-04-29T15:00:00Z']],
  },
  'usage-exhausted.json': {
    windows: [
      ['five-hour', '5-hour', 100, '2026-06-29T19:00:00Z'],
      ['seven-day', 'Weekly', 88, '2026-07-03T00:00:00Z'],
      ['seven-day:opus', 'Weekly · Opus', 100, '2026-07-03T00:00:00Z'],
    ],
  },
  'usage-three-windows.json': {
    windows: [
      ['five-hour', '5-hour', 64.5, '2026-06-29T19:00:00Z'],
      ['seven-day', 'Weekly', 37, '2026-07-03T00:00:00Z'],
      ['seven-day:opus', 'Weekly · Opus', 12, '2026-07-03T00:00:00Z'],
    ],
  },
};

function windowPool([id, label, used, resetsAt]: Row): PoolReading {
  return {
    id,
    label,
    unit: 'percent',
    limit: 100,
    used,
    remaining: 100 - used,
    ...(resetsAt === undefined ? {} : { resetsAt: Date.parse(resetsAt) }),
    refills: true,
    windowSeconds: id === 'five-hour' ? 18_000 : 604_800,
  };
}

describe('each recorded usage answer reads as its row says', () => {
  it.each(Object.entries(recordings))('%s', (file, { plan, windows }) => {
    const findings = findingsOf({ url: usageUrl, body: fixture('claude', file) });
    const money = (findings.pools ?? []).filter((pool) => pool.id === 'extra-usage');
    expect((findings.pools ?? []).filter((pool) => !money.includes(pool))).toEqual(windows.map(windowPool));
    expect(findings.complete).toBe(true);
    expect(findings.plan).toBe(plan);
    expect(findings.account).toEqual({ id: org, ...(plan === undefined ? {} : { plan }) });
  });

  it('only usage-extra-usage-on.json has extra usage: 2.50 of 50.00 USD', () => {
    const money = Object.keys(recordings).flatMap((file) =>
      (findingsOf({ url: usageUrl, body: fixture('claude', file) }).pools ?? [])
        .filter((pool) => pool.id.startsWith('extra-usage'))
        .map((pool) => ({ file, pool })),
    );
    expect(money).toEqual([
      {
        file: 'usage-extra-usage-on.json',
        pool: {
          id: 'extra-usage',
          label: 'Usage credits',
          unit: 'USD',
          used: 2.5,
          limit: 50,
          remaining: 47.5,
          paysBeyond: true,
        },
      },
    ]);
  });

  it('quota-responses.json, part claude: 8 % and 22 %', () => {
    const { claude } = JSON.parse(fixture('mixed', 'quota-responses.json'));
    const { pools } = findingsOf({ url: usageUrl, body: claude.usage });
    expect(pools).toEqual([
      windowPool(['five-hour', '5-hour', 8, '2026-08-02T17:00:00Z']),
      windowPool(['seven-day', 'Weekly', 22, '2026-08-09T12:00:00Z']),
    ]);
  });
});
