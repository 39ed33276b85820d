import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../lib/wire/endpoint';
import { isObservation } from '../../lib/wire/is-observation';
import {
  EventPicker,
  MAX_BODY,
  MAX_EVENTS,
  type Observation,
  observedHeaders,
  observedRequest,
  readBody,
  withoutQuery,
} from '../../lib/wire/observation';
import { ObservationSchema } from '../../lib/wire/observation-schema';
import { fields } from '../../lib/wire/pick';

const endpoint: Endpoint = {
  kind: 'balance',
  method: 'POST',
  url: 'https://a.example/api',
  confidence: 'high',
  request: { headers: { 'x-org': true }, body: fields('model'), query: { day: true } },
  response: { json: fields('left') },
};
const streaming: Endpoint = { ...endpoint, response: { events: fields('left') } };
const paged: Endpoint = { ...endpoint, response: { page: { lines: ['left$'] } } };

describe('a body', () => {
  it.each([
    ['JSON', '{"left":3,"prompt":"words"}', { kind: 'json', value: { left: 3 } }],
    ['JSON after a byte order mark', '\uFEFF{"left":3}', { kind: 'json', value: { left: 3 } }],
    ['JSON that is a number', '3', { kind: 'json', value: 3 }],
    ['nothing', '', { kind: 'empty' }],
    ['white space', ' \n\t ', { kind: 'empty' }],
    ['a page', '<!doctype html><p>Hello', { kind: 'html', challenge: false }],
    ['a challenge', '<title>Just a moment...</title>', { kind: 'html', challenge: true }],
    ['a stream where none was declared', 'data: {"left":3}\n\n', { kind: 'not-json' }],
  ])('%s', (_, text, expected) => {
    expect(readBody(text, endpoint, 200)).toMatchObject(expected);
  });

  it('too long is not read', () => {
    expect(readBody('1'.repeat(MAX_BODY + 1), endpoint, 200)).toEqual({
      kind: 'too-large',
      size: MAX_BODY + 1,
    });
  });

  it.each(['SECRET words', '{"SECRET": ', '{"a": SECRET}', '"SECRET', '{"a":1} SECRET'])(
    'that is no JSON is not quoted: %s',
    (text) => {
      const body = readBody(text, endpoint, 200);
      expect(body.kind).toBe('not-json');
      expect(JSON.stringify(body)).not.toContain('SECRET');
    },
  );

  it('a stream, and the JSON of an error in its place', () => {
    expect(readBody(': ping\n\ndata: {"left":3}\n\ndata: [DONE]\n\n', streaming, 200)).toEqual({
      kind: 'events',
      values: [{ left: 3 }],
      total: 2,
      skipped: 0,
    });
    expect(readBody('{"left":3}', streaming, 429)).toEqual({ kind: 'json', value: { left: 3 } });
  });

  it('a declared page, but not the page of an error', () => {
    expect(readBody('<p>3 left</p>', paged, 200)).toEqual({
      kind: 'page',
      page: { scripts: {}, lines: ['3 left'] },
    });
    expect(readBody('<p>3 left</p>', paged, 500)).toEqual({ kind: 'html', challenge: false });
  });
});

describe('the events of a stream', () => {
  it('the first and the last half are kept, the middle is counted', () => {
    const picker = new EventPicker(fields('left'));
    for (let index = 0; index < 1000; index++) picker.push(`data: {"left":${index}}\n\n`);
    const body = picker.end();
    if (body.kind !== 'events') throw new Error(body.kind);
    expect(body.total).toBe(1000);
    expect(body.values).toHaveLength(MAX_EVENTS);
    expect(body.values[0]).toEqual({ left: 0 });
    expect(body.values.at(-1)).toEqual({ left: 999 });
  });

  it('those that hold nothing declared are dropped', () => {
    const picker = new EventPicker(fields('left'));
    picker.push('data: {"delta":"words"}\n\ndata: {"left":{}}\n\ndata: words\n\ndata: [1]\n\n');
    expect(picker.end()).toEqual({ kind: 'events', values: [], total: 4, skipped: 0 });
  });
});

