import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../../lib/platforms/match-pattern';
import type { Ask, Platform } from '../../../lib/platforms/platform';
import { interpret } from '../../../lib/platforms/read';
import { shownOf } from '../../../lib/platforms/shown';
import { serverPlatform } from '../../../lib/platforms/site/server-platform';
import { type Site, serverKinds, timeForms } from '../../../lib/platforms/site/site';
import { patternOf, siteFacts } from '../../../lib/platforms/site/site-facts';
import { describedPlatform } from '../../../lib/platforms/site/site-platform';
import { SiteDraftSchema } from '../../../lib/storage/site-draft';
import { type SiteDraft, SiteSchema } from '../../../lib/storage/site-schema';
import { claim } from '../../../lib/wire/endpoint';
import type { Json } from '../../../lib/wire/json';
import { observe } from '../observe';

/** Sites as people or strangers may describe them: what holds of all that the form takes. */
const NOW = Date.UTC(2026, 10, 30);
/** With what LiteLLM tells of a key, which it is asked for next. */
const account = { id: 'id=a&user=u&team=t' };

const urls = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }),
  },
  fc.constantFrom(
    'HTTPS://App.Acme.example:443/a/../b?x=1#y',
    'https://app.acme.example/a b/{c|d}/e',
    'https://app.acme.example/a/*/b/',
    'https://app.acme.example/a(b)+[c]$',
    'https://app.acme.example:8443/x/',
    'http://127.0.0.1:4000/key/info',
    'https://müller.example/größe',
    'https://app.acme.example',
  ),
);
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  fc.constantFrom('ß ßa', 'Acme Video'),
);
const place = fc.constantFrom('left', 'data.left', 'data[0].used', 'sum(data[].n)', 'a || b', 'data.limit');
const times = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((one) => one !== 0);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const without = (record: object) =>
  Object.fromEntries(Object.entries(record).filter(([, one]) => one !== undefined));

const pools = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom('left', 'bonus', 'gems-2'),
      label: name,
      unit: fc.constantFrom('credit', 'gem', 'USD'),
      remaining: maybe(place),
      limit: maybe(place),
      used: maybe(place),
      times: maybe(times),
      resetsAt: maybe(fc.record({ at: place, in: fc.constantFrom(...timeForms) })),
    })
    .map(without),
  { selector: (pool) => (pool as { id?: string }).id, minLength: 1, maxLength: 3 },
);
const spend = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH'),
    url: urls,
    amount: place,
    times: maybe(times),
    pool: fc.constant('left'),
  })
  .map(without);
const described = fc
  .record({
    kind: fc.constant('described'),
    name,
    home: urls,
    request: fc
      .record({
        method: fc.constantFrom('GET', 'POST'),
        url: urls,
        by: fc.constantFrom('session', 'key', 'page'),
        sent: maybe(fc.constantFrom({ header: 'x-key' }, { query: 'key' })),
      })
      .map(without),
    pools,
    spend: maybe(spend),
  })
  .map(without);
const server = fc.record({
  kind: fc.constant('server'),
  name,
  server: fc.constantFrom(...serverKinds),
  origin: fc
    .oneof(
      fc.webUrl({ validSchemes: ['https'] }),
      fc.constantFrom('http://localhost:4000', 'https://LLM.acme.example:8443/'),
    )
    .map((url) => new URL(url).origin),
});

/** All that the form takes of these. */
function taken(drafts: fc.Arbitrary<object>): fc.Arbitrary<SiteDraft> {
  return drafts
    .map((one) => v.safeParse(SiteDraftSchema, one))
    .filter(({ success }) => success)
    .map(({ output }) => output as SiteDraft);
}

function platformOf(site: Site): Platform {
  return site.kind === 'server' ? serverPlatform(site) : describedPlatform(site);
}

function asksOf({ asking }: Platform): readonly Ask[] {
  return [...(asking.identity === undefined ? [] : [asking.identity]), ...asking.balance(account, NOW)];
}

