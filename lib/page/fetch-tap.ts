import { observedRequest } from '../wire/observation';
import { Exchange } from './exchange';
import type { Hold } from './hold';
import type { After, Instead, Patches } from './intercept';
import { tapResponse } from './response-tap';
import {
  get,
  header,
  listen,
  plainMember,
  quietly,
  SafeAbortController,
  SafeHeaders,
  SafePromise,
  SafeRequest,
  seen,
  settled,
} from './safe';
import { draftOf, mayHold, type Target, targetOf, type Watch } from './watch';

/**
 * Watches `fetch`. Decided by URL and method before anything else is looked at; for what no endpoint claims
 * the page gets the very promise of the original.
 */
export function tapFetch(world: object, patches: Patches, watch: Watch): void {
  patches.replace(world, 'fetch', (_self, [input, options]) => {
    const request = input instanceof SafeRequest ? input : undefined;
    const init: object = options ?? {};
    const method = optionOf(init, 'method') ?? request?.method ?? 'GET';
    if (typeof method !== 'string') return undefined;
    const target = targetOf(watch, method, request?.url ?? input);
    if (target === undefined) return undefined;
    const [given, givenHeaders, signal] = ['body', 'headers', 'signal'].map((name) => optionOf(init, name));
    // Before the original is called, because that takes the body; read after it, so that it never waits.
    const copy = given === undefined && request !== undefined ? copyOf(request, target) : undefined;
    const sent: Sent = {
      headers: () => headersOf(givenHeaders, request, target),
      text: () => (typeof given === 'string' ? given : copy?.text()),
    };
    const isAborted = () => isAbortedSignal(signal ?? request?.signal);
    const follow = (exchange: Exchange, { headers, text }: Sent): After => {
      return (result) => {
        const all = headers();
        exchange.sent((name) => (all === undefined ? null : header(all, name)), text());
        return seen(
          result as Promise<Response>,
          (response) => tapResponse(response, exchange),
          (error) => isAborted() || isAbort(error) || exchange.unreachable(),
        );
      };
    };
    if (mayHold(watch, target) && !isAborted()) {
      return holding(
        watch,
        target,
        sent,
        () => new SafeRequest(input as RequestInfo, options as RequestInit),
        follow,
      );
    }
    return follow(new Exchange(watch, target), sent);
  });
}

/** The parts of a request that an endpoint may declare. */
interface Sent {
  readonly headers: () => Headers | undefined;
  readonly text: () => string | Promise<string> | undefined;
}

/**
 * Holds the request where the person wants to be asked. It is `take`n as it is at the time of the call, by the
 * browser's own `new Request`, which sends nothing and reads no body; so the page may change or reuse what it gave.
 * Where that fails the original fails too, and says so in its own words.
 */
function holding(
  watch: Watch,
  target: Target,
  sent: Sent,
  take: () => Request,
  follow: (exchange: Exchange, sent: Sent) => After,
): Instead {
  return {
    instead: (call) => {
      const [all, text] = [quietly(sent.headers), quietly(sent.text)];
      const go = (args?: readonly unknown[]): unknown => {
        const after = quietly(() =>
          follow(new Exchange(watch, target), { headers: () => all, text: () => text }),
        );
        const result = call(args);
        return quietly(() => after?.(result)) ?? result;
      };
      let decide: ((isGo: boolean) => void) | undefined;
      let early: boolean | undefined;
      const ask = (body: string | undefined): Hold | undefined =>
        quietly(() => {
          const named = (name: string) => (all === undefined ? null : header(all, name));
          const draft = draftOf(target, observedRequest(target.endpoint, target.url, named, body));
          return (
            draft &&
            watch.holds.ask(draft.task, (isGo) => {
              if (decide === undefined) early = isGo;
              else decide(isGo);
            })
          );
        });
      const isPending = typeof text === 'object';
      let hold = isPending ? undefined : ask(text);
      if (!isPending && hold === undefined) return go();
      const taken = quietly(take);
      if (taken === undefined) {
        hold?.givenUp();
        return go();
      }
      return new SafePromise((resolve, reject) => {
        let isOver = false;
        decide = (isGo) => {
          if (isOver) return;
          isOver = true;
          if (isGo) return resolve(go([taken]));
          const request = abortedRequest(taken.url);
          endBody(taken, request.signal.reason);
          resolve(go([request]));
        };
        if (early !== undefined) return decide(early);
        listen(taken.signal, 'abort', () => {
          if (isOver) return;
          isOver = true;
          hold?.givenUp();
          endBody(taken, taken.signal.reason);
          reject(taken.signal.reason);
        });
        if (!isPending) return;
        settled(text, (body) => {
          if (isOver) return;
          hold = ask(body);
          if (hold === undefined) decide?.(true);
        });
      });
    },
  };
}

/** The browser's own abort, before anything has left. */
function abortedRequest(url: string): Request {
  const controller = new SafeAbortController();
  controller.abort();
  return new SafeRequest(url, { signal: controller.signal });
}

/** A body that the page streams is told the end, as where a request is aborted that is under way. */
function endBody({ body }: Request, reason: unknown): void {
  if (body) quietly(() => settled(body.cancel(reason), () => undefined));
}

/** A Request may stand for the options too; its getters are the browser's own. */
function optionOf(init: object, name: string): unknown {
  return init instanceof SafeRequest ? get(init, name) : plainMember(init, name);
}

function headersOf(given: unknown, request: Request | undefined, target: Target): Headers | undefined {
  if (target.endpoint.request?.headers === undefined) return undefined;
  return given === undefined ? request?.headers : new SafeHeaders(given as HeadersInit);
}

/**
 * The body of a Request object can only be read from a copy. Copying tees the upload, which is harmless for
 * the small JSON of an API call and is done for nothing else: only where the endpoint declares fields of the
 * body, and the request says that it is JSON (so neither a file nor an upload that the page still streams).
 */
function copyOf(request: Request, target: Target): Request | undefined {
  if (target.endpoint.request?.body === undefined || request.bodyUsed) return undefined;
  if (!/\bjson\b/i.test(header(request.headers, 'content-type') ?? '')) return undefined;
  return request.clone();
}

/** The page itself ended the request: "stop generating", a time-out of its own, a component that went away. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function isAbortedSignal(signal: unknown): boolean {
  return (signal as AbortSignal | null | undefined)?.aborted === true;
}
