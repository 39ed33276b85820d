import { randomBytes } from 'node:crypto';
import type { Exchange } from '../exchange';
import { type Routes, Site, sessionCookie } from '../site';
import { type SentEvent, words } from '../stream';

interface Model {
  readonly id: string;
  readonly name: string;
  /** USD a token. */
  readonly prompt: number;
  readonly completion: number;
}

const quick: Model = {
  id: 'practice/quick-1',
  name: 'Practice: Quick 1',
  prompt: 0.000003,
  completion: 0.000015,
};
const models: readonly Model[] = [
  quick,
  { id: 'practice/deep-1', name: 'Practice: Deep 1', prompt: 0.00002, completion: 0.0001 },
];
const reply =
  'A practice answer from a practice model. Its price is told with the last chunk, in dollars: ¤ → $.';

interface Key {
  readonly secret: string;
  readonly management: boolean;
  /** USD; null: no limit. */
  limit: number | null;
  usage: number;
}

function freshKeys(): { normal: Key; management: Key } {
  return {
    normal: { secret: `sk-or-v1-${'5a'.repeat(32)}`, management: false, limit: 20, usage: 6.8 },
    management: { secret: `sk-or-v1-${'c3'.repeat(32)}`, management: true, limit: null, usage: 0 },
  };
}

/** openrouter.ai: money, by API key. A normal key sees itself, only a management key sees the account's credits. */
export class OpenRouter extends Site {
  readonly id = 'openrouter';
  readonly name = 'OpenRouter';
  readonly hosts = ['openrouter.ai'];
  readonly pagePaths = ['/', '/chat', '/settings/keys', '/settings/credits', '/credits', '/activity'];
  #keys = freshKeys();
  #bought = 60;
  #used = 41.9;
  #completions = 0;

  get key(): string {
    return this.#keys.normal.secret;
  }

  get managementKey(): string {
    return this.#keys.management.secret;
  }

  /** USD left for the account, and of the normal key's limit. */
  setBalance({ credits, keyLeft }: { readonly credits?: number; readonly keyLeft?: number }): void {
    if (credits !== undefined) this.#bought = this.#used + credits;
    const { normal } = this.#keys;
    if (keyLeft !== undefined) normal.usage = (normal.limit ?? 0) - keyLeft;
  }

  get creditsLeft(): number {
    return this.#bought - this.#used;
  }

  /** Requests for an answer that came with a good key. */
  get completions(): number {
    return this.#completions;
  }

  override nearlyEmpty(): void {
    this.setBalance({ credits: 0.9, keyLeft: 0.6 });
  }

  override refill(): void {
    this.#keys = freshKeys();
    this.#bought = 60;
    this.#used = 41.9;
  }

  override cookies(): readonly string[] {
    return [sessionCookie('__session', this.signedIn ? 'practice' : undefined)];
  }

  override about(): { readonly [name: string]: unknown } {
    if (!this.signedIn) return {};
    const { normal } = this.#keys;
    const limit = normal.limit ?? 0;
    return {
      key: this.key,
      managementKey: this.managementKey,
      creditsLeft: cents(this.creditsLeft),
      keyLeft: cents(limit - normal.usage),
      keyLimit: limit,
    };
  }

