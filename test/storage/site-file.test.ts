import { describe, expect, it } from 'vitest';
import type { Site } from '../../lib/platforms/site/site';
import { MAX_SITE_FILE, readSiteFile, siteFile } from '../../lib/storage/site-file';
import { acme, along, keyed, server } from '../platforms/site/sample';

const spending: Site = {
  ...acme,
  request: { ...acme.request, headers: { 'x-org': '7' } },
  spend: { method: 'POST', url: 'https://app.acme.example/api/make', amount: 'cost', pool: 'left' },
};

function fileOf(part: object): string {
  const { id: _own, ...site } = acme;
  return JSON.stringify({ creditGauge: 'site', version: 1, site, ...part });
}

describe('a site in a file', () => {
  it.each<[Site]>([[acme], [keyed], [along], [spending], [server('one-api', 'http://localhost:3000')]])(
    'comes back as it was, without its id: %j',
    (site) => {
      const { id, ...draft } = site;
      const text = siteFile(site);
      expect(readSiteFile(text)).toEqual({ site: draft });
      expect(text).not.toContain(id);
    },
  );

  it('holds what the site is and nothing else: no key, no balance', () => {
    const whole = { ...keyed, secret: 'sk-1', balance: 12 } as Site;
    expect(Object.keys(JSON.parse(siteFile(acme)))).toEqual(['creditGauge', 'version', 'site']);
    expect(readSiteFile(siteFile(whole))).toEqual({ problem: expect.stringContaining('site.') });
  });

  it('holds no token that stands in an address, and all else of it', () => {
    const url = 'https://app.acme.example/api/credits?org=7&Access_Token=s3cret&v=a+b';
    const file = JSON.parse(siteFile({ ...along, request: { ...along.request, url } }));
    expect(file.site.request.url).toBe('https://app.acme.example/api/credits?org=7&Access_Token=&v=a+b');
    const plain = 'https://app.acme.example/api/credits?q=a%20b';
    expect(siteFile({ ...along, request: { ...along.request, url: plain } })).toContain(plain);
  });

  it.each<[string, string, string]>([
    ['nothing', '', 'This file is not JSON.'],
    ['a program', 'alert(1)', 'This file is not JSON.'],
    ['another JSON', '{"balance":12}', 'This is no file of a site.'],
    ['a list', '[]', ''],
    [
      'another version',
      fileOf({ version: 2 }),
      'version: This file was made by another version of Credit Gauge.',
    ],
    ['a stranger’s member', fileOf({ run: 'x' }), 'run: '],
    ['an id', fileOf({ site: acme }), 'site.id: '],
    [
      'a secret',
      fileOf({ site: { ...acme, id: undefined, request: { ...acme.request, headers: { Cookie: 'a=b' } } } }),
      'Type a secret in as a key: headers are exported.',
    ],
    [
      'an address of plain http',
      fileOf({ site: { ...acme, request: { ...acme.request, url: 'http://a.example' } } }),
      'site.request.url: Use an address that begins with https://',
    ],
    [
      'an expression that none is',
      fileOf({ site: { ...acme, pools: [{ ...acme.pools[0], remaining: 'a..b' }] } }),
      'site.pools.0.remaining: This is no JMESPath expression',
    ],
    ['a prototype', `{"creditGauge":"site","version":1,"site":{"__proto__":{"kind":"server"}}}`, 'site'],
    ['too much', ' '.repeat(MAX_SITE_FILE + 1), 'This file is too large to be a site.'],
  ])('is none with %s, and says why', (_, text, problem) => {
    expect(readSiteFile(text)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
