import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Site } from '../../lib/platforms/site/site';
import { SiteDraftSchema } from '../../lib/storage/site-draft';
import { HomeSchema, OriginSchema, type SiteDraft, SiteSchema } from '../../lib/storage/site-schema';
import { acme, along, keyed, server } from '../platforms/site/sample';

function draftOf({ id: _own, ...draft }: Site): SiteDraft {
  return draft;
}

type Problem = readonly [field: string, message: string];

function problemsOf(schema: v.GenericSchema, value: unknown): readonly Problem[] {
  const { issues = [] } = v.safeParse(schema, value);
  return issues.map((issue) => [v.getDotPath(issue) ?? '', issue.message]);
}

const [pool] = acme.pools;
const withRequest = (part: object) => ({ ...draftOf(acme), request: { ...acme.request, ...part } });
const withPool = (part: object) => ({ ...draftOf(acme), pools: [{ ...pool, ...part }] });
const withSpend = (part: object) => ({
  ...draftOf(acme),
  spend: {
    ...{ method: 'POST', url: 'https://app.acme.example/api/make', amount: 'cost', pool: 'left' },
    ...part,
  },
});
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...pool, id: `p-${index}` }));

const HTTPS = 'Use an address that begins with https:// (http:// only for localhost).';
const UNTELLABLE = 'This address can’t be told from others.';
const SECRET = 'Type a secret in as a key: headers are exported.';
const PLACE = 'Write where the number stands, such as data.credits.left.';

