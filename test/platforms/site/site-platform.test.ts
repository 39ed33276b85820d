import { describe, expect, it } from 'vitest';
import type { DescribedSite } from '../../../lib/platforms/site/site';
import { glyphOf } from '../../../lib/platforms/site/site-facts';
import { describedPlatform } from '../../../lib/platforms/site/site-platform';
import type { Json } from '../../../lib/wire/json';
import { outcomesAt } from '../outcomes';

const NOW = Date.UTC(2026, 10, 30);
const URL_OF_BALANCE = 'https://app.acme.example/api/credits?org=7';

const site: DescribedSite = {
  kind: 'described',
  id: 'site-acme',
  name: 'Acme Video',
  home: 'https://app.acme.example/studio',
  request: { method: 'GET', url: URL_OF_BALANCE, by: 'session' },
  pools: [
    {
      id: 'left',
      label: 'Credits',
      unit: 'credit',
      remaining: 'data.left',
      limit: 'data.limit',
      resetsAt: { at: 'data.resets', in: 's' },
    },
  ],
};

function withPool(pool: Partial<DescribedSite['pools'][number]>): DescribedSite {
  const [first] = site.pools;
  return { ...site, pools: [{ ...(first as DescribedSite['pools'][number]), ...pool }] };
}

function told(of: DescribedSite, body: Json, status = 200) {
  const outcome = outcomesAt(describedPlatform(of), NOW).outcomeOf({
    url: of.request.url,
    method: of.request.method,
    status,
    body,
  });
  return 'failure' in outcome ? outcome.failure : outcome.findings;
}

