import type { Ask } from '../platforms/platform';
import type { Endpoints } from '../wire/endpoint';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../wire/json';
import type { Observation } from '../wire/observation';
import type { Draft } from './watch';

/**
 * What the page's world and our isolated content script tell each other: CustomEvents on `document` with a
 * JSON text in `detail` (Firefox hides the fields of an object that comes from the isolated side). The page
 * can read and forge all of it: nothing secret is said here, and nothing that is heard is believed.
 */
export const FROM_PAGE = 'credit-gauge:page';
export const FROM_CONTENT = 'credit-gauge:content';

/** Cancelable, and cancelled by a tap that is alive: how a second one finds out that it is not needed. */
export const PROBE = 'credit-gauge:probe';

/** A longer message (in characters) is not read. */
export const MAX_MESSAGE = 256 * 1024;

export type PageMessage =
  /** The tap is there; whoever listens may say `ready`. */
  | { readonly type: 'hello' }
  /** A request that spends has left, long before its answer may be complete. */
  | { readonly type: 'sent' }
  | {
      readonly type: 'observation';
      readonly id: string;
      readonly observation: Observation;
      readonly draft?: Draft;
    }
  | { readonly type: 'answer'; readonly id: string; readonly observation: Observation };

export type ContentMessage =
  /**
   * Somebody listens: tell what was kept, and from now on everything at once. `channel`: where requests that are held
   * are spoken of (hold.ts).
   */
  | { readonly type: 'ready'; readonly channel?: string }
  /** Watch this: only in the pages of a site that the person added, where a forged one is the page's own affair. */
  | { readonly type: 'watch'; readonly endpoints: Endpoints }
  /** Answered with the same id. */
  | { readonly type: 'ask'; readonly id: string; readonly ask: Ask }
  /** Take the tap away. */
  | { readonly type: 'stop' };

/** A page's message as far as it can be known without a schema: the observation is still unchecked. */
export type HeardFromPage =
  | { readonly type: 'hello' | 'sent' }
  | {
      readonly type: 'observation' | 'answer';
      readonly id: string;
      readonly observation: Json;
      readonly draft?: Json;
    };

export function parsePageMessage(detail: unknown): HeardFromPage | undefined {
  const message = parse(detail);
  if (message?.type === 'hello' || message?.type === 'sent') return { type: message.type };
  if (message?.type !== 'observation' && message?.type !== 'answer') return undefined;
  const { type, id, observation, draft } = message;
  if (!isId(id) || !isJsonObject(observation)) return undefined;
  return { type, id, observation, ...(draft === undefined ? {} : { draft }) };
}

export function parseContentMessage(detail: unknown): ContentMessage | undefined {
  const message = parse(detail);
  if (message?.type === 'stop') return { type: 'stop' };
  if (message?.type === 'watch' && isJsonObject(message.endpoints))
    return { type: 'watch', endpoints: message.endpoints as unknown as Endpoints };
  if (message?.type === 'ready')
    return { type: 'ready', ...(isId(message.channel) ? { channel: message.channel } : {}) };
  if (message?.type !== 'ask' || !isId(message.id)) return undefined;
  const ask = parseAsk(message.ask);
  return ask === undefined ? undefined : { type: 'ask', id: message.id, ask };
}

function parse(detail: unknown): JsonObject | undefined {
  if (typeof detail !== 'string' || detail.length > MAX_MESSAGE) return undefined;
  try {
    const message = parseJson(detail);
    return isJsonObject(message) ? message : undefined;
  } catch {
    // Not ours: anybody can dispatch this event.
    return undefined;
  }
}

/** Checked by hand, because a schema library has no place in the page's world. Keys are never asked with there. */
function parseAsk(value: Json | undefined): Ask | undefined {
  if (!isJsonObject(value)) return undefined;
  const { endpoint, method, url, headers, body } = value;
  const auth = parseAuth(value.auth);
  if (typeof endpoint !== 'string' || typeof url !== 'string' || auth === undefined) return undefined;
  if (method !== 'GET' && method !== 'POST') return undefined;
  if (body !== undefined && typeof body !== 'string') return undefined;
  if (headers !== undefined && !isTexts(headers)) return undefined;
  return {
    endpoint,
    method,
    url,
    auth,
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  };
}

function parseAuth(value: Json | undefined): Ask['auth'] | undefined {
  if (!isJsonObject(value)) return undefined;
  const { kind, url, field } = value;
  if (kind === 'cookies' || kind === 'clerk' || kind === 'wiz') return { kind };
  const isSession = kind === 'session-token' && typeof url === 'string' && typeof field === 'string';
  return isSession ? { kind, url, field } : undefined;
}

function isTexts(value: Json): value is { readonly [name: string]: string } {
  return isJsonObject(value) && Object.values(value).every((item) => typeof item === 'string');
}

function isId(value: Json | undefined): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 64;
}
