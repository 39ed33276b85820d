import type { Endpoint } from '../../wire/endpoint';
import { presetsOf } from '../plan-presets';
import type { Ask, Platform } from '../platform';
import { identityReaderOf } from './identity';
import { identityPickOf, pickOf, queryOf } from './picked';
import { addressAt, partedIds, patternOf, withDates } from './placeholders';
import { readerOf } from './read';
import type { KeyedAsk, KeyedFirst, KeyedRow } from './row';

/** The platform that a row stands for: no pages, so no script anywhere; its own hosts, asked by the background. */
export function keyedPlatform(row: KeyedRow): Platform {
  const { id, name, glyph, icon, note, confidence, key, first, asks, links, planTable, thresholds } = row;
  const requests = [...(first === undefined ? [] : [first]), ...asks];
  return {
    id,
    name,
    glyph,
    ...(icon === undefined ? {} : { icon }),
    ...(note === undefined ? {} : { note }),
    tier: 'A',
    confidence,
    pages: [],
    permissions: [...new Set(requests.map(({ url }) => `${new URL(url).origin}/*`))],
    sessionIn: 'key',
    endpoints: Object.fromEntries(requests.map((request) => [request.id, endpointOf(row, request)])),
    readers: Object.fromEntries([
      ...(first === undefined ? [] : [[first.id, identityReaderOf(row, first)]]),
      ...asks.map((ask) => [ask.id, readerOf(row, ask)]),
    ]),
    asking: {
      via: ['background'],
      ...(first === undefined ? {} : { identity: askOf(row, first, first.url, 0) }),
      balance: ({ id: account }, now) => {
        const ids = first?.accounts.also === undefined ? { id: account } : partedIds(account);
        const known = asks.flatMap((ask) => {
          const url = addressAt(ask.url, ids, now);
          return url === undefined ? [] : [{ ask, url }];
        });
        return known.map(({ ask, url }, index) => ({
          ...askOf(row, ask, url, now),
          ...(index === 0 ? { required: true as const } : {}),
          ...(ask.everySeconds === undefined ? {} : { everySeconds: ask.everySeconds }),
        }));
      },
    },
    makes: 'request',
    costs: [],
    composers: [],
    ...(planTable === undefined ? {} : { planTable }),
    plans: planTable === undefined ? [] : presetsOf(planTable),
    ...(thresholds === undefined ? {} : { thresholds }),
    links,
    key,
  };
}

function askOf({ sent, signed }: KeyedRow, ask: KeyedAsk | KeyedFirst, url: string, now: number): Ask {
  return {
    endpoint: ask.id,
    method: ask.method ?? 'GET',
    url,
    ...(ask.headers === undefined ? {} : { headers: ask.headers }),
    ...(ask.body === undefined ? {} : { body: withDates(ask.body, now) }),
    auth: {
      kind: 'key',
      ...(sent === undefined ? {} : { sent }),
      ...(signed === undefined ? {} : { signed }),
    },
  };
}

function endpointOf(row: KeyedRow, ask: KeyedAsk | KeyedFirst): Endpoint {
  const query = 'accounts' in ask ? undefined : queryOf(ask);
  return {
    kind: 'accounts' in ask ? 'identity' : 'balance',
    method: ask.method ?? 'GET',
    url: patternOf(ask.url),
    confidence: ask.confidence ?? row.confidence,
    ...(query === undefined ? {} : { request: { query } }),
    response: { json: 'accounts' in ask ? identityPickOf(ask) : pickOf(ask) },
    // The key is not accepted, or may not read this: see read.ts.
    answers: [401, 403],
  };
}
