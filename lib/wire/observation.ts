import type { Endpoint } from './endpoint';
import { isJsonObject, type Json, parseJson } from './json';
import { LineReader } from './lines';
import type { PageText } from './page-text';
import { parts } from './parts';
import { clueOf, holdsAnything, type Pick, pick } from './pick';
import { SseReader } from './sse';

const Decoder = globalThis.TextDecoder;

/** A body longer than this (in characters, or bytes of Protobuf) is not read. The largest that a platform is known to send is about 200 kB. */
export const MAX_BODY = 1024 * 1024;

/** What is left of a response body after picking. */
export type Body =
  | { readonly kind: 'json'; readonly value: Json }
  | {
      readonly kind: 'events';
      readonly values: readonly Json[];
      readonly total: number;
      readonly skipped: number;
    }
  | { readonly kind: 'page'; readonly page: PageText }
  | { readonly kind: 'html'; readonly challenge: boolean }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-json'; readonly problem: string }
  | { readonly kind: 'too-large'; readonly size: number }
  /** No response: the network failed or gave no answer in time. */
  | { readonly kind: 'unreachable'; readonly problem: string }
  /** The request was not made: the page has no session token. */
  | { readonly kind: 'no-session' };

/** One exchange with a platform, reduced to its declared fields. Times in ms since the epoch. */
export interface Observation {
  readonly method: string;
  /** Without query and fragment. */
  readonly url: string;
  /** 0 where there was no response. */
  readonly status: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly headers: {
    readonly contentType?: string;
    readonly retryAfter?: string;
    readonly challenge?: true;
    readonly grpcStatus?: number;
  };
  readonly request?: {
    readonly headers?: { readonly [name: string]: Json };
    readonly body?: Json;
    readonly query?: { readonly [name: string]: Json };
  };
  readonly body: Body;
}

/** The response headers that say something about the response itself, by lower-case name. */
export function observedHeaders(get: (name: string) => string | null): Observation['headers'] {
  const contentType = get('content-type');
  const retryAfter = get('retry-after');
  // Of a gRPC-web answer that is nothing but a trailer.
  const grpcStatus = get('grpc-status') ?? '';
  return {
    ...(contentType === null ? {} : { contentType: contentType.slice(0, 100) }),
    ...(retryAfter === null ? {} : { retryAfter: retryAfter.slice(0, 60) }),
    // Cloudflare and Vercel set it on challenge pages (developers.cloudflare.com, "Detect a challenge page response").
    ...((get('cf-mitigated') ?? get('x-vercel-mitigated')) === 'challenge'
      ? { challenge: true as const }
      : {}),
    ...(/^\d{1,2}$/.test(grpcStatus) ? { grpcStatus: Number(grpcStatus) } : {}),
  };
}

