import type { WebSocket } from 'ws';
import { matchUrl } from '../../lib/wire/url';
import type { Exchange } from './exchange';
import { answerWith, type Trouble } from './trouble';

/** `METHOD https://host/path/:name` (as in lib/wire/url.ts) and what answers it. */
export type Routes = { readonly [route: string]: (exchange: Exchange) => void | Promise<void> };

/** A practice copy of one platform: its account in memory, its endpoints, its page. */
export abstract class Site {
  abstract readonly id: string;
  abstract readonly name: string;
  /** All host names that it answers for, the page's own first. */
  abstract readonly hosts: readonly string[];
  /** Paths at which its page is found. */
  abstract readonly pagePaths: readonly string[];
  protected abstract readonly routes: Routes;

  /** Path of a WebSocket -> what is done with one that was opened there. `pace`: ms between its messages. */
  readonly sockets: { readonly [path: string]: (socket: WebSocket, pace: number) => void } = {};

  signedIn = true;
  protected trouble: Trouble | undefined;

  /** Balance answers go wrong from now on, until {@link works}. */
  failWith(trouble: Trouble): void {
    this.trouble = trouble;
  }

  works(): void {
    this.trouble = undefined;
  }

  signOut(): void {
    this.signedIn = false;
  }

  signIn(): void {
    this.signedIn = true;
  }

  /** Leaves a little less than the warning thresholds. */
  abstract nearlyEmpty(): void;
  /** A fresh account, as at the start. */
  abstract refill(): void;
  /** Sets or clears the cookies of the sign-in state on a page's answer. */
  abstract cookies(): readonly string[];
  /** What the page shows besides its balances, for the page's own script. */
  about(): { readonly [name: string]: unknown } {
    return {};
  }

  /** Answers by the first route that fits; false where there is none. */
  async answer(exchange: Exchange): Promise<boolean> {
    const target = `https://${exchange.host}${exchange.url.pathname}`;
    for (const [route, handle] of Object.entries(this.routes)) {
      const [method = '', pattern = ''] = route.split(' ');
      const match = method === exchange.method ? matchUrl(pattern, target) : undefined;
      if (match === undefined) continue;
      exchange.params = match.params;
      await handle(exchange);
      return true;
    }
    return false;
  }

  /**
   * Sends a balance, or the trouble of the day in its place.
   * `changed` is the same answer as the platform might rename it one day.
   */
  protected balance(exchange: Exchange, value: unknown, changed: unknown): void {
    if (this.trouble === undefined) exchange.json(200, value);
    else if (this.trouble === 'changed') exchange.json(200, changed);
    else answerWith(this.trouble, exchange);
  }
}

/** `Set-Cookie` values for a session that can't be read by scripts. */
export function sessionCookie(name: string, value: string | undefined, domain?: string): string {
  const scope = `Path=/; Secure; HttpOnly; SameSite=Lax${domain === undefined ? '' : `; Domain=${domain}`}`;
  return value === undefined ? `${name}=; Max-Age=0; ${scope}` : `${name}=${value}; Max-Age=86400; ${scope}`;
}
