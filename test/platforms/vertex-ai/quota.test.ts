import fc from 'fast-check';
import { expect, it } from 'vitest';
import { vertexAi } from '../../../lib/platforms/vertex-ai';
import { readQuota } from '../../../lib/platforms/vertex-ai/quota';
import type { Json } from '../../../lib/wire/json';

const type = (kind: string) => `serviceruntime.googleapis.com/quota/${kind}`;

interface Quota {
  readonly metric: string;
  readonly name: string;
  readonly location: string;
  readonly amount: number;
}

const series = (kind: string, { metric, name, location, amount }: Quota): Json => ({
  metric: {
    type: type(kind),
    labels: { quota_metric: metric, ...(name === '' ? {} : { limit_name: name }) },
  },
  resource: { labels: { location } },
  points: [{ value: { int64Value: String(amount) } }],
});

function read(used: readonly Quota[], limits: readonly Quota[]) {
  const json: Json = [
    { timeSeries: used.map((one) => series('allocation/usage', one)) },
    { timeSeries: limits.map((one) => series('limit', one)) },
  ];
  try {
    return (
      readQuota({
        status: 200,
        params: {},
        request: { headers: {}, query: {} },
        json,
        at: 0,
        now: 0,
      }).pools ?? []
    );
  } catch {
    return 'refused';
  }
}

const quota = fc.record({
  metric: fc.constantFrom('m1', 'm2'),
  name: fc.constantFrom('', 'A', 'B'),
  location: fc.constantFrom('global', 'us-west1'),
  amount: fc.integer({ min: -1, max: 50 }),
});

it('gives a usage only a limit of its own metric and region, and of its own name where it has one', () => {
  fc.assert(
    fc.property(fc.array(quota, { maxLength: 4 }), fc.array(quota, { maxLength: 4 }), (used, limits) => {
      const pools = read(used, limits);
      if (pools === 'refused') return;
      for (const pool of pools) {
        const own = used.filter(({ amount }) => amount === pool.used);
        const fits = own.some((one) => {
          const candidates = limits.filter(
            (limit) =>
              limit.amount > 0 &&
              limit.metric === one.metric &&
              limit.location === one.location &&
              (one.name === '' || limit.name === one.name),
          );
          return candidates.some(({ amount }) => amount === pool.limit);
        });
        expect(fits).toBe(true);
        expect(pool.remaining).toBe(Math.max(0, (pool.limit ?? 0) - (pool.used ?? 0)));
      }
    }),
  );
});

it('refuses to guess where two limits fit the only usage', () => {
  const base = { metric: 'm', location: 'global' };
  const limits = [
    { ...base, name: 'A', amount: 100 },
    { ...base, name: 'B', amount: 200 },
  ];
  expect(read([{ ...base, name: '', amount: 1 }], limits)).toBe('refused');
  expect(read([{ ...base, name: 'B', amount: 1 }], limits)).toMatchObject([{ limit: 200, used: 1 }]);
});

it('asks for both at once, over a day and a half', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const [ask] = vertexAi.asking.balance({ id: 'acme-prod' }, now);
  const [used, limit] = [ask?.url ?? '', ...(ask?.also ?? [])].map((url) => new URL(url).searchParams);
  expect(used?.get('filter')).toContain('quota/allocation/usage');
  expect(limit?.get('filter')).toContain('quota/limit');
  expect(used?.get('interval.startTime')).toBe('2026-11-21T00:00:00.000Z');
  expect(used?.get('interval.endTime')).toBe('2026-11-22T12:00:00.000Z');
});