export function withoutQuery(url: string): string {
  const end = url.search(/[?#]/);
  return end === -1 ? url : url.slice(0, end);
}

/** The declared parts of a request, read before it is sent. `header` gives a request header by lower-case name. */
export function observedRequest(
  endpoint: Endpoint,
  url: string,
  header: (name: string) => string | null,
  body: string | undefined,
): Observation['request'] {
  const declared = endpoint.request;
  if (declared === undefined) return undefined;
  const headers: Record<string, Json> = {};
  for (const [name, shape] of Object.entries(declared.headers ?? {})) {
    const picked = pick(header(name) ?? undefined, shape);
    if (picked !== undefined) headers[name] = picked;
  }
  const given = new URL(url).searchParams;
  const named = declared.query ?? {};
  const names = named['*'] === undefined ? Object.keys(named) : new Set(given.keys());
  const query = Object.fromEntries(
    [...names].flatMap((name) => {
      const picked = pick(
        given.get(name) ?? undefined,
        (Object.hasOwn(named, name) ? named[name] : named['*']) ?? 'length',
      );
      return picked === undefined ? [] : [[name, picked]];
    }),
  );
  const picked =
    declared.body === undefined || body === undefined || body.length > MAX_BODY
      ? undefined
      : pick(body, { json: declared.body });
  return {
    ...(declared.headers === undefined ? {} : { headers }),
    ...(declared.query === undefined ? {} : { query }),
    ...(picked === undefined ? {} : { body: picked }),
  };
}

/** Reads a whole body by what the endpoint declares. Never throws. */
export function readBody(text: string, endpoint: Endpoint, status: number): Body {
  if (text.length > MAX_BODY) return { kind: 'too-large', size: text.length };
  const trimmed = text.replace(/^\uFEFF/, '').trimStart();
  if (trimmed.trimEnd() === '') return { kind: 'empty' };
  const { page } = endpoint.response;
  if (trimmed.startsWith('<')) {
    if (page !== undefined && parts.readPage !== undefined && status < 400)
      return { kind: 'page', page: parts.readPage(text, page) };
    return { kind: 'html', challenge: isChallenge(trimmed) };
  }
  const picker = pickerFor(trimmed, endpoint, status);
  if (picker !== undefined) {
    picker.push(trimmed);
    return picker.end();
  }
  try {
    return readValue(parserOf(endpoint)(trimmed), endpoint);
  } catch (error) {
    return {
      kind: 'not-json',
      problem: error instanceof Error ? error.message.replace(/"[\s\S]*"/, '…').slice(0, 100) : 'not JSON',
    };
  }
}

function parserOf({ response: { trpc, seroval } }: Endpoint): (text: string) => Json {
  return (trpc && parts.trpc?.parse) || (seroval && parts.parseSeroval) || parseJson;
}

/** Whether its body is bytes and no text. */
export function isBinary({ response: { protobuf, cbor } }: Endpoint): boolean {
  return protobuf !== undefined || cbor === true;
}

/**
 * Reads a whole body of bytes: of a binary endpoint its message, of others and of errors the text. A message never begins
 * like JSON or HTML: in Protobuf that would be a group, which are long gone, in CBOR a number or a text. Never throws.
 */
export function readBytes(bytes: Uint8Array, endpoint: Endpoint, status: number): Body {
  const { protobuf } = endpoint.response;
  if (!isBinary(endpoint) || bytes.length === 0 || '{[<'.includes(String.fromCharCode(Number(bytes[0])))) {
    return readBody(new Decoder().decode(bytes), endpoint, status);
  }
  if (bytes.length > MAX_BODY) return { kind: 'too-large', size: bytes.length };
  const value = protobuf ? parts.readProtobuf?.(bytes, protobuf) : parts.readCbor?.(bytes);
  if (value === undefined) return { kind: 'not-json', problem: 'other bytes than expected' };
  return protobuf ? { kind: 'json', value } : readValue(value, endpoint);
}

/** A JSON body that is parsed already, as `response.json()` gives it. */
export function readValue(value: Json, endpoint: Endpoint): Body {
  const { json, events, lines, trpc, numbers } = endpoint.response;
  if (numbers) return { kind: 'json', value: parts.numbersOf?.(value) ?? null };
  const plain = trpc ? (parts.trpc?.plain(value) ?? value) : value;
  return { kind: 'json', value: pick(plain, json ?? events ?? lines ?? { keys: {} }) ?? null };
}

/** What reads a body that starts like this (no leading blanks) as a stream. Undefined: it is none that is declared. */
export function pickerFor(start: string, endpoint: Endpoint, status: number): EventPicker | undefined {
  const { events, lines, coded, batchexecute } = endpoint.response;
  if (events !== undefined && /^(data|event|id|retry)?:/.test(start)) return new EventPicker(events);
  // An error is one JSON, not one a line.
  if (lines !== undefined && status < 400 && (coded ? CODED : /^\{/).test(start))
    return new EventPicker(
      lines,
      (onEvent) => new LineReader((line) => onEvent({ data: coded ? asMember(line) : line })),
    );
  if (batchexecute !== undefined && parts.batchexecute !== undefined && start.startsWith(")]}'"))
    return new EventPicker(...parts.batchexecute(batchexecute));
  return undefined;
}

/** Whether its answers may come as a stream, so that what came of one that breaks is worth telling. */
export function isStreamed({ response }: Endpoint): boolean {
  return (response.events ?? response.lines ?? response.batchexecute) !== undefined;
}

/** A line that begins with its code. */
const CODED = /^[\da-z]:/;

/** `d:{…}` as `{"d":{…}}`. */
function asMember(line: string): string {
  return CODED.test(line) ? `{"${line[0]}":${line.slice(2)}}` : line;
}

/** Cloudflare's interstitials, as seen in 2025 and 2026 by their title and script names. */
function isChallenge(html: string): boolean {
  return /just a moment\.\.\.|\/cdn-cgi\/challenge-platform\/|cf-chl-|_cf_chl_opt|attention required! \| cloudflare/i.test(
    html.slice(0, 20_000),
  );
}

/** How many picked events of one stream are kept: the first half and the last half. */
export const MAX_EVENTS = 64;

/** What cuts a stream into its events. */
export interface StreamReader {
  readonly skipped: number;
  push(text: string): void;
  end(): void;
}

export type ReaderOf = (
  onEvent: (event: { readonly data: string }) => void,
  clue: RegExp | undefined,
  onOthers: (count: number) => void,
) => StreamReader;

/** Picks declared fields of a stream's events while it runs, in bounded memory. */
export class EventPicker {
  readonly #first: Json[] = [];
  readonly #last: Json[] = [];
  readonly #reader: StreamReader;
  readonly #clue: RegExp | undefined;
  #total = 0;

  constructor(
    private readonly shape: Pick,
    readerOf: ReaderOf = (onEvent, clue, onOthers) => new SseReader(onEvent, clue, onOthers),
  ) {
    this.#clue = clueOf(shape);
    this.#reader = readerOf(
      (event) => this.add(event),
      this.#clue,
      (count) => {
        this.#total += count;
      },
    );
  }

  push(text: string): void {
    this.#reader.push(text);
  }

  /** One event that the browser has already cut (EventSource, WebSocket messages). */
  add(event: { readonly data: string }): void {
    this.#total++;
    const first = event.data.charCodeAt(0);
    if ((first !== 0x7b && first !== 0x5b) || this.#clue?.test(event.data) === false) return;
    const picked = pick(event.data, { json: this.shape });
    if (!isJsonObject(picked) || !holdsAnything(picked)) return;
    if (this.#first.length < MAX_EVENTS / 2) {
      this.#first.push(picked);
      return;
    }
    this.#last.push(picked);
    if (this.#last.length > MAX_EVENTS / 2) this.#last.shift();
  }

  end(): Body {
    this.#reader.end();
    return {
      kind: 'events',
      values: [...this.#first, ...this.#last],
      total: this.#total,
      skipped: this.#reader.skipped,
    };
  }
}
