import { randomUUID } from 'node:crypto';
import type { Exchange } from '../exchange';
import { type Routes, Site, sessionCookie } from '../site';
import { claimsOf, unsignedToken } from '../token';

const DAY = 86_400_000;
const CLIENT = 'practice-client';
const USER = 'user_2practiceSunoUser';
const PAGE_ORIGIN = 'https://suno.com';
/** One create makes two songs at five credits each. */
const CREATE_COST = 10;

function freshAccount() {
  return { monthlyLimit: 2500, monthlyUsage: 1740, bought: 0, downloadsUsed: 12, downloadsLimit: 100 };
}

/** suno.com and its API host: credits, a token that lives a minute, a spend on another host than the page's. */
export class Suno extends Site {
  readonly id = 'suno';
  readonly name = 'Suno';
  readonly hosts = ['suno.com', 'studio-api-prod.suno.com', 'auth.suno.com'];
  readonly pagePaths = ['/', '/create', '/account'];
  /** How long a token is good, in seconds. */
  tokenSeconds = 60;
  #account = freshAccount();
  #failNext = false;
  readonly #renews = new Date(Date.now() + 6 * DAY).toISOString();

  /** `left` is what the site shows: what is left of the month's and bought credits together. */
  setCredits(left: number, bought = 0): void {
    this.#account.bought = bought;
    this.#account.monthlyUsage = this.#account.monthlyLimit - (left - bought);
  }

  get creditsLeft(): number {
    return this.#account.monthlyLimit - this.#account.monthlyUsage + this.#account.bought;
  }

  /** The next create is answered with status `error` and no clips, and costs nothing. */
  refuseNextCreate(): void {
    this.#failNext = true;
  }

  override nearlyEmpty(): void {
    this.setCredits(18);
  }

  override refill(): void {
    this.#account = freshAccount();
  }

  override cookies(): readonly string[] {
    return [sessionCookie('__client', this.signedIn ? CLIENT : undefined, 'suno.com')];
  }

  override about(): { readonly [name: string]: unknown } {
    return { user: USER };
  }