describe('a described site', () => {
  it('tells its pool as it is described', () => {
    expect(told(site, { data: { left: 12, limit: 100, resets: NOW / 1000 + 60, prompt: 'a cat' } })).toEqual({
      pools: [
        { id: 'left', label: 'Credits', unit: 'credit', remaining: 12, limit: 100, resetsAt: NOW + 60_000 },
      ],
      complete: true,
    });
  });

  it.each<[string, DescribedSite, Json, object]>([
    ['a text that is a number', site, { data: { left: '12.5' } }, { remaining: 12.5 }],
    ['no limit, where none is told', site, { data: { left: 12, limit: null } }, { remaining: 12 }],
    [
      'cents as dollars',
      withPool({ times: 0.01, unit: 'USD' }),
      { data: { left: 1999 } },
      { remaining: 19.99 },
    ],
    [
      'what is left of a limit after what is used',
      { ...site, pools: [{ id: 'left', label: 'C', unit: 'credit', limit: 'max', used: 'spend' }] },
      { max: 100, spend: 40.1 },
      { remaining: 59.9, limit: 100, used: 40.1 },
    ],
    [
      'no less than nothing of it',
      { ...site, pools: [{ id: 'left', label: 'C', unit: 'credit', limit: 'max', used: 'spend' }] },
      { max: 100, spend: 140 },
      { remaining: 0, limit: 100, used: 140 },
    ],
    ['a debt', site, { data: { left: -3 } }, { remaining: -3 }],
    [
      'a renewal in so many seconds',
      withPool({ resetsAt: { at: 'data.in', in: 'seconds-left' } }),
      { data: { left: 1, in: 90 } },
      { remaining: 1, resetsAt: NOW + 90_000 },
    ],
    [
      'a renewal by its date',
      withPool({ resetsAt: { at: 'data.on', in: 'iso' } }),
      { data: { left: 1, on: '2026-12-01' } },
      { resetsAt: Date.UTC(2026, 11, 1) },
    ],
  ])('tells %s', (_, of, body, pool) => {
    expect(told(of, body)).toMatchObject({ pools: [pool] });
  });

  it.each<[string, Json, string]>([
    ['the number is missing', { data: {} }, 'data.left'],
    ['the number is null', { data: { left: null } }, 'data.left'],
    ['there is a text', { data: { left: 'many' } }, 'data.left'],
    ['there is an object', { data: { left: {} } }, 'data.left'],
    ['the limit is a text', { data: { left: 1, limit: 'none' } }, 'data.limit'],
    ['the limit is below zero', { data: { left: 1, limit: -1 } }, 'data.limit'],
    ['the time is none', { data: { left: 1, resets: 'soon' } }, 'data.resets'],
    ['it is another answer', { error: 'no' }, 'data.left'],
  ])('is a changed answer, and no 0, where %s', (_, body, at) => {
    expect(told(site, body)).toMatchObject({ kind: 'changed-shape', at });
  });

  it.each([
    [401, 'signed-out'],
    [429, 'rate-limited'],
    [500, 'server-error'],
  ])('that answers %i is %s, as all platforms are', (status, kind) => {
    expect(told(site, {}, status)).toMatchObject({ kind });
  });

  it('is asked at its own address alone, with what the person chose', () => {
    const asked = describedPlatform(site);
    expect(asked.asking.via).toEqual(['tab', 'background']);
    expect(asked.asking.balance({ id: '' }, NOW)).toEqual([
      { endpoint: 'balance', method: 'GET', url: URL_OF_BALANCE, auth: { kind: 'cookies' }, required: true },
    ]);
    expect([asked.pages, asked.permissions]).toEqual([
      ['https://app.acme.example/*'],
      ['https://app.acme.example/*'],
    ]);
  });

  it('of another host is asked from the background, with access to both', () => {
    const elsewhere = describedPlatform({
      ...site,
      request: { ...site.request, url: 'https://api.acme.example/v1/me' },
    });
    expect(elsewhere.asking.via).toEqual(['background']);
    expect(elsewhere.permissions).toEqual(['https://app.acme.example/*', 'https://api.acme.example/*']);
  });

  it('with a key needs its host alone, and no page', () => {
    const keyed = describedPlatform({
      ...site,
      request: {
        ...site.request,
        url: 'https://api.acme.example/v1/me',
        by: 'key',
        sent: { header: 'x-key' },
      },
    });
    expect([keyed.pages, keyed.permissions]).toEqual([[], ['https://api.acme.example/*']]);
    expect(keyed.asking.balance({ id: '' }, NOW)[0]?.auth).toEqual({
      kind: 'key',
      sent: { header: 'x-key' },
    });
    expect(keyed.key?.help).toContain('sent to api.acme.example and nowhere else');
  });

  it('that is only read along is asked nothing; what speaks of something else is let by', () => {
    const along: DescribedSite = {
      ...site,
      request: { method: 'POST', url: 'https://app.acme.example/graphql', by: 'page' },
    };
    const { asking } = describedPlatform(along);
    expect([asking.balance({ id: '' }, NOW), asking.readAlong]).toEqual([[], ['balance']]);
    expect(told(along, { data: { comments: [] } })).toEqual({});
    expect(told(along, { data: { left: 3 } })).toMatchObject({ pools: [{ remaining: 3 }] });
    expect(told(along, { data: { left: 'x', limit: 3 } })).toMatchObject({ kind: 'changed-shape' });
  });

  it('counts what its requests say they took', () => {
    const spending: DescribedSite = {
      ...site,
      spend: { method: 'POST', url: 'https://app.acme.example/api/make', amount: 'cost', pool: 'left' },
    };
    const { findingsOf } = outcomesAt(describedPlatform(spending), NOW);
    const take = (body: Json) =>
      findingsOf({ url: 'https://app.acme.example/api/make', method: 'POST', body }).spends;
    const spend = { unit: 'credit', pool: 'left', basis: 'exact', feature: 'request' };
    expect(take({ cost: 12, prompt: 'a cat' })).toEqual([{ ...spend, amount: 12 }]);
    expect(take({ ok: true })).toEqual([spend]);
    expect(take({ cost: -1 })).toEqual([spend]);
  });
});

it.each([
  ['Acme Video', 'AV'],
  ['acme', 'A'],
  ['🎬 Studio', '🎬S'],
])('the letters of “%s” are %s', (name, glyph) => {
  expect(glyphOf(name)).toBe(glyph);
});
