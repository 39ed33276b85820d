import { describe, expect, it } from 'vitest';
import { keepTold } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import { taskKind } from '../../../lib/core/quote/task';
import { civitai } from '../../../lib/platforms/civitai';
import { fixture } from '../fixture';
import { observe } from '../observe';
import { api, findingsOf, form, job, now, outcomeOf, query, taskOf } from './exchange';

const accepted = JSON.parse(fixture('civitai', 'generate.json'));
const priced = JSON.parse(fixture('civitai', 'what-if.json'));
const generateUrl = `${api}/orchestrator.generateFromGraph`;
const whatIfUrl = query({ 'orchestrator.whatIfFromGraph': form });

const generate = (more: object = {}, body: unknown = accepted, status = 200) =>
  outcomeOf({ url: generateUrl, method: 'POST', requestBody: job(more), body, status });

/** The answer with other transactions. */
const paid = (...transactions: object[]) => {
  const { json } = accepted.result.data;
  return { result: { data: { json: { ...json, transactions } } } };
};

const settings = {
  workflow: 'txt2img',
  version: 128713,
  resources: 1,
  width: 1024,
  height: 1024,
  steps: 25,
  sampler: 'Euler a',
  priority: 'low',
};

describe('the price of a form', () => {
  it('is told in the colour that would pay, without a tip and with the usual one, which the page shows', () => {
    const price = { pool: 'blue', unit: 'credit', feature: 'image', model: 'SDXL', count: 4 };
    expect(findingsOf({ url: whatIfUrl, body: priced })).toEqual({
      prices: [
        { ...price, amount: 16, settings: { ...settings, creatorTip: 0 } },
        { ...price, amount: 20, settings },
      ],
    });
  });

  it('is the same where the question is so long that it is posted', () => {
    const url = `${api}/orchestrator.whatIfFromGraph`;
    const posted = findingsOf({ url, method: 'POST', requestBody: { json: form }, body: priced });
    expect(posted).toEqual(findingsOf({ url: whatIfUrl, body: priced }));
  });

  it.each([
    { creatorTip: 0, amount: 16 },
    { creatorTip: 0.25, amount: 20 },
  ])('is the quote of the job that follows: %j', ({ creatorTip, amount }) => {
    const { prices = [] } = findingsOf({ url: whatIfUrl, body: priced });
    const told = keepTold(
      [],
      prices.map((price) => ({ ...price, at: now })),
    );
    const sent = taskOf(generate({ creatorTip }));
    const book = { told, learned: [], rules: civitai.costs };
    expect(quoteTask(book, { id: 'blue', unit: 'credit' }, sent, now)).toMatchObject({
      basis: 'site',
      amount,
    });
    expect(quoteTask(book, { id: 'yellow', unit: 'credit' }, sent, now)).toBeUndefined();
  });

  it('is of its own kind: another size or count is another price', () => {
    const kind = (change: object) => {
      const outcome = outcomeOf({
        url: query({ 'orchestrator.whatIfFromGraph': { ...form, ...change } }),
        body: priced,
      });
      return taskKind(taskOf(outcome));
    };
    const kinds = [{}, { quantity: 2 }, { aspectRatio: { width: 512, height: 512 } }, { ecosystem: 'Flux1' }];
    expect(new Set(kinds.map(kind)).size).toBe(4);
    expect(kind({ cfgScale: 3, seed: 5 })).toBe(kind({}));
  });

  it('has no pool where no colour is told', () => {
    const { transactions: _, ...json } = priced.result.data.json;
    expect(findingsOf({ url: whatIfUrl, body: { result: { data: { json } } } })).toEqual({});
  });

  it('shared by two colours is told in both', () => {
    const json = {
      ...priced.result.data.json,
      transactions: [
        { type: 'debit', amount: 10, accountType: 'blue' },
        { type: 'debit', amount: 6, accountType: 'fakeRed' },
      ],
    };
    const { prices } = findingsOf({ url: whatIfUrl, body: { result: { data: { json } } } });
    expect(prices?.map(({ pool, amount }) => [pool, amount])).toEqual([
      ['blue', 10],
      ['red', 6],
    ]);
  });

  it('that the site refuses to tell is none, and no failure', () => {
    const body = { error: { json: { message: 'request is invalid', data: { httpStatus: 400 } } } };
    expect(findingsOf({ url: whatIfUrl, status: 400, body })).toEqual({});
  });

  it('without its cost is a changed shape', () => {
    expect(
      outcomeOf({ url: whatIfUrl, body: { result: { data: { json: { ready: true } } } } }),
    ).toMatchObject({
      failure: { kind: 'changed-shape', at: '[0].result.data.json.cost' },
    });
  });
});