  protected override readonly routes: Routes = {
    // What `window.Clerk.session.getToken()` asks.
    'POST https://auth.suno.com/v1/client/sessions/:session/tokens': (exchange) => {
      if (!this.signedIn || exchange.cookie('__client') !== CLIENT) {
        return exchange.json(401, {
          errors: [{ code: 'authentication_invalid', message: 'Invalid authentication' }],
        });
      }
      const now = Math.floor(Date.now() / 1000);
      const jwt = unsignedToken({
        sub: USER,
        iss: 'https://auth.suno.com',
        iat: now,
        exp: now + this.tokenSeconds,
      });
      exchange.json(200, { object: 'token', jwt });
    },
    'GET https://studio-api-prod.suno.com/api/billing/info': (exchange) =>
      this.#withToken(exchange, () => {
        const info = this.#billingInfo();
        const { total_credits_left, credits, monthly_usage, ...rest } = info;
        this.balance(exchange, info, {
          ...rest,
          wallet: { left: total_credits_left, extra: credits, monthly_usage },
        });
      }),
    'POST https://studio-api-prod.suno.com/api/c/check': (exchange) =>
      this.#withToken(exchange, () => exchange.json(200, { required: false, captcha_version: 2 })),
    'POST https://studio-api-prod.suno.com/api/generate/v2-web': (exchange) =>
      this.#withToken(exchange, () => this.#create(exchange)),
    'POST https://studio-api-prod.suno.com/api/billing/clips/:clip/download': (exchange) =>
      this.#withToken(exchange, () => {
        this.#account.downloadsUsed += 1;
        exchange.json(200, {});
      }),
  };

  /** Answers to the page's own origin may be read across hosts, with credentials. */
  override async answer(exchange: Exchange): Promise<boolean> {
    if (exchange.host !== 'suno.com' && exchange.header('origin') === PAGE_ORIGIN) {
      exchange.alsoSend({
        'access-control-allow-origin': PAGE_ORIGIN,
        'access-control-allow-credentials': 'true',
        vary: 'Origin',
      });
      if (exchange.method === 'OPTIONS') {
        exchange.nothing(204, {
          'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
          'access-control-allow-headers': exchange.header('access-control-request-headers') ?? '',
          'access-control-max-age': '600',
        });
        return true;
      }
    }
    return super.answer(exchange);
  }

  #withToken(exchange: Exchange, use: () => void): void {
    const claims = claimsOf(exchange.bearer ?? '');
    if (!this.signedIn || claims?.sub !== USER || Number(claims.exp) * 1000 < Date.now()) {
      exchange.json(401, { detail: 'Unauthorized' });
      return;
    }
    exchange.logged.user = USER;
    use();
  }

  #billingInfo() {
    const { monthlyLimit, monthlyUsage, bought, downloadsLimit, downloadsUsed } = this.#account;
    return {
      is_active: true,
      is_past_due: false,
      is_paused: false,
      is_gifted: false,
      credits: bought,
      total_credits_left: this.creditsLeft,
      monthly_limit: monthlyLimit,
      monthly_usage: monthlyUsage,
      period: 'month',
      period_end: this.#renews,
      renews_on: this.#renews,
      subscription_type: 'pro',
      subscription_platform: 'stripe',
      plan: {
        id: 'plan-practice-pro',
        name: 'Pro Plan',
        plan_key: 'pro',
        usage_plan_features: features.map((name) => ({
          id: name,
          name,
          free: false,
          pro: true,
          premier: true,
        })),
      },
      models: models.map(([name, external_key], index) => ({
        name,
        external_key,
        can_use: true,
        is_default_model: index === 0,
        description: `Practice stand-in for ${name}`,
        max_lengths: {
          prompt: 5000,
          tags: 1000,
          title: 100,
          negative_tags: 1000,
          gpt_description_prompt: 500,
        },
      })),
      remaster_model_types: [{ name: 'v5.5', external_key: 'chirp-fenix', is_default_model: true }],
      accessible_features: features,
      download_usage: {
        current_period_downloads_limit: downloadsLimit,
        current_period_downloads_used: downloadsUsed,
        additional_download_remaining: 0,
      },
      download_credit_packs: [
        { id: 'pack-50', amount: 50, price_amount: '5.00', price_currency_code: 'USD' },
      ],
    };
  }

  #create(exchange: Exchange): void {
    const batch = { id: randomUUID(), created_at: new Date().toISOString(), batch_size: 2 };
    if (this.#failNext || this.creditsLeft < CREATE_COST) {
      this.#failNext = false;
      exchange.json(200, { ...batch, status: 'error', clips: [] });
      return;
    }
    this.#spend(CREATE_COST);
    const model = typeof exchange.body.mv === 'string' ? exchange.body.mv : 'chirp-fenix';
    const clips = [1, 2].map(() => ({
      id: randomUUID(),
      entity_type: 'song_schema',
      status: 'submitted',
      title: exchange.body.title ?? '',
      audio_url: '',
      major_model_version: 'v5.5',
      model_name: model,
      user_id: USER,
      created_at: batch.created_at,
      metadata: { tags: exchange.body.tags ?? '', type: 'gen' },
    }));
    exchange.json(200, { ...batch, status: 'complete', clips });
  }

  /** The month's credits go first. */
  #spend(amount: number): void {
    const { monthlyLimit, monthlyUsage } = this.#account;
    const fromMonth = Math.min(amount, Math.max(0, monthlyLimit - monthlyUsage));
    this.#account.monthlyUsage += fromMonth;
    this.#account.bought -= amount - fromMonth;
  }
}

const models = [
  ['v5.5', 'chirp-fenix'],
  ['v5', 'chirp-crow'],
  ['v4.5+', 'chirp-bluejay'],
  ['v4.5', 'chirp-auk'],
] as const;

const features = [
  'commercial_rights',
  'priority_queue',
  'personas',
  'covers',
  'stems',
  'song_editor',
  'early_access',
  'longer_uploads',
  'add_vocals',
  'wav_download',
];