  protected override readonly routes: Routes = {
    'GET https://openrouter.ai/api/v1/key': (exchange) =>
      this.#withKey(exchange, (key) => {
        const data = this.#keyFacts(key);
        const { usage, limit_remaining, ...rest } = data;
        this.balance(exchange, { data }, { data: { ...rest, spent: { usd: usage }, left: limit_remaining } });
      }),
    'GET https://openrouter.ai/api/v1/credits': (exchange) =>
      this.#withKey(exchange, (key) => {
        if (!key.management)
          return refuse(exchange, 403, 'Only management keys can fetch credits for an account');
        const data = { total_credits: this.#bought, total_usage: cents(this.#used) };
        this.balance(exchange, { data }, { data: { balance: cents(this.creditsLeft) } });
      }),
    'GET https://openrouter.ai/api/v1/models': (exchange) => {
      const data = models.map(({ id, name, prompt, completion }) => ({
        ...{ id, name, context_length: 128_000 },
        pricing: { prompt: String(prompt), completion: String(completion), image: '0', request: '0' },
      }));
      exchange.json(200, { data });
    },
    'POST https://openrouter.ai/api/v1/chat/completions': (exchange) =>
      this.#withKey(exchange, (key) => this.#complete(exchange, key)),
  };

  #withKey(exchange: Exchange, use: (key: Key) => void | Promise<void>): void | Promise<void> {
    const key = Object.values(this.#keys).find(({ secret }) => secret === exchange.bearer);
    if (!this.signedIn || key === undefined) return refuse(exchange, 401, 'User not found.');
    exchange.logged.user = masked(key);
    return use(key);
  }

  #keyFacts(key: Key) {
    return {
      label: masked(key),
      limit: key.limit,
      limit_remaining: key.limit === null ? null : cents(key.limit - key.usage),
      limit_reset: key.limit === null ? null : 'monthly',
      include_byok_in_limit: false,
      usage: cents(key.usage),
      usage_daily: cents(Math.min(key.usage, 0.4)),
      usage_weekly: cents(Math.min(key.usage, 2.1)),
      usage_monthly: cents(key.usage),
      byok_usage: 0,
      byok_usage_daily: 0,
      byok_usage_weekly: 0,
      byok_usage_monthly: 0,
      is_free_tier: false,
      is_management_key: key.management,
      is_provisioning_key: key.management,
      expires_at: null,
      creator_user_id: 'user_practice',
    };
  }

  async #complete(exchange: Exchange, key: Key): Promise<void> {
    if (key.management) return refuse(exchange, 403, 'Management keys cannot be used for completions');
    if (this.creditsLeft <= 0 || (key.limit !== null && key.usage >= key.limit)) {
      return refuse(exchange, 402, 'Insufficient credits. Add more using https://openrouter.ai/credits');
    }
    this.#completions += 1;
    const prompt = JSON.stringify(exchange.body.messages ?? []);
    const model = models.find(({ id }) => id === exchange.body.model) ?? quick;
    const usage = priced(model, Math.ceil(prompt.length / 4), 12_000);
    this.#used += usage.cost;
    key.usage += usage.cost;
    const id = `gen-${Math.floor(Date.now() / 1000)}-${randomBytes(10).toString('hex')}`;
    const base = { id, provider: 'Practice', model: model.id, created: Math.floor(Date.now() / 1000) };
    if (exchange.body.stream === true) return exchange.events(chunks(base, usage));
    const message = { role: 'assistant', content: reply };
    const choices = [{ index: 0, finish_reason: 'stop', message }];
    exchange.json(200, { ...base, object: 'chat.completion', choices, usage });
  }
}

function chunks(base: object, usage: object): readonly SentEvent[] {
  const chunk = (choices: readonly object[], more: object = {}) => ({
    data: { ...base, object: 'chat.completion.chunk', choices, ...more },
  });
  return [
    ...words(reply).map((content) =>
      chunk([{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }]),
    ),
    chunk([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: 'stop' }]),
    chunk([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }], { usage }),
    { data: '[DONE]' },
  ];
}

/** Usage as it stands at the end of every answer; cost in USD. */
function priced(model: Model, prompt: number, completion: number) {
  const promptCost = prompt * model.prompt;
  const completionCost = completion * model.completion;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    cost: promptCost + completionCost,
    is_byok: false,
    cost_details: {
      upstream_inference_cost: null,
      upstream_inference_prompt_cost: promptCost,
      upstream_inference_completions_cost: completionCost,
    },
  };
}

function refuse(exchange: Exchange, code: number, message: string): void {
  exchange.json(code, { error: { message, code } });
}

/** As the site itself shows a key. */
function masked({ secret }: Key): string {
  return `${secret.slice(0, 12)}...${secret.slice(-3)}`;
}

/** Sums of floats without their dust. */
function cents(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
