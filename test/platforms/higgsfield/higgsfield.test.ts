import { describe, expect, it } from 'vitest';
import { emptyBook, keepTold } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import type { Task } from '../../../lib/core/quote/task';
import { higgsfield } from '../../../lib/platforms/higgsfield';
import { interpret } from '../../../lib/platforms/read';
import { claim } from '../../../lib/wire/endpoint';
import { fixture } from '../fixture';
import { type Exchange, observe } from '../observe';

const now = Date.parse('2026-11-02T12:00:00Z');
const wallet = 'https://fnf.higgsfield.ai/workspaces/wallet';
const walletBody = JSON.parse(fixture('higgsfield', 'wallet.json'));
const costs = 'https://fnf.higgsfield.ai/job-sets/costs';
const costsBody = JSON.parse(fixture('higgsfield', 'costs.json'));
const request = JSON.parse(fixture('higgsfield', 'job-request.json'));
/** The id beside the set's is the project's, which many jobs share. */
const submitted = { id: 'project-1', job_sets: [{ id: 'set-1', jobs: [{ id: 'job-1' }] }] };
const job = (type: string) => `https://fnf.higgsfield.ai/jobs/v2/${type}`;

function outcome(exchange: Omit<Exchange, 'platform' | 'now'>) {
  return interpret(higgsfield, observe({ platform: higgsfield, now, ...exchange }), now);
}
function findings(exchange: Omit<Exchange, 'platform' | 'now'>) {
  const read = outcome(exchange);
  if (read === undefined || !('findings' in read)) throw new Error(JSON.stringify(read));
  return read.findings;
}
const submit = (type: string, requestBody: unknown = request, body: unknown = submitted) =>
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
        id: 'set-1',
        feature: 'video',
        model: 'seedance_2_0',
        settings: { variant: 'seedance_2_0', resolution: '720p', unlimited: false, count: 2, seconds: 5 },
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

  it('of images goes to an address of its own, and has the model that the price list names', () => {
    const image = { params: { prompt: 'x', batch_size: 4, resolution: '1k' }, use_unlim: false };
    const images = (change: object = {}) =>
      findings({
        url: 'https://fnf.higgsfield.ai/jobs/nano-banana-2',
        method: 'POST',
        requestBody: { ...image, ...change },
        body: submitted,
      }).spends;
    expect(images()).toEqual([
      {
        id: 'set-1',
        feature: 'image',
        model: 'nano_banana_2',
        settings: { resolution: '1k', unlimited: false, count: 4 },
        pool: 'credits',
        unit: 'credit',
        basis: 'priced',
        promptLength: 1,
      },
    ]);
    expect(images({ use_seedream_bonus: true })).toMatchObject([{ feature: 'free-generation' }]);
  });

  it.each(['status-batch', 'cost', '6d0c0000-0000-4000-8000-000000000001'])('/jobs/%s is none', (path) => {
    const url = `https://fnf.higgsfield.ai/jobs/${path}`;
    expect(claim(higgsfield.endpoints, 'POST', url)).toBeUndefined();
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

function quoteBy(
  told: ReturnType<typeof keepTold>,
  type: string,
  change: object = {},
  unlimited: boolean | undefined = false,
) {
  const requestBody = { params: { ...request.params, batch_size: 1, ...change }, use_unlim: unlimited };
  const read = outcome({ url: job(type), method: 'POST', requestBody, body: {} });
  const task: Task | undefined = read !== undefined && 'findings' in read ? read.task : undefined;
  const book = { ...emptyBook, rules: higgsfield.costs, told };
  return task && quoteTask(book, { id: 'credits', unit: 'credit' }, task, now);
}

describe("the site's price list", () => {
  const list = (body: unknown = costsBody) => findings({ url: costs, body }).prices ?? [];
  const listOf = (type: string, ...cost: unknown[]) => list({ data: [{ job_set_type: type, cost }] });
  const told = keepTold(
    [],
    list().map((price) => ({ ...price, at: now })),
  );
  const quote = (type: string, change: object = {}, unlimited?: boolean) =>
    quoteBy(told, type, change, unlimited);

  it('by type, variant and resolution, by the second', () => {
    expect(list().filter(({ model }) => model === 'seedance_2_0')).toEqual(
      [
        [{ variant: 'seedance_2_0', resolution: '480p' }, 2],
        [{ variant: 'seedance_2_0', resolution: '720p' }, 4.25],
        [{ variant: 'seedance_2_0_fast', resolution: '720p' }, 3.25],
      ].map(([settings, perSecond]) => ({
        pool: 'credits',
        unit: 'credit',
        each: true,
        feature: 'video',
        model: 'seedance_2_0',
        settings: { ...(settings as object), unlimited: false },
        perSecond,
      })),
    );
  });

  it.each([
    ['seedance_2_0', { duration: 10 }, 42.5],
    ['seedance_2_0', { duration: 10, batch_size: 2 }, 85],
    ['seedance_2_0', { model: 'seedance_2_0_fast' }, 16.25],
    ['kling3_0', { mode: 'pro', sound: 'on', model: undefined }, 12.5],
    ['kling3_0', { mode: 'std', sound: 'off', duration: 10 }, 15],
    ['cinematic_studio_3_0', { resolution: '480p', duration: 15 }, 52.5],
    ['recraft_v4_1', { model_type: 'standard', resolution: '1k', batch_size: 4 }, 5],
    ['seedance_2_5', {}, 35],
  ])('%s %j: %s credits, told by the site', (type, change, amount) => {
    expect(quote(type, change)).toMatchObject({ amount, low: amount, high: amount, basis: 'site' });
  });

  it.each([
    ['seedance_2_0', { resolution: '1080p' }, 45],
    ['seedance_2_0', { model: 'seedance_2_0_fast', resolution: '480p' }, 7.5],
    ['kling3_0', { mode: 'std' }, 6.25],
    ['seedance_2_5', { resolution: '1080p' }, 20],
  ])('%s %j, of which it does not speak, or not clearly: the table', (type, change, amount) => {
    expect(quote(type, change)).toMatchObject({ amount, basis: 'table' });
  });

  it('an unlimited job is not of its price, nor one that does not say', () => {
    expect(quote('seedance_2_0', {}, true)).toMatchObject({ amount: 0, basis: 'table' });
    const requestBody = { params: request.params };
    const read = outcome({ url: job('seedance_2_0'), method: 'POST', requestBody, body: {} });
    expect(read).toHaveProperty('task.settings', { variant: 'seedance_2_0', resolution: '720p' });
  });

  it('also from the other host', () => {
    const url = 'https://fnf-api-gw.higgsfield.ai/fnf/job-sets/costs';
    expect(findings({ url, body: costsBody }).prices).toEqual(list());
  });

  it.each([
    ['of another form', { tier: 'x', price: 3 }],
    ['with a text for a price', { resolution: '720p', cost_per_second: '3' }],
    ['for nothing', { resolution: '720p', cost_per_second: 0 }],
  ])('a row %s is passed over', (_, strange) => {
    const known = { resolution: '480p', cost_per_second: 2 };
    expect(listOf('wan2_7', strange, known)).toMatchObject([
      { settings: { resolution: '480p' }, perSecond: 2 },
    ]);
  });

  it('rows that differ in nothing that is known tell no price, if their prices differ', () => {
    const [cheap, dear] = [1, 2].map((credits) => ({ resolution: '1k', style: `${credits}`, credits }));
    expect(listOf('nano_banana_2', cheap, dear)).toEqual([]);
    expect(listOf('nano_banana_2', cheap, { ...cheap, style: 'x' })[0]).toMatchObject({ amount: 1 });
  });

  it('an empty list is no failure', () => {
    expect(list({ data: [] })).toEqual([]);
    expect(listOf('x')).toEqual([]);
  });

  it.each([
    ['no list', { costs: [] }, 'data'],
    ['a row without its type', { data: [{ type: 'x', cost: [] }] }, 'data[0].job_set_type'],
    ['prices in another form', { data: [{ job_set_type: 'x', cost: [{ price: 3 }] }] }, 'data[].cost'],
    ['prices by name', { data: [{ job_set_type: 'x', cost: { '480p': 3 } }] }, 'data[0].cost'],
  ])('%s is a changed shape', (_, body, at) => {
    expect(outcome({ url: costs, body })).toMatchObject({ failure: { kind: 'changed-shape', at } });
  });

  it('is read along, never asked for', () => {
    expect(higgsfield.asking.via).toEqual([]);
  });
});

describe('a quote', () => {
  const quote = (type: string, change: object = {}, unlimited = false) =>
    quoteBy([], type, change, unlimited);

  it.each([
    ['480p', 15],
    ['720p', 22.5],
    ['1080p', 45],
  ])('5 s of Seedance in %s: %s', (resolution, amount) => {
    expect(quote('seedance_2_0', { resolution })).toMatchObject({ amount, low: amount, high: amount });
    expect(quote('seedance_2_0', { resolution })).not.toHaveProperty('unverified');
  });

  it.each([
    [undefined, 6.25, 10],
    ['std', 6.25, 8.75],
    ['pro', 7.5, 10],
  ])('5 s of Kling, mode %s: %s to %s', (mode, low, high) => {
    expect(quote('kling3_0', { mode })).toMatchObject({ low, high });
  });

  it('a free generation has no price', () => {
    const requestBody = { ...request, use_free_gens: true };
    const [spend] = submit('seedance_2_0', requestBody).spends ?? [];
    expect(spend).toMatchObject({ feature: 'free-generation', model: 'seedance_2_0' });
    expect(spend).not.toHaveProperty('amount');
  });

  it.each([
    ['veo3_1', { duration: 10 }, 30],
    ['veo3_1', { duration: 15 }, 40],
    ['veo3_1', { duration: 5 }, 20],
    ['nano_banana_2', {}, 2],
  ])('%s %j: a rough guess, said to be unverified', (type, change, amount) => {
    expect(quote(type, change)).toMatchObject({ amount, unverified: true });
  });

  it('unlimited: nothing, because a plan that does not have it is refused', () => {
    expect(quote('seedance_2_0', {}, true)).toMatchObject({ amount: 0 });
    expect(quote('seedance_2_0', {}, true)).not.toHaveProperty('unverified');
    const [spend] = submit('seedance_2_0', { ...request, use_unlim: true }).spends ?? [];
    expect(spend).toMatchObject({ amount: 0, settings: { unlimited: true } });
  });

  it('what nobody tells the price of has none', () => {
    expect(quote('something_new')).toBeUndefined();
  });
});
