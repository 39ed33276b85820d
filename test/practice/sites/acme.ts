import type { Exchange } from '../exchange';
import { type Routes, Site, sessionCookie } from '../site';

const COOKIE = 'acme_session';
const KEY = 'acme-practice-key';
/** What one clip takes. */
export const CLIP_COST = 12;

/** A virtual key of the LiteLLM at `llm.acme.example`. */
const VIRTUAL_KEY = 'sk-acme-0123456789abcdef';

/** A site that Credit Gauge never heard of, with an API on another host that wants a key, and a LiteLLM of its own. */
export class Acme extends Site {
  readonly id = 'acme';
  readonly name = 'Acme Video';
  readonly hosts = ['app.acme.example', 'api.acme.example', 'llm.acme.example'];
  readonly pagePaths = ['/', '/studio'];
  readonly key = KEY;
  readonly virtualKey = VIRTUAL_KEY;
  #used = 312;
  readonly #limit = 400;
  readonly #renews = new Date(Date.now() + 9 * 86_400_000).toISOString();

  get creditsLeft(): number {
    return this.#limit - this.#used;
  }

  override nearlyEmpty(): void {
    this.#used = this.#limit - 5;
  }

  override refill(): void {
    this.#used = 312;
  }

  override cookies(): readonly string[] {
    return [sessionCookie(COOKIE, this.signedIn ? 'practice' : undefined)];
  }

  protected override readonly routes: Routes = {
    'GET https://app.acme.example/api/me/credits': (exchange) =>
      this.#signedIn(exchange, () => {
        const { creditsLeft: remaining } = this;
        const wallet = { remaining, monthly_limit: this.#limit, used: this.#used, renews_at: this.#renews };
        const answer = { user: { id: 4711, name: 'Ada' }, plan: { name: 'Pro', version: 3 }, wallet };
        this.balance(exchange, answer, { ...answer, wallet: undefined, purse: { left: remaining } });
      }),
    'GET https://app.acme.example/api/clips': (exchange) =>
      this.#signedIn(exchange, () =>
        exchange.json(200, {
          page: 1,
          total_pages: 3,
          clips: [{ id: 9, width: 1280, height: 720, fps: 24 }],
        }),
      ),
    'POST https://app.acme.example/api/clips': (exchange) =>
      this.#signedIn(exchange, () => {
        if (this.creditsLeft < CLIP_COST) return exchange.json(402, { error: 'out of credits' });
        this.#used += CLIP_COST;
        exchange.json(200, { clip: { id: 10, width: 1280, height: 720 }, billing: { cost: CLIP_COST } });
      }),
    // As BerriAI/litellm answers (test/platforms/litellm/cases), of a key without user and team.
    'GET https://llm.acme.example/key/info': (exchange) => {
      if (exchange.bearer !== VIRTUAL_KEY)
        return exchange.json(401, {
          error: { message: 'Authentication Error', type: 'auth_error', code: '401' },
        });
      const info = { key_name: 'sk-...cdef', key_alias: 'laptop', spend: 1.25, max_budget: 10 };
      exchange.json(200, {
        key: 'removed',
        info: { ...info, budget_reset_at: this.#renews, user_id: null, team_id: null, expires: null },
      });
    },
    'GET https://api.acme.example/v1/balance': (exchange) => {
      if (exchange.header('x-acme-key') !== KEY) return exchange.json(401, { error: 'no such key' });
      exchange.json(200, { object: 'balance', available_cents: this.creditsLeft * 5 });
    },
  };

  #signedIn(exchange: Exchange, use: () => void): void {
    const isKnown = this.signedIn && exchange.cookie(COOKIE) === 'practice';
    if (isKnown) {
      exchange.logged.user = 'ada';
      use();
    } else exchange.json(401, { error: 'not signed in' });
  }
}