describe('a site as it is typed in', () => {
  it.each<[string, unknown]>([
    ['asked with the sign-in', draftOf(acme)],
    ['asked with a key', draftOf(keyed)],
    ['read along', draftOf(along)],
    ['a server', draftOf(server('litellm'))],
    ['a server of this computer', draftOf(server('one-api', 'http://localhost:4000'))],
    ['with a harmless header', withRequest({ headers: { 'x-org': '7' } })],
    ['that is posted to', withRequest({ method: 'POST', body: '{"query":"{me}"}' })],
    ['in cents', withPool({ unit: 'USD', times: 0.01 })],
    ['with what its tasks take', withSpend({})],
    ['with six numbers', { ...draftOf(acme), pools: many(6) }],
    [
      'that tells only what is used',
      { ...withPool({}), pools: [{ id: 'a', label: 'A', unit: 'credit', used: 'u' }] },
    ],
  ])('is taken: %s', (_, draft) => {
    expect(problemsOf(SiteDraftSchema, draft)).toEqual([]);
  });

  it.each<[string, unknown, ...Problem]>([
    ['no name', { ...draftOf(acme), name: ' ' }, 'name', 'Give it a name.'],
    ['no page', { ...draftOf(acme), home: '' }, 'home', 'Give an address.'],
    [
      'a page of plain http',
      { ...draftOf(acme), home: 'http://a.example' },
      'home',
      'Use an address that begins with https://',
    ],
    [
      'a page with a port',
      { ...draftOf(acme), home: 'https://a.example:8443' },
      'home',
      'A page with a port can’t be watched.',
    ],
    [
      'a password in the page',
      { ...draftOf(acme), home: 'https://me:pw@a.example/' },
      'home',
      'Take the password out.',
    ],
    ['no address', withRequest({ url: '' }), 'request.url', 'Give an address.'],
    ['words for an address', withRequest({ url: 'my credits' }), 'request.url', 'That is no address.'],
    [
      'an endless address',
      withRequest({ url: `https://a.example/${'x'.repeat(1000)}` }),
      'request.url',
      'At most 1,000 characters.',
    ],
    ['plain http', withRequest({ url: 'http://a.example/x' }), 'request.url', HTTPS],
    [
      'plain http of a host that begins like this computer',
      withRequest({ url: 'http://localhost.a.example/x' }),
      'request.url',
      HTTPS,
    ],
    ['a script for an address', withRequest({ url: 'javascript:alert(1)' }), 'request.url', HTTPS],
    ['a file', withRequest({ url: 'file:///etc/passwd' }), 'request.url', HTTPS],
    [
      'a password in the address',
      withRequest({ url: 'https://me:pw@a.example/x' }),
      'request.url',
      'Take the password out.',
    ],
    [
      'a user in the address',
      withRequest({ url: 'https://me@a.example/x' }),
      'request.url',
      'Take the password out.',
    ],
    ['a wildcard', withRequest({ url: 'https://a.example/*' }), 'request.url', UNTELLABLE],
    [
      'a wildcard with a slash after it',
      withRequest({ url: 'https://a.example/*/' }),
      'request.url',
      UNTELLABLE,
    ],
    [
      'a segment that reads as any',
      withRequest({ url: 'https://a.example/:org/x' }),
      'request.url',
      UNTELLABLE,
    ],
    ['two slashes at its end', withRequest({ url: 'https://a.example/x//' }), 'request.url', UNTELLABLE],
    [
      'a body that is no JSON',
      withRequest({ method: 'POST', body: '{me}' }),
      'request.body',
      'The body must be JSON.',
    ],
    [
      'an endless body',
      withRequest({ method: 'POST', body: `"${'x'.repeat(5000)}"` }),
      'request.body',
      'At most 5,000 characters.',
    ],
    ['a body of a GET', withRequest({ body: '{}' }), 'request.body', 'A GET request has no body.'],
    [
      'a sign-in in a header',
      withRequest({ headers: { Authorization: 'Bearer x' } }),
      'request.headers',
      SECRET,
    ],
    ['cookies', withRequest({ headers: { cookie: 'a=b' } }), 'request.headers', SECRET],
    ['a key in a header', withRequest({ headers: { 'X-API-Key': 'x' } }), 'request.headers', SECRET],
    [
      'a key in the address',
      withRequest({ by: 'key', url: 'https://api.acme.example/v1/me?api_key=s3cret' }),
      'request.url',
      'Take the key out of the address and type it in below: addresses are exported.',
    ],
    ['a token in a header', withRequest({ headers: { 'x-auth-token': 'x' } }), 'request.headers', SECRET],
    [
      'a second line in a header',
      withRequest({ headers: { 'x-org': 'a\nb: c' } }),
      'request.headers.x-org',
      'A header holds plain letters only.',
    ],
    [
      'a long header',
      withRequest({ headers: { 'x-org': 'x'.repeat(301) } }),
      'request.headers.x-org',
      'At most 300 characters.',
    ],
    [
      'no name of a header',
      withRequest({ headers: { 'x org': 'x' } }),
      'request.headers.x org',
      'That is no name of a header.',
    ],
    [
      'a key into no header',
      withRequest({ by: 'key', sent: { header: '' } }),
      'request.sent.header',
      'That is no name of a header.',
    ],
    [
      'a key into no parameter',
      withRequest({ by: 'key', sent: { query: 'a b' } }),
      'request.sent.query',
      'That is no name of a parameter.',
    ],
    ['no number', { ...draftOf(acme), pools: [] }, 'pools', 'Choose a number.'],
    ['seven numbers', { ...draftOf(acme), pools: many(7) }, 'pools', 'At most six.'],
    [
      'two of one id',
      { ...draftOf(acme), pools: [pool, pool] },
      'pools',
      'Two of the numbers have the same id.',
    ],
    ['an id in capitals', withPool({ id: 'Left' }), 'pools.0.id', 'Use small letters.'],
    ['a number without a name', withPool({ label: '' }), 'pools.0.label', 'Give it a name.'],
    [
      'a unit that is no word',
      withPool({ unit: '7!' }),
      'pools.0.unit',
      'A word in small letters, or a currency such as USD.',
    ],
    [
      'a number that stands nowhere',
      { ...draftOf(acme), pools: [{ id: 'a', label: 'A', unit: 'credit', limit: 'l' }] },
      'pools.0.remaining',
      'Say where it tells what is left, or what is used.',
    ],
    ['times nothing', withPool({ times: 0 }), 'pools.0.times', 'Use another than 0.'],
    ['times no number', withPool({ times: Number.NaN }), 'pools.0.times', 'Type a number.'],
    ['times endlessly much', withPool({ times: 1e12 }), 'pools.0.times', 'That is too much.'],
    ['no expression', withPool({ remaining: ' ' }), 'pools.0.remaining', PLACE],
    [
      'an expression that none is',
      withPool({ limit: 'a..b' }),
      'pools.0.limit',
      'This is no JMESPath expression: ',
    ],
    [
      'the whole answer',
      withPool({ used: '@' }),
      'pools.0.used',
      'Name the field: the whole answer is never read.',
    ],
    [
      'an endless expression',
      withPool({ remaining: `${'a.'.repeat(150)}a` }),
      'pools.0.remaining',
      'An expression has at most 300 characters.',
    ],
    [
      'a renewal that stands nowhere',
      withPool({ resetsAt: { at: '', in: 's' } }),
      'pools.0.resetsAt.at',
      PLACE,
    ],
    [
      'a spend of a number that is not there',
      withSpend({ pool: 'gems' }),
      '',
      'It spends from a number that is not there.',
    ],
    ['a spend at plain http', withSpend({ url: 'http://a.example/x' }), 'spend.url', HTTPS],
    ['a spend without an amount', withSpend({ amount: '' }), 'spend.amount', PLACE],
    [
      'a server with a path',
      draftOf(server('litellm', 'https://a.example/v1')),
      'origin',
      'Give the address alone, without a path.',
    ],
    ['a server of plain http', draftOf(server('litellm', 'http://a.example')), 'origin', HTTPS],
    ['a server without an address', draftOf(server('litellm', '')), 'origin', 'Give an address.'],
  ])('is refused, and said beside the field: %s', (_, draft, field, message) => {
    const [first, ...more] = problemsOf(SiteDraftSchema, draft);
    expect([first, more]).toEqual([[field, expect.stringContaining(message)], []]);
  });

  it.each<[string, unknown, string]>([
    ['the site', { ...draftOf(acme), script: 'alert(1)' }, 'script'],
    ['an id of its own', acme, 'id'],
    ['the request', withRequest({ key: 'sk-1' }), 'request.key'],
    ['where its key goes', withRequest({ by: 'key', sent: { header: 'x', value: 'sk-1' } }), 'request.sent'],
    ['a number', withPool({ secret: 'x' }), 'pools.0.secret'],
    ['what it spends', withSpend({ body: '{}' }), 'spend.body'],
    ['a server', { ...draftOf(server('litellm')), key: 'sk-1' }, 'key'],
    ['a method that changes things', withRequest({ method: 'DELETE' }), 'request.method'],
    ['a kind of server that there is not', { ...draftOf(server('litellm')), server: 'other' }, 'server'],
    ['a kind of site that there is not', { ...draftOf(acme), kind: 'script' }, 'kind'],
  ])('has no member but its own: %s', (_, draft, field) => {
    expect(problemsOf(SiteDraftSchema, draft).map(([at]) => at)).toEqual([field]);
  });

  it('can’t spend at the address that tells what is left: which of the two an answer is could not be told', () => {
    const post = {
      ...along,
      spend: { method: 'POST', url: `${along.request.url}/?op=make`, amount: 'cost', pool: 'left' },
    };
    expect(problemsOf(SiteDraftSchema, draftOf(post as Site))).toEqual([
      ['', 'What spends can’t have the address that tells what is left.'],
    ]);
    expect(problemsOf(SiteSchema, post)).toHaveLength(1);
  });

  it('is written as browsers write it: what answers comes under that address', () => {
    const parsed = v.parse(
      SiteDraftSchema,
      withRequest({ url: ' HTTPS://App.Acme.example:443/a b/../c{1} ' }),
    );
    expect(parsed).toMatchObject({ request: { url: 'https://app.acme.example/c%7B1%7D' } });
    expect(v.parse(OriginSchema, 'HTTP://LocalHost:4000/')).toBe('http://localhost:4000');
  });
});

