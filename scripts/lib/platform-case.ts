import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { Platform } from '../../lib/platforms/platform';
import { interpret, type Outcome } from '../../lib/platforms/read';
import { readCbor } from '../../lib/wire/cbor';
import { claim } from '../../lib/wire/endpoint';
import type { Observation } from '../../lib/wire/observation';
import { parseSeroval } from '../../lib/wire/seroval';
import { headersByName, observedExchange } from './observed-exchange';

/** What a case is an example of. Which of them a platform owes: test/platforms/contract.test.ts. */
export const situations = [
  'signed-in',
  'signed-out',
  /** A new or free account: nothing granted, nothing bought. */
  'empty',
  'out-of-credits',
  'unlimited',
  'several-pools',
  'field-missing',
  'changed-shape',
  'refused',
  'identity',
  'price',
  'spend',
  'refund',
] as const;
export type Situation = (typeof situations)[number];

const Json = v.custom<unknown>(() => true);
const Headers = v.record(v.string(), v.string());

/**
 * One exchange with a platform and what it must be read as: test/platforms/<id>/cases/<source>.<situation>….json. The body
 * is JSON, a text, bytes in base64, or a file beside it (a recording that is kept as it was published).
 */
export const CaseSchema = v.strictObject({
  source: v.string(),
  situation: v.picklist(situations),
  about: v.pipe(v.string(), v.nonEmpty()),
  /** Where the body comes from: a recording and its licence, or the field list that it is composed after. */
  origin: v.pipe(v.string(), v.nonEmpty()),
  now: v.pipe(v.string(), v.isoTimestamp()),
  request: v.strictObject({
    method: v.optional(v.string(), 'GET'),
    url: v.pipe(v.string(), v.url()),
    headers: v.optional(Headers, {}),
    body: v.optional(Json),
  }),
  response: v.strictObject({
    status: v.optional(v.number(), 200),
    headers: v.optional(Headers, {}),
    json: v.optional(Json),
    text: v.optional(v.string()),
    base64: v.optional(v.string()),
    file: v.optional(v.string()),
  }),
  /**
   * Places of the body (`.windows.weekly.ratio`) where a missing number is 0 by the platform's own encoding (Protobuf's
   * JSON leaves zeros out). Anywhere else the tests hold that what is missing is never read as 0.
   */
  absentIsZero: v.optional(v.array(v.string()), []),
  expected: v.record(v.string(), Json),
});
export type Case = v.InferOutput<typeof CaseSchema>;

export interface CaseFile {
  readonly path: string;
  readonly name: string;
  readonly of: Case;
}

/** All cases of a platform, in the order of their names. Throws where a file is none. */
export function casesIn(folder: string): readonly CaseFile[] {
  const cases = join(folder, 'cases');
  if (!existsSync(cases)) return [];
  return readdirSync(cases)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const path = join(cases, name);
      const parsed = v.safeParse(CaseSchema, JSON.parse(readFileSync(path, 'utf8')));
      if (!parsed.success) throw new Error(`${name} is no case: ${v.summarize(parsed.issues)}`);
      return { path, name, of: parsed.output };
    });
}

/** The body's bytes as they were on the wire. `path` is the case's own, for files beside it. */
export function bodyOf({ response }: Case, path: string): Uint8Array {
  const { json, text, base64, file } = response;
  if (file !== undefined) return readFileSync(join(dirname(path), file));
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  return new TextEncoder().encode(text ?? (json === undefined ? '' : JSON.stringify(json)));
}

/** An answer that stands for JSON, parsed; undefined where it is something else. */
export function jsonOf({ of, path }: CaseFile): unknown {
  const body = bodyOf(of, path);
  for (const parse of [JSON.parse, parseSeroval]) {
    try {
      return parse(new TextDecoder().decode(body));
    } catch {}
  }
  return readCbor(body);
}

/** The tests make others of it: each without one of its members, and of another shape (cases.test.ts). */
export function isMutated(file: CaseFile): boolean {
  return 'pools' in file.of.expected && jsonOf(file) !== undefined;
}

/** What the platform makes of the exchange; undefined where it does not claim it. */
export function readCase(platform: Platform, of: Case, body: Uint8Array): Outcome | undefined {
  return interpret(platform, observed(platform, of, body), Date.parse(of.now));
}

function observed(
  platform: Platform,
  { request, response, now, source }: Case,
  body: Uint8Array,
): Observation {
  const { method, url } = request;
  const claimed = claim(platform.endpoints, method, url);
  if (claimed === undefined) throw new Error(`No source of ${platform.id} claims ${method} ${url}.`);
  if (claimed.id !== source)
    throw new Error(`${method} ${url} is claimed by ${claimed.id}, not by ${source}.`);
  const type =
    response.json === undefined && response.file === undefined ? {} : { 'content-type': 'application/json' };
  return observedExchange(claimed, {
    method,
    url,
    status: response.status,
    header: headersByName({ ...type, ...response.headers }),
    requestHeader: headersByName(request.headers),
    requestBody: request.body === undefined ? undefined : textOf(request.body),
    body,
    at: Date.parse(now),
  });
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
