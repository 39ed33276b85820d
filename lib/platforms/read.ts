import * as v from 'valibot';
import type { Failure, FailureKind } from '../core/failure';
import type { Task } from '../core/quote/task';
import { type Claim, claimOf } from '../wire/endpoint';
import type { Json } from '../wire/json';
import type { Body, Observation } from '../wire/observation';
import { readTask } from '../wire/task';
import type { Answer, Findings, Platform } from './platform';

/** A reading or a named failure, and which endpoint of which platform it came from. */
export type Outcome =
  | {
      readonly platform: string;
      readonly endpoint: string;
      readonly findings: Findings;
      /** What the request was for, where its endpoint says how to tell. */
      readonly task?: Task;
    }
  | {
      readonly platform: string;
      readonly endpoint: string;
      readonly failure: Failure;
      /** Whose balance was asked for, where the URL says it (a parameter `:account` or `:org`). */
      readonly account?: string;
    };

/** Thrown by readers, caught in {@link interpret}; nothing else may be thrown. */
export class Refusal extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

export function refuse(kind: FailureKind, at: string, message: string, retryAfterSeconds?: number): never {
  throw new Refusal({ kind, at, message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) });
}

/** `value` as `schema` says, or a `changed-shape` failure that names the place. `at` is put before the path. */
export function shaped<T extends v.GenericSchema>(
  schema: T,
  value: Json | undefined,
  at = '',
): v.InferOutput<T> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  const place = `${at}${placeOf(issue.path ?? [])}`.replace(/^\./, '') || 'body';
  const received = issue.received.startsWith('"') ? 'text' : issue.received;
  return refuse(
    'changed-shape',
    place,
    `Expected ${issue.expected ?? issue.message} at ${place}, found ${received}.`,
  );
}

/** `['limits', 2, 'percent']` as `.limits[2].percent`. */
function placeOf(path: readonly { readonly key?: unknown }[]): string {
  return path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
}

/**
 * Reads an observation as the platform's. Undefined where no endpoint of the platform claims it.
 * Never throws: an error of a reader's own is a `changed-shape` failure at `reader`.
 */
export function interpret(platform: Platform, told: Observation, now: number): Outcome | undefined {
  const claimed = claimOf(platform.endpoints, told);
  if (claimed === undefined) return undefined;
  const seen = withTrailer(told, claimed);
  const { id: endpoint, params } = claimed;
  const base = { platform: platform.id, endpoint };
  const reader = platform.readers[endpoint];
  if (reader === undefined) return undefined;
  const understood = seen.status < 400 || claimed.endpoint.answers?.includes(seen.status) === true;
  const general = generalFailure(seen, understood, claimed.endpoint.response.file === true, now);
  const account = params.account ?? params.org;
  const whose = account === undefined ? {} : { account };
  if (general !== undefined) return { ...base, ...whose, failure: general };
  try {
    const answer = answerOf(seen, claimed, now);
    return {
      ...base,
      findings: reader(answer),
      ...(answer.task === undefined ? {} : { task: answer.task }),
    };
  } catch (error) {
    if (error instanceof Refusal)
      return { ...base, ...whose, failure: withRetryAfter(error.failure, seen, now) };
    return {
      ...base,
      ...whose,
      failure: { kind: 'changed-shape', at: 'reader', message: 'The answer could not be read.' },
    };
  }
}

/** gRPC-web says in a header what an answer without a message comes to (grpc/grpc, doc/PROTOCOL-WEB.md). */
function withTrailer(seen: Observation, { endpoint }: Claim): Observation {
  const { grpcStatus } = seen.headers;
  if (endpoint.response.protobuf === undefined || grpcStatus === undefined) return seen;
  return seen.body.kind === 'empty' ? { ...seen, body: { kind: 'json', value: { grpcStatus } } } : seen;
}

