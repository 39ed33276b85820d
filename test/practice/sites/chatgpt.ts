import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Exchange } from '../exchange';
import { type Routes, Site, sessionCookie } from '../site';
import { type SentEvent, words } from '../stream';
import { unsignedToken } from '../token';

const HOUR = 3_600_000;
const SESSION = 'practice-session';
const ACCOUNT = '5f0c1d2e-8a47-4f5b-b1a9-3c2d1e0f9a8b';
const reply =
  'A practice answer, word by word. The stream says at its end what is left of your limits, so nobody has to ask again. “É”, “€” and “𝔸” included.';

/** What a message costs is one of its model's window; a tool takes one of its own too. */
export interface ChatGptModel {
  remaining: number;
  readonly limit: number;
}

function freshAccount() {
  return {
    models: {
      'gpt-5-5': { remaining: 120, limit: 160 },
      'gpt-5-5-thinking': { remaining: 2410, limit: 3000 },
    } as Record<string, ChatGptModel>,
    features: { deep_research: 7, file_upload: 74, image_gen: 120 } as Record<string, number>,
    /** Percentages 0-100 used of the Codex windows, and bought credits. */
    codex: { primary: 37, secondary: 12, credits: 612.5 },
  };
}

/** chatgpt.com as its dossier knows it: feature counts, model windows, Codex windows, a bearer from the session. */
export class ChatGpt extends Site {
  readonly id = 'chatgpt';
  readonly name = 'ChatGPT';
  readonly hosts = ['chatgpt.com'];
  readonly pagePaths = ['/', '/c/:id', '/codex/settings/usage'];
  readonly email = 'sam@practice.example';
  #account = freshAccount();
  #token = '';
  readonly #modelResets = Date.now() + 3 * HOUR;
  readonly #monthResets = Date.now() + 9 * 24 * HOUR;
  readonly #weekResets = Date.now() + 5 * 24 * HOUR;

  setModel(slug: string, remaining: number): void {
    const model = this.#account.models[slug];
    if (model === undefined) throw new Error(`No such practice model: ${slug}`);
    model.remaining = remaining;
  }

  setFeature(name: string, remaining: number): void {
    this.#account.features[name] = remaining;
  }

