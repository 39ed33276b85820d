import { describe, expect, it } from 'vitest';
import { emptyBook } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import { grok } from '../../../lib/platforms/grok';
import { findings, now, outcome } from './read';

const url = 'https://grok.com/rest/rate-limits';
const flat = {
  windowSizeSeconds: 7200,
  remainingQueries: 31,
  totalQueries: 50,
  lowEffortRateLimits: null,
  highEffortRateLimits: null,
};
/** As steipete/CodexBar's and a client's tests have it: two efforts that share one window. */
const shared = {
  windowSizeSeconds: 7200,
  remainingQueries: 0,
  totalQueries: 0,
  remainingTokens: 130,
  totalTokens: 140,
  lowEffortRateLimits: { cost: 1, waitTimeSeconds: 0, remainingQueries: 130 },
  highEffortRateLimits: { cost: 4, waitTimeSeconds: 0, remainingQueries: 32 },
};
const read = (body: unknown, requestBody: unknown = { modelName: 'auto' }) =>
  findings({ url, body, requestBody });
const pool = (body: unknown, requestBody?: unknown) => read(body, requestBody).pools?.[0];

describe("a mode's window", () => {
  it('31 of 50 queries of Auto are left', () => {
    expect(read(flat)).toEqual({
      pools: [
        {
          id: 'mode:auto',
          label: 'Auto',
          unit: 'query',
          limit: 50,
          remaining: 31,
          used: 19,
          windowSeconds: 7200,
        },
      ],
    });
  });

  it.each([
    [{ modelName: 'heavy' }, 'mode:heavy', 'Heavy'],
    [{ modelName: 'grok-4', requestKind: 'DEFAULT' }, 'model:grok-4', 'grok-4'],
    [{ modelName: 'grok-3', requestKind: 'REASONING' }, 'model:grok-3:reasoning', 'grok-3 · reasoning'],
  ])('is named by its request: %j', (requestBody, id, label) => {
    expect(pool(flat, requestBody)).toMatchObject({ id, label });
  });

  it('used up, it says when a query is back', () => {
    const found = pool({ ...flat, remainingQueries: 0, waitTimeSeconds: 600 });
    expect(found).toMatchObject({ remaining: 0, resetsAt: now + 600_000 });
    expect(found).not.toHaveProperty('refills');
  });

  it('of a mode that the plan does not have is quiet: nothing ran out', () => {
    expect(pool({ ...flat, remainingQueries: 0, totalQueries: 0 }, { modelName: 'heavy' })).toMatchObject({
      limit: 0,
      quiet: true,
    });
  });

  it('that two efforts share is what they share, not the 0 beside it', () => {
    expect(pool(shared)).toMatchObject({ unit: 'query', limit: 140, remaining: 130, used: 10 });
  });

  it.each([
    ['no size', { ...flat, totalQueries: undefined }, 'totalQueries'],
    ['no rest', { ...flat, remainingQueries: null }, 'remainingQueries'],
    ['a size without a rest', { ...shared, remainingTokens: undefined }, 'remainingTokens'],
    ['a text', { ...flat, totalQueries: '50' }, 'totalQueries'],
    ['less than nothing', { ...flat, remainingQueries: -1 }, 'remainingQueries'],
    ['another answer', { ok: true }, 'totalQueries'],
  ])('with %s is a changed shape', (_, body, at) => {
    expect(outcome({ url, body, requestBody: { modelName: 'auto' } })).toMatchObject({
      failure: { kind: 'changed-shape', at },
    });
  });

  it('is nobody knows whose without its request', () => {
    expect(outcome({ url, body: flat, requestBody: '' })).toMatchObject({
      failure: { kind: 'changed-shape', at: 'request' },
    });
  });

  it.each([
    [401, 'signed-out'],
    [403, 'not-on-plan'],
    [429, 'rate-limited'],
  ])('status %s: %s', (status, kind) => {
    expect(outcome({ url, status, body: { code: 16 }, requestBody: {} })).toMatchObject({
      failure: { kind },
    });
  });
});

describe('what a message takes of its window', () => {
  const quote = (model: string, body?: unknown) => {
    const { prices = [] } = body === undefined ? {} : read(body, { modelName: model });
    const book = { ...emptyBook, rules: grok.costs, told: prices.map((price) => ({ ...price, at: now })) };
    return quoteTask(book, { id: `mode:${model}`, unit: 'query' }, { feature: 'message', model }, now);
  };

  it.each(['auto', 'fast', 'expert', 'heavy'])('one query of %s, by the table', (model) => {
    expect(quote(model)).toMatchObject({ amount: 1, basis: 'table', unit: 'query' });
    expect(quote(model)).not.toHaveProperty('unverified');
  });

  it.each([
    ['expert', 4],
    ['fast', 1],
  ])('of %s as many as the site says for its effort', (model, amount) => {
    expect(quote(model, shared)).toMatchObject({ amount, basis: 'site' });
  });

  it('of Auto by the table: which effort it will be is Grok’s choice', () => {
    expect(quote('auto', shared)).toMatchObject({ amount: 1, basis: 'table' });
  });
});