describe('a site as it is stored', () => {
  it.each([[acme], [keyed], [along], [server('new-api')]])('%j', (site) => {
    expect(v.parse(SiteSchema, site)).toEqual(site);
  });

  it.each<[string, unknown, string]>([
    ['an id of a shipped platform', { ...acme, id: 'claude' }, 'id'],
    ['no id', draftOf(acme), 'id'],
    ['an id in which more could stand', { ...acme, id: 'site-a|b' }, 'id'],
    ['plain http', { ...acme, request: { ...acme.request, url: 'http://a.example/x' } }, 'request.url'],
    ['a secret', { ...acme, request: { ...acme.request, headers: { Cookie: 'a' } } }, 'request.headers'],
    [
      'a spend of nothing',
      { ...acme, spend: { method: 'POST', url: 'https://a.example/', amount: 'c', pool: 'x' } },
      '',
    ],
    ['a stranger’s member', { ...acme, run: 'x' }, 'run'],
  ])('is refused with %s', (_, site, field) => {
    expect(problemsOf(SiteSchema, site).map(([at]) => at)).toEqual([field]);
  });
});

describe('an address', () => {
  it.each(['', ' ', 'non sense', 'https://', '//a.example', 5, null])(
    'that is none is said, never thrown: %j',
    (text) => {
      for (const schema of [HomeSchema, OriginSchema]) expect(problemsOf(schema, text)).toHaveLength(1);
    },
  );

  it.each(['https://localhost/', 'https://intranet', 'https://[::1]/'])(
    'of no site can’t be a page: %s',
    (home) => {
      expect(problemsOf(HomeSchema, home)).toEqual([['', 'That is no address of a site.']]);
    },
  );
});
