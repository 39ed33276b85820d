import type { Platform } from '../../lib/platforms/platform';
import { type Claim, claim } from '../../lib/wire/endpoint';
import { isJsonObject, type Json } from '../../lib/wire/json';
import { isBinary } from '../../lib/wire/observation';
import type { Pick } from '../../lib/wire/pick';
import { parseTrpc } from '../../lib/wire/trpc';
import { outcomeJson } from './findings-json';
import type { Recorded } from './har';
import { bodyOf, type Case, readCase, type Situation } from './platform-case';
import { Scrubber } from './scrub';

export interface Told {
  readonly situation: Situation;
  readonly about: string;
  readonly origin: string;
}

/** Response headers that are read: observedHeaders in lib/wire/observation.ts. */
const kept = ['content-type', 'retry-after', 'cf-mitigated', 'x-vercel-mitigated', 'grpc-status'];

/**
 * A recorded exchange as a case for review: scrubbed, with what the platform reads of it now. Undefined where no source of
 * the platform claims it.
 */
export function caseOf(platform: Platform, recorded: Recorded, told: Told): Case | undefined {
  const claimed = claim(platform.endpoints, recorded.method, recorded.url);
  if (claimed === undefined) return undefined;
  const scrubber = new Scrubber();
  const unread: Case = {
    source: claimed.id,
    ...told,
    now: recorded.at,
    request: requestOf(recorded, claimed, scrubber),
    response: {
      status: recorded.status,
      headers: Object.fromEntries(
        Object.entries(recorded.headers).filter(([name]) => kept.includes(name) && name !== 'content-length'),
      ),
      ...responseBody(recorded.body, claimed, scrubber),
    },
    absentIsZero: [],
    expected: {},
  };
  const outcome = readCase(platform, unread, bodyOf(unread, ''));
  return { ...unread, expected: outcome === undefined ? {} : { ...outcomeJson(outcome) } };
}

function requestOf(recorded: Recorded, { endpoint }: Claim, scrubber: Scrubber): Case['request'] {
  const { request } = endpoint;
  const url = new URL(recorded.url);
  for (const name of [...url.searchParams.keys()])
    if (request?.query?.[name] === undefined) url.searchParams.delete(name);
  const headers = Object.entries(request?.headers ?? {}).flatMap(([name, shape]) => {
    const value = recorded.requestHeaders[name.toLowerCase()];
    return value === undefined ? [] : [[name, headerValue(value, shape, scrubber)] as const];
  });
  const body = recorded.requestBody;
  return {
    method: recorded.method,
    url: scrubber.text(url.href),
    headers: Object.fromEntries(headers),
    ...(body === undefined || request?.body === undefined
      ? {}
      : { body: scrubbedText(body, request.body, scrubber) }),
  };
}

/** As it is declared. Of a bearer token a new one is made, unsigned, with the declared claims alone. */
function headerValue(value: string, shape: Pick, scrubber: Scrubber): string {
  if (typeof shape !== 'object' || !('jwt' in shape)) return String(scrubber.scrub(value, shape));
  const payload = value.split('.')[1] ?? '';
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Json;
  const own = Buffer.from(JSON.stringify(scrubber.scrub(claims, shape.jwt))).toString('base64url');
  return `Bearer e30.${own}.c2ln`;
}

function scrubbedText(text: string, shape: Pick, scrubber: Scrubber): Json {
  try {
    return scrubber.scrub(JSON.parse(text) as Json, shape);
  } catch {
    return 'removed';
  }
}

/**
/**
 * JSON as JSON, tRPC in its plain form (what is streamed is the same in pieces), events, lines and chunks as a text of the
 * same framing, a server function's answer without its texts, anything else (Protobuf, CBOR, HTML) in base64 as it was.
 */
function responseBody(body: Uint8Array, { endpoint }: Claim, scrubber: Scrubber): Partial<Case['response']> {
  const { json, events, lines, coded, page, trpc, batchexecute, seroval } = endpoint.response;
  if (isBinary(endpoint) || page !== undefined) return { base64: Buffer.from(body).toString('base64') };
  const text = new TextDecoder().decode(body);
  if (batchexecute !== undefined && text.startsWith(")]}'"))
    return { text: scrubbedBatch(text, batchexecute, scrubber) };
  if (seroval && text.startsWith(';'))
    return { text: text.replace(/:"(?:[^"\\]|\\[\s\S])*"/g, ':"removed"') };
  try {
    return { json: scrubber.scrub(trpc ? parseTrpc(text) : (JSON.parse(text) as Json), json) };
  } catch {
    const shape = events ?? lines;
    const scrubbed = coded ? scrubbedCoded : scrubbedLine;
    return {
      text:
        shape === undefined
          ? ''
          : text
              .split('\n')
              .map((line) => scrubbed(line, shape, scrubber))
              .join('\n'),
    };
  }
}

function scrubbedLine(line: string, shape: Pick, scrubber: Scrubber): string {
  const [, before = '', data = ''] = /^(data:\s*)?(.*)$/.exec(line) ?? [];
  if (!/^[[{]/.test(data)) return line;
  try {
    return `${before}${JSON.stringify(scrubber.scrub(JSON.parse(data) as Json, shape))}`;
  } catch {
    return `${before}removed`;
  }
}

/** `d:{…}`: the code stays, and of its JSON what is declared for it. */
function scrubbedCoded(line: string, shape: Pick, scrubber: Scrubber): string {
  const [, code = '', data = ''] = /^([\da-z]):(.*)$/.exec(line) ?? [];
  try {
    const scrubbed = scrubber.scrub({ [code]: JSON.parse(data) as Json }, shape);
    return `${code}:${JSON.stringify(isJsonObject(scrubbed) ? scrubbed[code] : null)}`;
  } catch {
    return '';
  }
}

/** A frame's error: codes, and the name of the error's kind. */
const status: Pick = { at: { 0: true, 2: { each: { at: { 0: true, 1: { each: true } } } } } };

/** The frames of declared calls, in the same chunks; their lengths are counted anew. */
function scrubbedBatch(text: string, rpcs: { readonly [rpc: string]: Pick }, scrubber: Scrubber): string {
  const scrubbed = (frame: Json): Json[] => {
    if (!Array.isArray(frame) || frame[0] !== 'wrb.fr') return [];
    const [, rpc = null, data = null, , , error = null] = frame as readonly Json[];
    const name = String(rpc ?? '');
    if (!Object.hasOwn(rpcs, name)) return [];
    const own = data === null ? null : scrubber.scrub(data, { json: rpcs[name] as Pick });
    return [['wrb.fr', rpc, own, null, null, scrubber.scrub(error, status)]];
  };
  const [, ...chunks] = text.split(/^\d+\s*$/m);
  const written = chunks.flatMap((chunk) => {
    const frames = framesIn(chunk).flatMap(scrubbed);
    const own = `\n${JSON.stringify(frames)}\n`;
    return frames.length === 0 ? [] : [`${own.length}${own}`];
  });
  return `)]}'\n\n${written.join('')}`;
}

function framesIn(chunk: string): readonly Json[] {
  try {
    const frames = JSON.parse(chunk) as Json;
    return Array.isArray(frames) ? frames : [];
  } catch {
    return [];
  }
}
