import type { Task } from '../core/quote/task';
import { canBeHeld, claim, type Endpoint, type Endpoints } from '../wire/endpoint';
import type { Observation } from '../wire/observation';
import { readTask } from '../wire/task';
import type { Holder } from './hold';
import { SafeUrl } from './safe';

/** A request that an endpoint of ours claims. */
export interface Target {
  readonly endpoint: Endpoint;
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** The named segments of the endpoint's URL pattern. */
  readonly params: Readonly<Record<string, string>>;
}

/** What a request is for, and whether it does it or only asks for its price. */
export interface Draft {
  readonly about: 'spend' | 'price';
  readonly task: Task;
}

/** What all taps of one page share. */
export interface Watch {
  readonly endpoints: Endpoints;
  /** What relative URLs are resolved against: `document.baseURI`, which may change. */
  readonly base: () => string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly later: (run: () => void, milliseconds: number) => void;
  readonly emit: (observation: Observation, draft?: Draft) => void;
  /** A request that spends has left. */
  readonly sent: () => void;
  readonly holds: Holder;
}

/**
 * The target of a request, or undefined for the great rest of the page's traffic. `address` as the page
 * gives it: a string or a URL. Objects of other kinds would have to be turned into a string twice, which
 * the page could notice, so they are not watched.
 */
export function targetOf(watch: Watch, method: string, address: unknown): Target | undefined {
  const given = address instanceof SafeUrl ? address.href : address;
  // Inline data can be megabytes long: not worth a look.
  if (typeof given !== 'string' || given.startsWith('data:') || given.startsWith('blob:')) return undefined;
  const url = new SafeUrl(given, watch.base()).href;
  const claimed = claim(watch.endpoints, method, url);
  if (claimed === undefined) return undefined;
  return { endpoint: claimed.endpoint, method: method.toUpperCase(), url, params: claimed.params };
}

/** What the request is for, by what was picked of it; undefined where its endpoint has no word for it. */
export function draftOf(
  { endpoint: { kind, task: shape }, params }: Target,
  request: Observation['request'],
): Draft | undefined {
  const task = shape && readTask(shape, { ...request, params });
  return task === undefined ? undefined : { about: kind === 'usage' ? 'spend' : 'price', task };
}

/**
 * Whether the person may want to be asked before a request to this target leaves: only then is it looked at more
 * closely.
 */
export function mayHold({ holds }: Watch, { endpoint }: Target): boolean {
  return holds.armed && canBeHeld(endpoint);
}
