import { describe, expect, test } from 'vitest';
import { liveBalance, mergeReading, type StoredPool } from '../../../lib/core/balance';
import { sampleBetween } from '../../../lib/core/learn';
import type { Sample } from '../../../lib/core/learned/sample';
import type { PoolReading, Spend } from '../../../lib/core/reading';
import { fixture } from './read';

/** Series of readings that another project recorded (fixtures/ORIGIN.md), fed to the core one by one. */

interface Point {
  readonly at: number;
  readonly reading: PoolReading;
}

function point(id: string, minutes: number, at: string, resetsAt: string, used: number): Point {
  const window = { limit: 100, refills: true, windowSeconds: minutes * 60 } as const;
  return {
    at: Date.parse(at),
    reading: {
      id,
      label: id,
      unit: 'percent',
      used,
      remaining: 100 - used,
      resetsAt: Date.parse(resetsAt),
      ...window,
    },
  };
}

interface Step {
  readonly kept: StoredPool;
  readonly sample: Sample | undefined;
}

/** Reads a series one after the other, with one message a second before each reading. */
function follow(points: readonly Point[]): readonly Step[] {
  const steps: Step[] = [];
  for (const { at, reading } of points) {
    const kept = steps.at(-1)?.kept;
    const message: Spend = { id: `m${at}`, at: at - 1000, unit: 'message', amount: 1, basis: 'exact' };
    steps.push({
      sample: sampleBetween(kept, reading, at, [message]),
      kept: mergeReading(kept, reading, at, 'usage'),
    });
  }
  return steps;
}

describe('one weekly window, six readings (history-weekly.jsonl)', () => {
  interface Row {
    readonly sampledAt: string;
    readonly resetsAt: string;
    readonly usedPercent: number;
    readonly windowMinutes: number;
  }
  const points = fixture('history-weekly.jsonl')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line))
    .map((row) => point('weekly', row.windowMinutes, row.sampledAt, row.resetsAt, row.usedPercent));
  const steps = follow(points);

  test('reads 0, 15.9, 36.5, 100, 100 and 100 % used', () => {
    const live = steps.map(({ kept }) => liveBalance(kept, [], kept.readAt));
    expect(live.map(({ used = -1 }) => Math.round(used * 10) / 10)).toEqual([0, 15.9, 36.5, 100, 100, 100]);
    expect(live.map(({ remaining = -1 }) => Math.round(remaining * 10) / 10)).toEqual([
      100, 84.1, 63.5, 0, 0, 0,
    ]);
    expect(
      live.every(({ provenance, freshness }) => provenance === 'reported' && freshness === 'fresh'),
    ).toBe(true);
  });
  test('teaches from the first two differences only: at 100 % what went beyond does not show', () => {
    expect(steps.map(({ sample }) => sample?.amount)).toEqual([
      undefined,
      15.888694315,
      20.576736425,
      undefined,
      undefined,
      undefined,
    ]);
  });
  test('its last reading, made at the instant of the reset, is shown as read', () => {
    const kept = steps.at(-1)?.kept;
    expect(kept?.readAt).toBe(kept?.resetsAt);
  });
  test('the one before it is full again once the reset has passed', () => {
    const kept = steps[4]?.kept as StoredPool;
    expect(liveBalance(kept, [], (kept.resetsAt ?? 0) + 1)).toMatchObject({
      remaining: 100,
      used: 0,
      provenance: 'estimated',
      freshness: 'renewed',
    });
  });
  test('in any other order, the newest wins', () => {
    const [newest] = points.slice(-1);
    const backwards = [...points].reverse();
    let kept: StoredPool | undefined;
    for (const { at, reading } of backwards) kept = mergeReading(kept, reading, at, 'usage');
    expect(kept).toMatchObject({ ...newest?.reading, readAt: newest?.at });
  });
});

interface Entry {
  readonly capturedAt: string;
  readonly resetsAt: string;
  readonly usedPercent: number;
}
interface Series {
  readonly name: string;
  readonly windowMinutes: number;
  readonly entries: readonly Entry[];
}
const history: { readonly accounts: Readonly<Record<string, readonly Series[]>> } = JSON.parse(
  fixture('history-two-accounts.json'),
);

function pointsOf(account: string, name: string): readonly Point[] {
  return (history.accounts[account] ?? [])
    .filter((series) => series.name === name)
    .flatMap(({ windowMinutes, entries }) =>
      entries.map((entry) => point(name, windowMinutes, entry.capturedAt, entry.resetsAt, entry.usedPercent)),
    )
    .sort((a, b) => a.at - b.at);
}

const everySeries = Object.entries(history.accounts).flatMap(([account, list]) =>
  list.map(({ name }) => [account, name] as const),
);

describe('two accounts, their 5-hour and weekly windows (history-two-accounts.json)', () => {
  test.each(everySeries)('%s %s: every reading is shown as it was read', (account, name) => {
    const points = pointsOf(account, name);
    expect(points.length).toBeGreaterThan(4);
    const shown = follow(points).map(({ kept }) => liveBalance(kept, [], kept.readAt));
    expect(shown.map(({ used, resetsAt }) => [used, resetsAt])).toEqual(
      points.map(({ reading }) => [reading.used, reading.resetsAt]),
    );
  });
  test.each(everySeries)('%s %s: no price is negative, and none spans two windows', (account, name) => {
    const points = pointsOf(account, name);
    for (const [index, { sample }] of follow(points).entries()) {
      const [before, after] = [points[index - 1], points[index]];
      const moved = Math.abs((after?.reading.resetsAt ?? 0) - (before?.reading.resetsAt ?? 0));
      if (moved > 60_000) expect(sample).toBeUndefined();
      expect(sample?.amount ?? 0).toBeGreaterThanOrEqual(0);
    }
  });
  test('a new reset time with less used is a reset: nothing is learned, nothing is refunded', () => {
    const points = pointsOf('account-1', 'weekly');
    const reset = points.findIndex(({ reading }, index) => {
      const before = points[index - 1]?.reading;
      return before !== undefined && (reading.used ?? 0) < (before.used ?? 0);
    });
    expect(points[reset]?.reading).toMatchObject({ used: 0 });
    const steps = follow(points);
    expect(steps[reset]?.sample).toBeUndefined();
    expect(steps[reset]?.kept).toMatchObject({ used: 0, remaining: 100 });
    expect(steps[reset + 1]?.sample?.amount).toBe(2);
  });
  test('a reset time that wobbles by a second is the same window', () => {
    const points = pointsOf('account-2', 'weekly');
    const wobble = points.findIndex(({ reading }, index) => {
      const before = points[index - 1]?.reading.resetsAt;
      return before !== undefined && Math.abs((reading.resetsAt ?? 0) - before) === 1000;
    });
    expect(follow(points)[wobble]?.sample?.amount).toBe(0);
  });
  test('each keeps to itself: two accounts followed in turns end as each alone', () => {
    const turns = ['account-1', 'account-2']
      .flatMap((account) => pointsOf(account, 'weekly').map((one) => ({ account, ...one })))
      .sort((a, b) => a.at - b.at);
    const kept = new Map<string, StoredPool>();
    for (const { account, at, reading } of turns)
      kept.set(account, mergeReading(kept.get(account), reading, at, 'usage'));
    for (const account of ['account-1', 'account-2'])
      expect(kept.get(account)).toEqual(follow(pointsOf(account, 'weekly')).at(-1)?.kept);
    expect(kept.get('account-1')?.used).not.toBe(kept.get('account-2')?.used);
  });
});
