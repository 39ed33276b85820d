import type { Endpoint } from '../../wire/endpoint';
import { presetsOf } from '../plan-presets';
import type { Platform } from '../platform';
import { pickOf } from './picked';
import { readerOf } from './read';
import type { KeyedAsk, KeyedRow } from './row';

/** The platform that a row stands for: no pages, so no script anywhere; its own hosts, asked by the background. */
export function keyedPlatform(row: KeyedRow): Platform {
  const { id, name, glyph, icon, confidence, key, sent, asks, links, planTable, thresholds } = row;
  return {
    id,
    name,
    glyph,
    ...(icon === undefined ? {} : { icon }),
    tier: 'A',
    confidence,
    pages: [],
    permissions: [...new Set(asks.map(({ url }) => `${new URL(url).origin}/*`))],
    sessionIn: 'key',
    endpoints: Object.fromEntries(asks.map((ask) => [ask.id, endpointOf(row, ask)])),
    readers: Object.fromEntries(asks.map((ask) => [ask.id, readerOf(row, ask)])),
    asking: {
      via: ['background'],
      balance: () =>
        asks.map((ask, index) => ({
          endpoint: ask.id,
          method: ask.method ?? 'GET',
          url: ask.url,
          ...(ask.headers === undefined ? {} : { headers: ask.headers }),
          ...(ask.body === undefined ? {} : { body: ask.body }),
          auth: { kind: 'key', ...(sent === undefined ? {} : { sent }) },
          ...(index === 0 ? { required: true as const } : {}),
          ...(ask.everySeconds === undefined ? {} : { everySeconds: ask.everySeconds }),
        })),
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

function endpointOf(row: KeyedRow, ask: KeyedAsk): Endpoint {
  return {
    kind: 'balance',
    method: ask.method ?? 'GET',
    url: ask.url.replace(/\?.*$/, ''),
    confidence: ask.confidence ?? row.confidence,
    response: { json: pickOf(ask) },
    // The key is not accepted, or may not read this: see read.ts.
    answers: [401, 403],
  };
}