const urlsOf = (ask: Ask) => [ask.url, ...(ask.also ?? [])].map((url) => url.replace(/\{\w+\}/g, 'example'));

describe.each([
  ['described', taken(described)],
  ['server', taken(server)],
] as const)('any %s site', (_, drafts) => {
  it('that the form takes is read from storage as it is', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const site = { ...draft, id: 'site-a' };
        expect(v.parse(SiteSchema, site)).toEqual(site);
        expect(v.parse(SiteDraftSchema, draft)).toEqual(draft);
      }),
    );
  });

  it('keeps what every platform must keep to', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const site = { ...draft, id: 'site-a' };
        const platform = platformOf(site);
        const { pages, permissions, endpoints, readers, asking, sessionIn, key, links, glyph } = platform;
        expect(Object.keys(readers)).toEqual(Object.keys(endpoints));
        for (const pattern of permissions) expect(pattern).toMatch(/^https?:\/\/[^/:*]+\/\*$/);
        for (const page of pages) expect(permissions).toContain(page);
        expect(pages.length === 0).toBe(sessionIn === 'key');
        if (draft.kind === 'described' && pages.length > 0)
          expect(matchesPattern(pages[0] ?? '', draft.home)).toBe(true);
        for (const [id, { method, url }] of Object.entries(endpoints))
          for (const one of [url].flat()) expect(claim(endpoints, method, one)?.id).toBe(id);
        for (const ask of asksOf(platform)) {
          for (const url of urlsOf(ask)) {
            const claimed = claim(endpoints, ask.method, url);
            expect(claimed?.id).toBe(ask.endpoint);
            expect(claimed?.endpoint.kind).not.toBe('usage');
            expect(permissions).toContain(patternOf(url));
          }
          expect(ask.auth.kind).toBe(sessionIn === 'key' ? 'key' : 'cookies');
        }
        if (sessionIn === 'key') expect(asking.via).toEqual(['background']);
        expect([key !== undefined, links.keys !== undefined]).toEqual([
          sessionIn === 'key',
          sessionIn === 'key',
        ]);
        const balance = asking.balance(account, NOW);
        if (asking.via.length === 0) expect([balance, asking.readAlong]).toEqual([[], ['balance']]);
        else expect(balance.some(({ required }) => required)).toBe(true);
        expect([...glyph].length).toBeLessThanOrEqual(2);
        expect(glyph).not.toBe('');
      }),
    );
  });

  it('is shown as it is read', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const site = { ...draft, id: 'site-a' };
        const platform = platformOf(site);
        const { described, plans, key, pricedIn, ...shown } = siteFacts(site);
        expect(shown).toEqual(shownOf(platform));
        expect([described, plans, pricedIn]).toEqual([true, platform.plans, []]);
        expect([key?.kind === undefined, platform.described]).toEqual([platform.key === undefined, true]);
      }),
    );
  });
});

it('any answer of a described site gives finite numbers or a named failure', () => {
  const answers = fc.record({
    left: fc.jsonValue(),
    data: fc.oneof(
      fc.record({ left: fc.jsonValue(), limit: fc.double() }),
      fc.array(fc.record({ used: fc.double(), n: fc.double() })),
    ),
    a: fc.jsonValue(),
  });
  fc.assert(
    fc.property(taken(described), answers, (draft, body) => {
      if (draft.kind !== 'described') return;
      const platform = describedPlatform({ ...draft, id: 'site-a' });
      const { method, url } = draft.request;
      const seen = observe({
        platform,
        now: NOW,
        url,
        method,
        body: JSON.parse(JSON.stringify(body)) as Json,
      });
      const outcome = interpret(platform, seen, NOW);
      if (outcome === undefined) return expect.fail(`Nobody claims ${url}.`);
      if ('failure' in outcome) {
        expect(outcome.failure.message).not.toBe('');
        return;
      }
      for (const { remaining = 0, limit = 0, used = 0, resetsAt = 0 } of outcome.findings.pools ?? [])
        expect([remaining, limit, used, resetsAt].every(Number.isFinite)).toBe(true);
    }),
  );
});