describe('a batch with two of our calls', () => {
  const url = query({
    'user.checkNotifications': { quantity: 9 },
    'buzz.getBuzzAccount': { authed: true },
    'orchestrator.whatIfFromGraph': form,
    'orchestrator.queryGeneratedImages': { tags: ['gen'] },
  });
  const replies = ['buzz.json', 'what-if.json', 'workflows.json'].map((name) =>
    JSON.parse(fixture('civitai', name)),
  );

  it('loses none of them, and is the task of the right one', () => {
    const outcome = outcomeOf({ url, body: [{ result: { data: { json: {} } } }, ...replies] });
    expect(outcome).toMatchObject({
      task: { feature: 'image', model: 'SDXL', count: 4, settings },
      findings: {
        pools: [{ remaining: 350 }, { remaining: 4200 }, { remaining: 0 }],
        prices: [{ amount: 16 }, { amount: 20 }],
        refunds: [{ id: '13-failed:blue' }],
      },
    });
  });

  it('with two forms tells each its own price', () => {
    const two = `${api}/orchestrator.whatIfFromGraph,orchestrator.whatIfFromGraph`;
    const input = { 0: { json: form }, 1: { json: { ...form, quantity: 1 } } };
    const body = [
      priced,
      {
        result: {
          data: {
            json: { cost: { total: 4 }, transactions: [{ type: 'debit', amount: 4, accountType: 'blue' }] },
          },
        },
      },
    ];
    const asked = `${two}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`;
    expect(findingsOf({ url: asked, body }).prices?.map(({ count, amount }) => [count, amount])).toEqual([
      [4, 16],
      [4, 20],
      [1, 4],
    ]);
  });

  it('that was cut short is a named failure', () => {
    expect(outcomeOf({ url, body: [{ result: { data: { json: {} } } }] })).toMatchObject({
      failure: { kind: 'changed-shape', at: '[1]' },
    });
  });
});

describe('a job', () => {
  it('spends what its transactions say, in their colour', () => {
    const outcome = generate();
    expect(outcome).toMatchObject({ endpoint: 'generate' });
    expect('findings' in outcome && outcome.findings).toEqual({
      spends: [
        {
          id: '12-20260808120000000:blue',
          pool: 'blue',
          unit: 'credit',
          amount: 20,
          basis: 'exact',
          feature: 'image',
          model: 'SDXL',
          settings: { ...settings, count: 4 },
          promptLength: 34,
        },
      ],
    });
  });

  it('paid by two colours is two spends', () => {
    const outcome = generate(
      {},
      paid(
        { type: 'debit', amount: 12, accountType: 'blue' },
        { type: 'debit', amount: 8, accountType: 'green' },
      ),
    );
    expect(
      'findings' in outcome && outcome.findings.spends?.map(({ id, pool, amount }) => [id, pool, amount]),
    ).toEqual([
      ['12-20260808120000000:blue', 'blue', 12],
      ['12-20260808120000000:green', 'green', 8],
    ]);
  });

  it.each([
    ['nobody', []],
    ['an account that is no colour', [{ type: 'debit', amount: 20, accountType: 'club' }]],
  ])('paid by %s names no pool', (_, transactions) => {
    const outcome = generate({}, paid(...transactions));
    const [spend] = ('findings' in outcome && outcome.findings.spends) || [];
    expect(spend).toMatchObject({ id: '12-20260808120000000', amount: 20, basis: 'exact' });
    expect(spend).not.toHaveProperty('pool');
  });

  it('that is refused for want of Buzz spends nothing', () => {
    const refused = generate({}, JSON.parse(fixture('civitai', 'insufficient.json')), 400);
    expect(refused).toMatchObject({ findings: {} });
    expect('findings' in refused && refused.findings).toEqual({});
  });

  it('without an id is a changed shape', () => {
    expect(generate({}, { result: { data: { json: { cost: { total: 1 } } } } })).toMatchObject({
      failure: { kind: 'changed-shape', at: '[0].result.data.json.id' },
    });
  });

  it.each([
    ['txt2vid', 'video'],
    ['img2vid:ref2vid', 'video'],
    ['vid2vid:upscale', 'video'],
    ['txt2music', 'music'],
    ['img2model3d', 'model'],
    ['img2img:face-fix', 'image'],
  ])('of the workflow %s makes %s', (workflow, feature) => {
    expect(taskOf(generate({ input: { workflow, duration: '5' } }))).toEqual({
      feature,
      seconds: 5,
      settings: { workflow },
    });
  });

  it.each([0, 0.5])('with a tip of %s in place of the usual one is of a kind of its own', (creatorTip) => {
    const { model, count, settings: usual } = taskOf(generate());
    expect(taskOf(generate({ creatorTip }))).toMatchObject({
      model,
      count,
      settings: { ...usual, creatorTip },
    });
    expect(usual).not.toHaveProperty('creatorTip');
  });

  it('of the editor spends its price of no colour', () => {
    const requestBody = {
      json: { prompt: 'words', baseModel: 'NanoBanana', quantity: 2, referenceImages: [] },
    };
    const body = { result: { data: { json: { workflowId: '14-x', width: 1, height: 1, cost: 30 } } } };
    const url = `${api}/orchestrator.iterateGenerate`;
    expect(findingsOf({ url, method: 'POST', requestBody, body })).toEqual({
      spends: [
        {
          id: '14-x',
          unit: 'credit',
          amount: 30,
          basis: 'exact',
          feature: 'iterate',
          model: 'NanoBanana',
          settings: { count: 2 },
          promptLength: 5,
        },
      ],
    });
  });

  it('lets no words leave the page', () => {
    const exchange = {
      platform: civitai,
      url: generateUrl,
      method: 'POST',
      body: accepted,
      requestBody: job(),
    };
    const seen = JSON.stringify(observe(exchange));
    expect(seen).not.toContain('words that');
    expect(seen).toContain('"prompt":34');
  });
});

describe('the list of jobs', () => {
  it('tells which were paid back in whole, of the last day', () => {
    const url = query({ 'orchestrator.queryGeneratedImages': { tags: ['gen'] } });
    expect(findingsOf({ url, body: fixture('civitai', 'workflows.json') })).toEqual({
      refunds: [{ id: '13-failed:blue', unit: 'credit' }],
    });
  });
});
