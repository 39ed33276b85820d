import { describe, expect, test } from 'vitest';
import { fixture as mixed } from '../fixture';
import { backend, findingsOf, fixture, now } from './read';

/** Each row is a row of fixtures/ORIGIN.md: pool, percent used, when it resets (ms), and the plan. */
const usage: readonly {
  readonly file: string;
  readonly body: string;
  readonly plan: string;
  readonly pools: readonly (readonly [id: string, used: number, resetsAt: number])[];
}[] = [
  {
    file: 'wham-usage-with-spark.json',
    body: fixture('wham-usage-with-spark.json'),
    plan: 'Pro',
    pools: [
      ['codex:primary', 9, now + 7_252_000],
      ['codex:secondary', 3, now + 265_266_000],
      ['gpt-5-3-codex-spark:primary', 16, now + 16_711_000],
      ['gpt-5-3-codex-spark:secondary', 5, now + 603_511_000],
    ],
  },
  {
    file: 'wham-usage-legacy-snake.json',
    body: fixture('wham-usage-legacy-snake.json'),
    plan: 'Pro',
    pools: [
      ['codex:5h', 42.5, 1_778_062_321_000],
      ['codex:weekly', 12, 1_778_544_318_000],
      ['gpt-5-codex-spark:5h', 5, 1_778_067_722_000],
      ['gpt-5-codex-spark:weekly', 1, 1_778_654_522_000],
    ],
  },
  {
    file: 'wham-usage-team-monthly.json',
    body: fixture('wham-usage-team-monthly.json'),
    plan: 'Business',
    pools: [['codex:monthly', 33, 1_786_262_548_000]],
  },
  {
    file: 'wham-usage-weekly-only-with-spark.json',
    body: fixture('wham-usage-weekly-only-with-spark.json'),
    plan: 'Pro',
    pools: [
      ['codex:weekly', 63, 1_785_011_368_000],
      ['gpt-5-3-codex-spark:weekly', 0, 1_785_034_650_000],
    ],
  },
  {
    file: 'wham-usage-plain.json',
    body: fixture('wham-usage-plain.json'),
    plan: 'Pro',
    pools: [
      ['codex:5h', 28, 1_782_018_000_000],
      ['codex:weekly', 73, 1_782_604_800_000],
    ],
  },
  {
    file: 'quota-responses.json, codex',
    body: JSON.stringify(JSON.parse(mixed('mixed', 'quota-responses.json')).codex.usage),
    plan: 'Pro',
    pools: [
      ['codex:5h', 12, 1_754_140_800_000],
      ['codex:weekly', 33, 1_754_572_800_000],
    ],
  },
];

describe('recorded answers of wham/usage', () => {
  test.each(usage)('$file', ({ body, plan, pools }) => {
    const findings = findingsOf({ url: backend('wham/usage'), body });
    expect(findings.plan).toBe(plan);
    expect(findings.complete).toBe(true);
    const windows = (findings.pools ?? []).filter((pool) => pool.unit === 'percent');
    expect(windows.map((pool) => [pool.id, pool.used, pool.resetsAt])).toEqual(pools);
    for (const pool of windows) {
      expect(pool).toMatchObject({ limit: 100, remaining: 100 - (pool.used ?? 0), refills: true });
    }
  });

  test('the monthly seat has 67 % left of a window of 2,628,000 s', () => {
    const { pools } = findingsOf({
      url: backend('wham/usage'),
      body: fixture('wham-usage-team-monthly.json'),
    });
    expect(pools).toMatchObject([{ label: 'Codex monthly', remaining: 67, windowSeconds: 2_628_000 }]);
  });

  test('a window without a length says so, and a model keeps the name that it was given', () => {
    const { pools } = findingsOf({ url: backend('wham/usage'), body: fixture('wham-usage-with-spark.json') });
    expect(pools?.map((pool) => pool.label)).toEqual([
      'Codex primary, length unknown',
      'Codex secondary, length unknown',
      'GPT-5.3-Codex-Spark primary, length unknown',
      'GPT-5.3-Codex-Spark secondary, length unknown',
      'Credits',
    ]);
  });

  test('a purse that was never filled (balance "0") is quiet; has_credits false is no purse', () => {
    const unsaid = findingsOf({ url: backend('wham/usage'), body: fixture('wham-usage-with-spark.json') });
    expect(unsaid.pools?.at(-1)).toEqual({
      id: 'credits',
      label: 'Credits',
      unit: 'credit',
      remaining: 0,
      paysBeyond: true,
      quiet: true,
    });
    const none = findingsOf({ url: backend('wham/usage'), body: fixture('wham-usage-legacy-snake.json') });
    expect(none.pools?.some((pool) => pool.id === 'credits')).toBe(false);
    expect(none.account).toEqual({ id: 'a-test' });
  });
});

test('the recorded Codex usage page: Pro 5x, 5 h 28 % used, weekly 59 % used, no reset without a zone', () => {
  const page = { url: 'https://chatgpt.com/codex/settings/usage', body: fixture('settings-page-pro.html') };
  const findings = findingsOf({ ...page, headers: { 'content-type': 'text/html' } });
  expect(findings).toEqual({
    plan: 'Pro 5x',
    pools: [
      {
        id: 'codex:5h',
        label: 'Codex 5-hour',
        unit: 'percent',
        limit: 100,
        used: 28,
        remaining: 72,
        refills: true,
        windowSeconds: 18_000,
      },
      {
        id: 'codex:weekly',
        label: 'Codex weekly',
        unit: 'percent',
        limit: 100,
        used: 59,
        remaining: 41,
        refills: true,
        windowSeconds: 604_800,
      },
    ],
  });
});