  setCodex(codex: Partial<ReturnType<typeof freshAccount>['codex']>): void {
    Object.assign(this.#account.codex, codex);
  }

  get models(): Readonly<Record<string, Readonly<ChatGptModel>>> {
    return this.#account.models;
  }

  override nearlyEmpty(): void {
    this.setModel('gpt-5-5', 3);
  }

  override refill(): void {
    this.#account = freshAccount();
  }

  override cookies(): readonly string[] {
    return [sessionCookie('__Secure-next-auth.session-token', this.signedIn ? SESSION : undefined)];
  }

  override about(): { readonly [name: string]: unknown } {
    return { models: Object.keys(this.#account.models) };
  }

  /** Whatever token was given out before is refused from now on, as after an hour. */
  expireToken(): void {
    this.#token = '';
  }

  /** Open beside the streams: a greeting, and an echo of each message. */
  override readonly sockets = {
    '/backend-api/celsius/ws/user': (socket: WebSocket) => {
      socket.send(JSON.stringify({ type: 'hello' }));
      socket.on('message', (data) => socket.send(JSON.stringify({ type: 'echo', text: String(data) })));
    },
  };

  protected override readonly routes: Routes = {
    'GET https://chatgpt.com/api/auth/session': (exchange) => {
      if (!this.signedIn || exchange.cookie('__Secure-next-auth.session-token') !== SESSION) {
        return exchange.json(200, {});
      }
      exchange.logged.user = this.email;
      exchange.json(200, this.#session());
    },
    'POST https://chatgpt.com/backend-api/conversation/init': (exchange) =>
      this.#withBearer(exchange, () => {
        const { limits_progress, model_limits, ...rest } = this.#limits();
        const renamed = limits_progress.map(({ remaining, ...limit }) => ({ ...limit, left: remaining }));
        const windows = model_limits.map(({ remaining, ...limit }) => ({ ...limit, left: remaining }));
        const changed = { limits_progress: renamed, model_limits: windows, ...rest };
        this.balance(exchange, this.#limits(), changed);
      }),
    'GET https://chatgpt.com/backend-api/wham/usage': (exchange) =>
      this.#withBearer(exchange, () => {
        const usage = this.#codexUsage();
        const changed = { ...usage, rate_limit: { ...usage.rate_limit, primary_window: { used: '37 %' } } };
        this.balance(exchange, usage, changed);
      }),
    'GET https://chatgpt.com/backend-api/wham/rate-limit-reset-credits': (exchange) =>
      this.#withBearer(exchange, () => exchange.json(200, { credits: [], available_count: 0 })),
    'GET https://chatgpt.com/backend-api/accounts/:id/remaining_balance': (exchange) =>
      this.#withBearer(exchange, () => {
        if (exchange.params.id !== ACCOUNT) return notFound(exchange);
        const balance = String(this.#account.codex.credits);
        this.balance(exchange, { balance }, { balances: [balance] });
      }),
    'GET https://chatgpt.com/backend-api/files/library/storage/usage': (exchange) =>
      this.#withBearer(exchange, () =>
        exchange.json(200, {
          used_bytes: 7_301_444_812,
          allowed_bytes: 26_843_545_600,
          remaining_bytes: 19_542_100_788,
          is_over_limit: false,
        }),
      ),
    'GET https://chatgpt.com/backend-api/subscriptions': (exchange) =>
      this.#withBearer(exchange, () => {
        const active_until = new Date(this.#monthResets).toISOString();
        exchange.json(200, { plan_type: 'plus', is_active: true, active_until, will_renew: true });
      }),
    'GET https://chatgpt.com/backend-api/me': (exchange) =>
      this.#withBearer(exchange, () =>
        exchange.json(200, { id: 'user-practice', email: this.email, name: 'Sam' }),
      ),
    'POST https://chatgpt.com/backend-api/f/conversation/prepare': (exchange) =>
      this.#withBearer(exchange, () =>
        exchange.json(200, { status: 'ok', conduit_token: unsignedToken({}) }),
      ),
    'POST https://chatgpt.com/backend-api/f/conversation': (exchange) =>
      this.#withBearer(exchange, () => this.#converse(exchange)),
  };

  #session() {
    const expires = Date.now() + HOUR;
    this.#token ||= unsignedToken({
      sub: 'auth0|practice',
      exp: Math.round(expires / 1000),
      jti: randomUUID(),
      'https://api.openai.com/auth': {
        chatgpt_account_id: ACCOUNT,
        chatgpt_plan_type: 'plus',
        chatgpt_user_id: 'user-practice',
      },
      'https://api.openai.com/profile': { email: this.email, email_verified: true },
    });
    return {
      user: { id: 'user-practice', name: 'Sam', email: this.email, image: '', mfa: false },
      expires: new Date(expires).toISOString(),
      account: { id: ACCOUNT, planType: 'plus', structure: 'personal' },
      accessToken: this.#token,
      authProvider: 'login-web',
    };
  }

  #withBearer(exchange: Exchange, use: () => void | Promise<void>): void | Promise<void> {
    if (this.signedIn && this.#token !== '' && exchange.bearer === this.#token) {
      exchange.logged.user = this.email;
      return use();
    }
    exchange.json(401, { detail: 'Unauthorized' });
  }

  #limits() {
    const { features, models } = this.#account;
    return {
      type: 'conversation_detail_metadata',
      banner_info: null,
      blocked_features: [],
      model_limits: Object.entries(models).map(([model_slug, { remaining, limit }]) => ({
        model_slug,
        remaining,
        limit,
        resets_after: new Date(
          model_slug.endsWith('thinking') ? this.#weekResets : this.#modelResets,
        ).toISOString(),
      })),
      limits_progress: Object.entries(features).map(([feature_name, remaining]) => ({
        feature_name,
        remaining,
        reset_after: new Date(this.#monthResets).toISOString(),
      })),
      default_model_slug: 'gpt-5-5',
    };
  }

  #codexUsage() {
    const { primary, secondary, credits } = this.#account.codex;
    const window = (used_percent: number, limit_window_seconds: number, resetsAt: number) => ({
      used_percent,
      limit_window_seconds,
      reset_after_seconds: Math.round((resetsAt - Date.now()) / 1000),
      reset_at: Math.round(resetsAt / 1000),
    });
    return {
      user_id: 'user-practice',
      account_id: ACCOUNT,
      email: this.email,
      plan_type: 'plus',
      rate_limit: {
        allowed: true,
        limit_reached: primary >= 100,
        primary_window: window(primary, 18_000, this.#modelResets),
        secondary_window: window(secondary, 604_800, this.#weekResets),
      },
      code_review_rate_limit: null,
      additional_rate_limits: [],
      credits: { has_credits: credits > 0, unlimited: false, balance: String(credits) },
      rate_limit_reset_credits: { available_count: 0 },
    };
  }

  async #converse(exchange: Exchange): Promise<void> {
    const asked = exchange.body.model;
    const slug = typeof asked === 'string' && asked in this.#account.models ? asked : 'gpt-5-5';
    const model = this.#account.models[slug];
    if (model === undefined || model.remaining <= 0) {
      const clears_in = Math.round((this.#modelResets - Date.now()) / 1000);
      const message = `You've reached the limit of ${slug}.`;
      return exchange.json(429, { detail: { code: 'model_cap_exceeded', message, clears_in } });
    }
    model.remaining -= 1;
    const hints = Array.isArray(exchange.body.system_hints) ? exchange.body.system_hints : [];
    // Seen in October 2026: `image_gen` stays as it is after an image.
    const left = this.#account.features.deep_research;
    if (hints.includes('research') && left !== undefined)
      this.#account.features.deep_research = Math.max(0, left - 1);
    await exchange.events(this.#turn(slug));
  }

  #turn(slug: string): readonly SentEvent[] {
    const conversation_id = randomUUID();
    const delta = (data: unknown) => ({ event: 'delta', data });
    const [first = '', second = '', ...others] = words(reply);
    const message = {
      id: randomUUID(),
      author: { role: 'assistant', name: null, metadata: {} },
      create_time: Date.now() / 1000,
      content: { content_type: 'text', parts: [first] },
      status: 'in_progress',
      metadata: { resolved_model_slug: slug, model_slug: slug },
    };
    return [
      { event: 'delta_encoding', data: '"v1"' },
      {
        data: { type: 'resume_conversation_token', kind: 'topic', token: unsignedToken({}), conversation_id },
      },
      delta({ p: '', o: 'add', v: { message, conversation_id, error: null }, c: 0 }),
      {
        data: {
          type: 'server_ste_metadata',
          metadata: {
            model_slug: slug,
            did_auto_switch_to_reasoning: false,
            plan_type: 'plus',
            thinking_effort: null,
          },
          conversation_id,
        },
      },
      delta({ p: '/message/content/parts/0', o: 'append', v: second }),
      ...others.map((v) => delta({ v })),
      delta({ p: '', o: 'patch', v: [{ p: '/message/status', o: 'replace', v: 'finished_successfully' }] }),
      { data: { type: 'title_generation', title: 'Practice', conversation_id } },
      { data: { ...this.#limits(), conversation_id } },
      { data: { type: 'message_stream_complete', conversation_id } },
      { data: '[DONE]' },
    ];
  }
}

function notFound(exchange: Exchange): void {
  exchange.json(404, { detail: 'Not Found' });
}
