import type { Task } from '../core/quote/task';
import type { Hold } from './hold';
import type { After, Instead } from './intercept';
import { listen, quietly, SafeAbortController, SafePromise, SafeRequest, settled } from './safe';
import type { Watch } from './watch';

/** A call of `fetch` that the person may want to be asked about. */
export interface HeldFetch {
  /** The body, where it is a text or has to be read from a copy. */
  readonly text: string | undefined | Promise<string>;
  /** What it is for, by its body; undefined: nothing to ask about. */
  readonly taskOf: (text: string | undefined) => Task | undefined;
  /** The request as it is now. Throws where the original does. */
  readonly take: () => Request;
  readonly follow: (text: string | undefined) => After;
}

/**
 * Holds the request where the person wants to be asked. It is taken as it is at the time of the call, by the
 * browser's own `new Request`, which sends nothing and reads no body; so the page may change or reuse what it gave.
 * Where that fails the original fails too, and says so in its own words.
 */
export function holdFetch({ holds }: Watch, { text, taskOf, take, follow }: HeldFetch): Instead {
  return {
    instead: (call) => {
      const go = (body: string | undefined, args?: readonly unknown[]): unknown => {
        const after = quietly(() => follow(body));
        const result = call(args);
        return quietly(() => after?.(result)) ?? result;
      };
      let decide: ((isGo: boolean) => void) | undefined;
      let early: boolean | undefined;
      const ask = (body: string | undefined): Hold | undefined =>
        quietly(() => {
          const task = taskOf(body);
          return (
            task &&
            holds.ask(task, (isGo) => {
              if (decide === undefined) early = isGo;
              else decide(isGo);
            })
          );
        });
      const isPending = typeof text === 'object';
      let known = isPending ? undefined : text;
      let hold = isPending ? undefined : ask(known);
      if (!isPending && hold === undefined) return go(known);
      const taken = quietly(take);
      if (taken === undefined) {
        hold?.givenUp();
        return go(known);
      }
      return new SafePromise((resolve, reject) => {
        let isOver = false;
        decide = (isGo) => {
          if (isOver) return;
          isOver = true;
          if (isGo) return resolve(go(known, [taken]));
          const aborted = abortedRequest(taken.url);
          endBody(taken, aborted.signal.reason);
          resolve(go(known, [aborted]));
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
          known = body;
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
