import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/lib/ledger-cli';

const now = Date.parse('2026-11-29T12:00:00Z');

const balanceAt = async (at: string, given: unknown) => {
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  const { status, stdout, stderr } = await run(['balance', '--at', at], { stdin: async () => text, now });
  return { status, stderr, answer: stdout === '' ? undefined : JSON.parse(stdout) };
};

const plan = {
  id: 'plan',
  amount: 100,
  priority: 1,
  effectiveAt: '2024-01-31T00:00:00Z',
  recurrence: { every: 'P1M', anchor: '2024-01-31T00:00:00Z' },
};

describe('balance', () => {
  it.each([
    ['2024-01-30T23:59:59Z', 0],
    ['2024-01-31T00:00:00Z', 100],
    ['2024-02-28T23:59:59Z', 60],
    ['2024-02-29T00:00:00Z', 100],
    ['2024-03-30T23:59:59Z', 100],
    ['2024-03-31T00:00:00Z', 100],
  ])('of a plan of the 31st at %s is %d', async (at, left) => {
    const { status, answer } = await balanceAt(at, {
      grants: [plan],
      usage: [{ at: '2024-02-10T00:00:00Z', amount: 40 }],
    });
    expect([status, answer.balances, answer.overage]).toEqual([0, { plan: left }, 0]);
  });

  it('tells how it came to that', async () => {
    const { answer } = await balanceAt('2024-03-01T00:00:00Z', {
      grants: [plan, { id: 'gift', amount: '0.3', priority: 0, effectiveAt: '2024-01-31T00:00:00Z' }],
      usage: [
        { at: '2024-02-10T00:00:00Z', amount: 0.1 },
        { at: '2024-02-11T00:00:00Z', amount: 0.2 },
        { at: '2024-02-12T00:00:00Z', amount: '120' },
      ],
    });
    expect(answer).toEqual({
      balances: { plan: 80, gift: 0 },
      overage: 0,
      history: [
        {
          from: '2024-01-31T00:00:00.000Z',
          to: '2024-02-29T00:00:00.000Z',
          balances: { plan: 100, gift: 0.3 },
          used: { gift: 0.3, plan: 100 },
          overage: 20,
          endedBy: 'recurrence',
        },
        {
          from: '2024-02-29T00:00:00.000Z',
          to: '2024-03-01T00:00:00.000Z',
          balances: { plan: 100, gift: 0 },
          used: { plan: 20 },
          overage: 0,
          endedBy: 'end',
        },
      ],
    });
  });

  it('gives as text what a number would round', async () => {
    const grants = [{ id: 'a', amount: '12345678901234567890.1', effectiveAt: '2024-01-01T00:00:00Z' }];
    const { answer } = await balanceAt('2024-01-02T00:00:00Z', { grants });
    expect(answer.balances).toEqual({ a: '12345678901234567890.1' });
  });

  it('an anchor counts months on its own clock, and those before it too', async () => {
    const grants = [
      {
        ...plan,
        effectiveAt: '2023-12-01T00:00:00Z',
        recurrence: { every: 'P1M', anchor: '2024-03-31T00:00:00+02:00' },
      },
    ];
    const usage = [{ at: '2024-01-02T00:00:00Z', amount: 40 }];
    const left = async (at: string) => (await balanceAt(at, { grants, usage })).answer.balances.plan;
    expect(await left('2024-01-30T21:59:59Z')).toBe(60);
    expect(await left('2024-01-30T22:00:00Z')).toBe(100);
  });

  const start = { at: '2024-02-01T00:00:00Z', balances: { plan: 70 }, overage: 0 };
  it('goes on from a start', async () => {
    const { answer } = await balanceAt('2024-02-02T00:00:00Z', {
      grants: [plan],
      usage: [
        { at: '2024-01-31T12:00:00Z', amount: 30 },
        { at: '2024-02-01T00:00:00Z', amount: 5 },
      ],
      start,
    });
    expect(answer.balances).toEqual({ plan: 65 });
  });

  it.each([
    ['malformed-case', 'no JSON'],
    ['malformed-case', {}],
    ['malformed-case', { grants: [{ ...plan, amount: -1 }] }],
    ['malformed-case', { grants: [{ ...plan, amount: 'many' }] }],
    ['malformed-case', { grants: [{ ...plan, effectiveAt: '31.1.2024' }] }],
    ['invalid-recurrence', { grants: [{ ...plan, recurrence: { every: 'P-1M' } }] }],
    ['duplicate-grant', { grants: [plan, plan] }],
    ['unknown-grant', { grants: [plan], start: { ...start, balances: { plan: 1, other: 2 } } }],
    ['missing-balance', { grants: [plan], start: { ...start, balances: {} } }],
    ['reset-not-after-start', { grants: [plan], start, resets: [{ at: start.at, keepOverage: true }] }],
    ['until-before-start', { grants: [plan], start: { ...start, at: '2025-01-01T00:00:00Z' } }],
  ])('%s: %j', async (name, given) => {
    const { status, stderr, answer } = await balanceAt('2024-03-01T00:00:00Z', given);
    expect([status, answer.error.name]).toEqual([2, name]);
    expect(stderr).toBe(`${name}: ${answer.error.message}`);
  });
});

it.each([
  [[], 'npm run'],
  [['burn'], 'Unknown command'],
  [['balance', '--at', 'noon'], 'not an ISO 8601 time'],
  [['balance', '--when', 'noon'], 'Unknown option'],
])('the call %j makes no sense', async (args, words) => {
  const { status, stderr } = await run(args, { stdin: async () => '{"grants":[]}', now });
  expect([status, stderr]).toEqual([64, expect.stringContaining(words)]);
});

it('runs from the shell', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { status, stdout } = spawnSync(
    process.execPath,
    ['scripts/ledger.mjs', 'balance', '--at', '2024-02-05'],
    {
      cwd: root,
      input: JSON.stringify({ grants: [plan] }),
      encoding: 'utf8',
    },
  );
  expect([status, JSON.parse(stdout).balances]).toEqual([0, { plan: 100 }]);
});
