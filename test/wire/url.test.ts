import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claim, type Endpoints } from '../../lib/wire/endpoint';
import { matchUrl } from '../../lib/wire/url';

describe('a URL pattern', () => {
  it.each([
    ['https://a.example/api/usage', 'https://a.example/api/usage', {}],
    ['https://a.example/api/usage', 'https://a.example/api/usage/', {}],
    ['https://a.example/api/usage/', 'https://a.example/api/usage', {}],
    ['https://a.example/api/usage', 'https://a.example/api/usage?x=1', {}],
    ['https://a.example/api/usage', 'https://a.example/api/usage#part', {}],
    ['https://a.example/o/:org/usage', 'https://a.example/o/1-2-3/usage', { org: '1-2-3' }],
    ['https://a.example/o/:org/usage', 'https://a.example/o/a%20b/usage', { org: 'a b' }],
    ['https://a.example/o/:org/usage', 'https://a.example/o/a%2/usage', { org: 'a%2' }],
    ['https://a.example/gen/*', 'https://a.example/gen', {}],
    ['https://a.example/gen/*', 'https://a.example/gen/1/wav', {}],
    ['wss://a.example/socket', 'wss://a.example/socket?token=1', {}],
    ['https://a.example/t/{x.a|y.b}', 'https://a.example/t/x.a', { list: 'x.a' }],
    ['https://a.example/t/{x.a|y.b}', 'https://a.example/t/z.c,y.b?batch=1', { list: 'z.c,y.b' }],
    ['https://a.example/t/{x.a|y.b}', 'https://a.example/t/y.b,x.a', { list: 'y.b,x.a' }],
  ])('%s fits %s', (pattern, url, params) => {
    expect(matchUrl(pattern, url)).toEqual({ params });
  });

  it.each([
    ['https://a.example/api/usage', 'http://a.example/api/usage'],
    ['https://a.example/api/usage', 'https://a.example/api/usages'],
    ['https://a.example/api/usage', 'https://a.example/api/usage/more'],
    ['https://a.example/api/usage', 'https://axexample/api/usage'],
    ['https://a.example/api/usage', 'https://a.example.org/api/usage'],
    ['https://a.example/api/usage', 'https://evil.example/?https://a.example/api/usage'],
    ['https://a.example/o/:org/usage', 'https://a.example/o//usage'],
    ['https://a.example/o/:org/usage', 'https://a.example/o/1/2/usage'],
    ['https://a.example/o/:org/usage', 'https://a.example/o/x?/usage'],
    ['https://a.example/gen/*', 'https://a.example/generate'],
    ['https://a.example/t/{x.a|y.b}', 'https://a.example/t/z.c'],
    ['https://a.example/t/{x.a|y.b}', 'https://a.example/t/x.ab'],
    ['https://a.example/t/{x.a|y.b}', 'https://a.example/t/q.x.a'],
    ['https://a.example/t/{x.a|y.b}', 'https://a.example/t/z.c?then=x.a'],
  ])('%s does not fit %s', (pattern, url) => {
    expect(matchUrl(pattern, url)).toBeUndefined();
  });

  it('gives back any segment as it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (org) => {
        const url = `https://a.example/o/${encodeURIComponent(org)}/usage`;
        expect(matchUrl('https://a.example/o/:org/usage', url)?.params.org).toBe(org);
      }),
    );
  });
});

describe('a claim', () => {
  const json = { kind: 'balance', method: 'GET', confidence: 'high', response: { json: true } } as const;
  const endpoints: Endpoints = {
    one: { ...json, url: 'https://a.example/keys/own' },
    any: { ...json, url: ['https://a.example/keys/:key', 'https://b.example/keys/:key'] },
    post: { ...json, method: 'POST', url: 'https://a.example/keys/:key' },
  };

  it.each([
    ['GET', 'https://a.example/keys/own', 'one'],
    ['get', 'https://b.example/keys/own', 'any'],
    ['GET', 'https://a.example/keys/2', 'any'],
    ['POST', 'https://a.example/keys/2', 'post'],
    ['DELETE', 'https://a.example/keys/2', undefined],
    ['GET', 'https://c.example/keys/2', undefined],
  ])('%s %s is of "%s", the first declared', (method, url, id) => {
    expect(claim(endpoints, method, url)?.id).toBe(id);
  });
});
