import type { Endpoints } from '../../wire/endpoint';
import type { Observation } from '../../wire/observation';
import type { Platform } from '../platform';
import { patternOf } from './site-facts';

/** What one answer of a site held in numbers and dates while the person pointed at it. */
export interface Sighting {
  readonly method: string;
  /** With its query, because most addresses say nothing without it. */
  readonly url: string;
  /** When the request was sent, ms since the epoch. */
  readonly at: number;
  /** By their place in the answer, as JMESPath. */
  readonly numbers: Readonly<Record<string, number | string>>;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH'] as const;

/** All that the page asks of anybody: what is left is often told by another host. */
const everything: Endpoints = Object.fromEntries(
  methods.map((method) => [
    method.toLowerCase(),
    {
      kind: 'balance',
      method,
      url: 'https://:host/*',
      confidence: 'low',
      request: { query: { '*': true } },
      response: { numbers: true },
    } as const,
  ]),
);

/** The id under which a site runs while it is pointed at; no shipped platform and no saved site has it. */
export const POINTED = 'site-pointed';

/** A site that is pointed at, as a platform: it has scripts in its pages, and neither card nor reader. */
export function pointedPlatform(home: string): Platform {
  return {
    id: POINTED,
    name: new URL(home).hostname,
    glyph: '?',
    tier: 'C',
    confidence: 'low',
    described: true,
    pages: [patternOf(home)],
    permissions: [patternOf(home)],
    sessionIn: 'page',
    endpoints: everything,
    readers: {},
    asking: { via: [], balance: () => [] },
    makes: 'request',
    costs: [],
    composers: [],
    plans: [],
    links: { home, usage: home, topUp: home },
  };
}

/** Undefined where the answer was none, an error, or had no number in it. */
export function sightingOf({
  method,
  url,
  status,
  startedAt,
  request,
  body,
}: Observation): Sighting | undefined {
  if (status < 200 || status > 299 || body.kind !== 'json') return undefined;
  const { value } = body;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const numbers = Object.entries(value).flatMap(([place, one]) =>
    typeof one === 'number' || typeof one === 'string' ? [[place, one] as const] : [],
  );
  if (numbers.length === 0) return undefined;
  const address = new URL(url);
  for (const [name, one] of Object.entries(request?.query ?? {}))
    if (typeof one !== 'object') address.searchParams.set(name, String(one));
  return { method, url: address.href, at: startedAt, numbers: Object.fromEntries(numbers) };
}