describe('a request', () => {
  const url = 'https://a.example/api?day=2026-11-22&token=SECRET';
  const header = (name: string) => (name === 'x-org' ? 'org-1' : 'SECRET');

  it('only what is declared is seen of it', () => {
    expect(observedRequest(endpoint, url, header, '{"model":"m","prompt":"SECRET"}')).toEqual({
      headers: { 'x-org': 'org-1' },
      query: { day: '2026-11-22' },
      body: { model: 'm' },
    });
  });

  it.each([undefined, '', 'model=m', '1'.repeat(MAX_BODY + 1)])(
    'a body that can not be read is absent',
    (body) => {
      expect(observedRequest(endpoint, url, header, body)).not.toHaveProperty('body');
    },
  );

  it('nothing declared, nothing seen', () => {
    const { request: _, ...bare } = endpoint;
    expect(observedRequest(bare, url, header, '{}')).toBeUndefined();
  });

  it('the URL is kept without query and fragment', () => {
    expect(withoutQuery(url)).toBe('https://a.example/api');
    expect(withoutQuery('https://a.example/#/x?y')).toBe('https://a.example/');
    expect(withoutQuery('https://a.example/?a\nb')).toBe('https://a.example/');
  });

  it('four response headers are looked at', () => {
    const headers = new Headers({
      'retry-after': '5',
      'cf-mitigated': 'challenge',
      'grpc-status': '16',
      'set-cookie': 'SECRET',
    });
    expect(observedHeaders((name) => headers.get(name))).toEqual({
      retryAfter: '5',
      challenge: true,
      grpcStatus: 16,
    });
    expect(observedHeaders((name) => (name === 'grpc-status' ? 'SECRET' : null))).toEqual({});
  });
});

describe('an observation from a page', () => {
  const good: Observation = {
    method: 'GET',
    url: 'https://a.example/api',
    status: 200,
    startedAt: 1,
    endedAt: 2,
    headers: { contentType: 'application/json' },
    body: { kind: 'json', value: { left: [1, null, 'x', { a: true }] } },
  };
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  /** The content script's check and the background's say the same. */
  const accepted = (value: unknown) => {
    expect(isObservation(value)).toBe(v.is(ObservationSchema, value));
    return isObservation(value);
  };

  it('is accepted as the tap makes it, of every kind', () => {
    const bodies: Observation['body'][] = [
      good.body,
      { kind: 'events', values: [{ left: 1 }], total: 1, skipped: 0 },
      { kind: 'page', page: { scripts: { boot: { plan: 'pro' } }, lines: ['3 left'] } },
      { kind: 'html', challenge: true },
      { kind: 'empty' },
      { kind: 'not-json', problem: 'x' },
      { kind: 'too-large', size: 9 },
      { kind: 'unreachable', problem: 'x' },
      { kind: 'no-session' },
    ];
    for (const body of bodies) expect(accepted({ ...good, body })).toBe(true);
    const request = observedRequest(endpoint, 'https://a.example/api?day=1', () => 'x', '{"model":"m"}');
    expect(accepted({ ...good, ...(request === undefined ? {} : { request }) })).toBe(true);
  });

  it.each<[string, object]>([
    ['an unknown member', { extra: 1 }],
    ['an unknown method', { method: 'TRACE' }],
    ['another scheme', { url: 'file:///etc/passwd' }],
    ['a long URL', { url: `https://a.example/${'x'.repeat(3000)}` }],
    ['a status that is none', { status: -1 }],
    ['a time that is none', { startedAt: Number.NaN }],
    ['a body of no kind', { body: { kind: 'words', value: 1 } }],
    ['a body with more than its kind has', { body: { kind: 'empty', value: 1 } }],
    ['a long text', { body: { kind: 'json', value: { left: 'x'.repeat(301) } } }],
    ['a long name', { body: { kind: 'json', value: { ['x'.repeat(301)]: 1 } } }],
    ['too many events', { body: { kind: 'events', values: new Array(65).fill(1), total: 65, skipped: 0 } }],
    ['a number that is none', { body: { kind: 'json', value: { left: Number.POSITIVE_INFINITY } } }],
    ['a date', { body: { kind: 'json', value: { left: new Date(0) } } }],
    ['a map', { body: { kind: 'json', value: new Map([['left', 1]]) } }],
    ['a list with a hole', { body: { kind: 'json', value: Object.assign([], { length: 1 }) } }],
    ['what is no JSON', { body: { kind: 'json', value: { left: () => 1 } } }],
    ['a prototype', { body: { kind: 'json', value: JSON.parse('{"__proto__":{"left":1}}') } }],
    ['a deep nest', { body: { kind: 'json', value: nested(50) } }],
    ['a nest as deep as the stack', { body: { kind: 'json', value: nested(100_000) } }],
  ])('%s is refused', (_, change) => {
    expect(accepted({ ...good, ...change })).toBe(false);
  });
});
