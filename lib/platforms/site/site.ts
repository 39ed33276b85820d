import type { Unit } from '../../core/unit';
import type { KeyPlacement } from '../platform';

/**
 * A site that a person added: we know nothing of it but what they say. It is data, never code: what may be asked, and by
 * JMESPath (jmespath.site) where in the answer the numbers stand. Parsed by lib/storage/site-schema.ts, made a platform by
 * `sitePlatform`.
 */
export type Site = DescribedSite | ServerSite;

export interface DescribedSite {
  readonly kind: 'described';
  /** Begins with `site-`, so that it is never a shipped platform's. */
  readonly id: string;
  readonly name: string;
  /** The page where the person uses it: https, no port. */
  readonly home: string;
  readonly request: SiteRequest;
  readonly pools: readonly SitePool[];
  /** A request of the page that spends, and where its answer tells how much. */
  readonly spend?: SiteSpend;
}

/** A server that the person, or their company, runs: which program it is says how it is read. */
export interface ServerSite {
  readonly kind: 'server';
  readonly id: string;
  readonly name: string;
  readonly server: ServerKind;
  /** `https://host[:port]`, or http on this computer. */
  readonly origin: string;
}

export const serverKinds = ['litellm', 'new-api', 'new-api-account', 'one-api', 'sub2api'] as const;
export type ServerKind = (typeof serverKinds)[number];

/** The request that tells what is left. */
export interface SiteRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * session: we ask, with the browser's sign-in. key: we ask, with a key that was typed in. page: we ask nothing and read
   * along when the page itself asks.
   */
  readonly by: 'session' | 'key' | 'page';
  /** With a key. Absent: `Authorization: Bearer …`. */
  readonly sent?: KeyPlacement;
}

/** One pool. Its expressions give a number, or a text that is a decimal number. */
export interface SitePool {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  /** Absent: what is left of `limit` after `used`. */
  readonly remaining?: string;
  readonly limit?: string;
  readonly used?: string;
  /** What each of the three is multiplied by: 0.01 for cents. Absent: 1. */
  readonly times?: number;
  readonly resetsAt?: SiteTime;
}

/** The longest expression, in characters. */
export const MAX_EXPRESSION = 300;

/** When it renews: s and ms since the epoch, a text by ISO 8601, or seconds from now. Chosen once, never guessed. */
export interface SiteTime {
  readonly at: string;
  readonly in: TimeForm;
}
export const timeForms = ['iso', 's', 'ms', 'seconds-left'] as const;
export type TimeForm = (typeof timeForms)[number];

export interface SiteSpend {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly amount: string;
  readonly times?: number;
  /** A pool's id. */
  readonly pool: string;
}
