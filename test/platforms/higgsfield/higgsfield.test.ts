import { describe, expect, it } from 'vitest';
import { emptyBook } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import type { Task } from '../../../lib/core/quote/task';
import { higgsfield } from '../../../lib/platforms/higgsfield';
import { interpret } from '../../../lib/platforms/read';
import { fixture } from '../fixture';
import { type Exchange, observe } from '../observe';

const now = Date.parse('2026-11-02T12:00:00Z');
const wallet = 'https://fnf.higgsfield.ai/workspaces/wallet';
const walletBody = JSON.parse(fixture('higgsfield', 'wallet.json'));
const request = JSON.parse(fixture('higgsfield', 'job-request.json'));
const job = (type: string) => `https://fnf.higgsfield.ai/jobs/v2/${type}`;

function outcome(exchange: Omit<Exchange, 'platform' | 'now'>) {
  return interpret(higgsfield, observe({ platform: higgsfield, now, ...exchange }), now);
}
function findings(exchange: Omit<Exchange, 'platform' | 'now'>) {
  const read = outcome(exchange);
  if (read === undefined || !('findings' in read)) throw new Error(JSON.stringify(read));
  return read.findings;
}
const submit = (type: string, requestBody: unknown = request, body: unknown = { id: 'job-1' }) =>
  findings({ url: job(type), method: 'POST', requestBody, body });

describe('the wallet', () => {
  it.each([wallet, 'https://fnf-api-gw.higgsfield.ai/fnf/workspaces/wallet'])(
    'hundredths are credits; plan and bought ones together are left of what the plan grants: %s',
    (url) => {
      expect(findings({ url, body: walletBody })).toEqual({
        account: { id: '30000000-0000-4000-8000-000000000001' },
        pools: [
          { id: 'credits', label: 'Credits', unit: 'credit', remaining: 997.5, limit: 1200 },
          {
            id: 'bought-credits',
            label: 'Bought credits (included)',
            unit: 'credit',
            remaining: 15,
            quiet: true,
          },
        ],
        complete: true,
      });
    },
  );

  it('more bought than used: no limit that would be less than what is left', () => {
    const [pool] = findings({ url: wallet, body: { ...walletBody, credits_balance: 90000 } }).pools ?? [];
    expect(pool).toEqual({ id: 'credits', label: 'Credits', unit: 'credit', remaining: 1882.5 });
  });

  it('nothing left is 0; on-demand credits stand apart', () => {
    const body = { ...walletBody, subscription_balance: 0, credits_balance: 0, on_demand_credits: 500 };
    expect(findings({ url: wallet, body }).pools).toMatchObject([
      { id: 'credits', remaining: 0, limit: 1200 },
      { id: 'on-demand-credits', remaining: 5, quiet: true },
    ]);
  });

  it.each([
    ['subscription_balance', undefined],
    ['credits_balance', null],
    ['subscription_balance', '98250'],
    ['total_credits', -1],
    ['workspace_id', ''],
  ])('%s as %j is a changed shape', (at, value) => {
    expect(outcome({ url: wallet, body: { ...walletBody, [at]: value } })).toMatchObject({
      failure: { kind: 'changed-shape', at },
    });
  });

  it.each([
    [401, { detail: 'x' }, 'signed-out'],
    [403, '<title>Just a moment...</title>', 'blocked'],
  ])('status %s is named', (status, body, kind) => {
    expect(outcome({ url: wallet, body, status })).toMatchObject({ failure: { kind } });
  });

  it('the plan is told elsewhere', () => {
    expect(findings({ url: 'https://fnf.higgsfield.ai/user', body: { plan_type: 'creator_plus' } })).toEqual({
      plan: 'Creator plus',
    });
  });
});

describe('a job', () => {
  it('of two videos of Seedance: 5 s at 4.5 credits each', () => {
    expect(submit('seedance_2_0').spends).toEqual([
      {
        id: 'job-1',
        feature: 'video',
        model: 'seedance_2_0',
        settings: { resolution: '720p', count: 2, seconds: 5 },
        pool: 'credits',
        unit: 'credit',
        basis: 'priced',
        amount: 45,
        promptLength: 13,
      },
    ]);
  });

  it.each([
    ['kling3_0', 'its price is a range'],
    ['veo3_1', 'its price is a rough guess'],
    ['nano_banana_2', 'its price is a rough guess'],
    ['something_new', 'nobody tells its price'],
  ])('of %s: how much is not known, because %s', (type) => {
    const [spend] = submit(type).spends ?? [];
    expect(spend).toMatchObject({ model: type, pool: 'credits' });
    expect(spend).not.toHaveProperty('amount');
  });

  it.each(['out_of_credits', 'prompt_nsfw', 'ip_detected'])('refused (%s) spends nothing', (code) => {
    expect(submit('kling3_0', request, { code })).toEqual({});
  });

  it('refused for too many says so', () => {
    expect(
      outcome({ url: job('kling3_0'), method: 'POST', requestBody: request, body: { code: 'rate_limit' } }),
    ).toMatchObject({
      failure: { kind: 'rate-limited' },
    });
  });

  it('sent the other way has no model', () => {
    const url = 'https://fnf.higgsfield.ai/jobs';
    const [spend] = findings({ url, method: 'POST', requestBody: request, body: {} }).spends ?? [];
    expect(spend).toMatchObject({ feature: 'other', settings: { count: 2 } });
    expect(spend).not.toHaveProperty('model');
  });

  it('no word leaves the page', () => {
    const seen = observe({
      platform: higgsfield,
      url: job('veo3_1'),
      method: 'POST',
      requestBody: request,
      body: {},
    });
    expect(JSON.stringify(seen)).not.toContain('private');
  });
});

describe('a quote', () => {
  const quote = (type: string, change: object = {}, unlimited = false) => {
    const requestBody = { params: { ...request.params, batch_size: 1, ...change }, use_unlim: unlimited };
    const read = outcome({ url: job(type), method: 'POST', requestBody, body: {} });
    const task: Task | undefined = read !== undefined && 'findings' in read ? read.task : undefined;
    return (
      task &&
      quoteTask({ ...emptyBook, rules: higgsfield.costs }, { id: 'credits', unit: 'credit' }, task, now)
    );
  };

  it.each([
    ['480p', 15],
    ['720p', 22.5],
    ['1080p', 45],
  ])('5 s of Seedance in %s: %s', (resolution, amount) => {
    expect(quote('seedance_2_0', { resolution })).toMatchObject({ amount, low: amount, high: amount });
    expect(quote('seedance_2_0', { resolution })).not.toHaveProperty('unverified');
  });

  it('Kling: from its standard to its pro price', () => {
    expect(quote('kling3_0')).toMatchObject({ low: 6.25, high: 10 });
  });

  it.each([
    ['veo3_1', { duration: 10 }, 30],
    ['veo3_1', { duration: 15 }, 40],
    ['veo3_1', { duration: 5 }, 20],
    ['nano_banana_2', {}, 2],
  ])('%s %j: a rough guess, said to be unverified', (type, change, amount) => {
    expect(quote(type, change)).toMatchObject({ amount, unverified: true });
  });

  it('unlimited: nothing, if the plan has it', () => {
    expect(quote('seedance_2_0', {}, true)).toMatchObject({ amount: 0, unverified: true });
  });

  it('what nobody tells the price of has none', () => {
    expect(quote('something_new')).toBeUndefined();
  });
});