function answerOf(seen: Observation, { endpoint, params }: Claim, now: number): Answer {
  const { body } = seen;
  const task = endpoint.task && readTask(endpoint.task, { ...seen.request, params });
  return {
    status: seen.status,
    params,
    request: {
      headers: seen.request?.headers ?? {},
      query: seen.request?.query ?? {},
      ...(seen.request?.body === undefined ? {} : { body: seen.request.body }),
    },
    ...(task === undefined ? {} : { task }),
    ...(body.kind === 'json' ? { json: body.value } : {}),
    ...(body.kind === 'events' ? { events: body.values } : {}),
    ...(body.kind === 'page' ? { page: body.page } : {}),
    at: seen.startedAt,
    now,
  };
}

/** Failures that mean the same on every platform. */
function generalFailure(
  seen: Observation,
  understood: boolean,
  isFile: boolean,
  now: number,
): Failure | undefined {
  const { body, status } = seen;
  if (body.kind === 'unreachable')
    return { kind: 'offline', at: 'network', message: `No answer: ${body.problem}.` };
  if (body.kind === 'no-session')
    return { kind: 'signed-out', at: 'session', message: 'Nobody is signed in.' };
  if (seen.headers.challenge === true || (body.kind === 'html' && body.challenge)) {
    return { kind: 'blocked', at: 'body', message: 'The platform wants to see that you are human.' };
  }
  if (!understood || (status >= 400 && body.kind !== 'json')) return statusFailure(seen, now);
  switch (body.kind) {
    case 'html':
      return { kind: 'changed-shape', at: 'body', message: 'HTML came where JSON was expected.' };
    case 'empty':
      return { kind: 'changed-shape', at: 'body', message: 'The answer was empty.' };
    default:
      return isFile ? undefined : unreadable(body);
  }
}

function unreadable(body: Body): Failure | undefined {
  switch (body.kind) {
    case 'not-json':
      return { kind: 'changed-shape', at: 'body', message: `The answer is not JSON: ${body.problem}.` };
    case 'too-large':
      return {
        kind: 'changed-shape',
        at: 'body',
        message: `The answer is too large to read: ${body.size} characters.`,
      };
    default:
      return undefined;
  }
}

function statusFailure(seen: Observation, now: number): Failure {
  const { status } = seen;
  const at = 'status';
  const retry = retryAfterSeconds(seen.headers.retryAfter, now);
  const later = retry === undefined ? {} : { retryAfterSeconds: retry };
  if (status === 401)
    return { kind: 'signed-out', at, message: 'The platform says that nobody is signed in (401).' };
  if (status === 402)
    return { kind: 'not-on-plan', at, message: 'The platform asks for payment first (402).' };
  if (status === 403) {
    return seen.body.kind === 'html'
      ? { kind: 'blocked', at, message: 'The platform refused the request with a page (403).' }
      : { kind: 'not-on-plan', at, message: 'This account may not read it (403).' };
  }
  if (status === 404 || status === 410) {
    return {
      kind: 'not-on-plan',
      at,
      message: `The platform has no such balance for this account (${status}).`,
    };
  }
  if (status === 408)
    return { kind: 'offline', at, message: 'The platform waited in vain for the request (408).', ...later };
  if (status === 429) return { kind: 'rate-limited', at, message: 'Too many requests (429).', ...later };
  if (status >= 500)
    return {
      kind: 'server-error',
      at,
      message: `The platform has trouble of its own (${status}).`,
      ...later,
    };
  return { kind: 'changed-shape', at, message: `An unexpected status came: ${status}.` };
}

/** A reader does not see the headers: what it calls rate-limited still waits as long as they say. */
function withRetryAfter(failure: Failure, seen: Observation, now: number): Failure {
  const told = retryAfterSeconds(seen.headers.retryAfter, now);
  if (failure.kind !== 'rate-limited' || failure.retryAfterSeconds !== undefined || told === undefined)
    return failure;
  return { ...failure, retryAfterSeconds: told };
}

/** RFC 9110, 10.2.3: seconds or an HTTP date. */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Math.min(Number(header), 7 * 86_400);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
