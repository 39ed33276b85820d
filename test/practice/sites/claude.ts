import { randomUUID } from 'node:crypto';
import type { Exchange } from '../exchange';
import { type Routes, Site, sessionCookie } from '../site';
import { type SentEvent, words } from '../stream';

const HOUR = 3_600_000;
const SESSION = 'sk-ant-sid01-practice';
const reply =
  'Here is a practice answer. It comes in small pieces, cut anywhere: even inside “é”, “€” or “𝔸”. Every message takes a share of your windows.';

/** Weights of the models on the windows, in multiples of Sonnet's. */
const models: Readonly<Record<string, number>> = {
  'claude-opus-4-8': 2,
  'claude-sonnet-5': 1,
  'claude-haiku-5': 1 / 3,
};

/** Percentages 0-100 used, of one organisation. */
export interface ClaudeUsage {
  session: number;
  weekly: number;
  opus: number;
}

interface Organization {
  readonly uuid: string;
  readonly name: string;
  readonly capabilities: readonly string[];
  readonly rate_limit_tier: string;
  readonly billing_type: string;
  readonly raven_type: string | null;
  usage: ClaudeUsage;
  /** Minor units of USD: the monthly limit for usage credits, what is used of it, what was paid in advance. */
  spend: { limit: number; used: number } | undefined;
  prepaid: number;
}

function organizations(): [Organization, Organization] {
  return [
    {
      uuid: '7d3f9a52-51c4-4c1e-9d6b-0a1f2b3c4d5e',
      name: "Robin's Organization",
      capabilities: ['chat', 'claude_pro'],
      rate_limit_tier: 'default_claude_ai',
      billing_type: 'stripe_subscription',
      raven_type: null,
      usage: { session: 42, weekly: 18, opus: 61 },
      spend: { limit: 5000, used: 1240 },
      prepaid: 1875,
    },
    {
      uuid: 'b81e6c07-2f9a-4d47-8e35-9f8e7d6c5b4a',
      name: 'Northwind Team',
      capabilities: ['chat', 'raven'],
      rate_limit_tier: 'default_raven',
      billing_type: 'stripe_subscription',
      raven_type: 'team',
      usage: { session: 7, weekly: 3, opus: 0 },
      spend: undefined,
      prepaid: 0,
    },
  ];
}

/** claude.ai as its dossier knows it: two organisations, percentage windows, credits in money, a stream with limits. */
export class Claude extends Site {
  readonly id = 'claude';
  readonly name = 'Claude';
  readonly hosts = ['claude.ai'];
  readonly pagePaths = ['/', '/new', '/chat/:id', '/settings/usage', '/settings/billing'];
  readonly email = 'robin@practice.example';
  #organizations = organizations();
  #active = 0;
  readonly #sessionResets = Date.now() + 2.2 * HOUR;
  readonly #weekResets = Date.now() + 4 * 24 * HOUR;

  /** The organisation that the page works in: 0 is the personal one, 1 the team's. */
  useOrganization(index: 0 | 1): void {
    this.#active = index;
  }

  get organization(): {
    readonly uuid: string;
    readonly name: string;
    readonly usage: Readonly<ClaudeUsage>;
  } {
    return this.#current;
  }

  /** Percentages used in the active organisation. */
  setUsage(usage: Partial<ClaudeUsage>): void {
    Object.assign(this.#current.usage, usage);
  }

  override nearlyEmpty(): void {
    this.setUsage({ session: 94 });
  }

  override refill(): void {
    this.#organizations = organizations();
    this.#active = 0;
  }

  override cookies(): readonly string[] {
    const { uuid } = this.#current;
    return [
      sessionCookie('sessionKey', this.signedIn ? SESSION : undefined),
      `lastActiveOrg=${this.signedIn ? uuid : ''}; Path=/; Secure; SameSite=Lax; Max-Age=${this.signedIn ? 86400 : 0}`,
    ];
  }

  override about(): { readonly [name: string]: unknown } {
    return {
      organizations: this.#organizations.map(({ uuid, name }) => ({ uuid, name })),
      active: this.#current.uuid,
      models: Object.keys(models),
    };
  }

  get #current(): Organization {
    const [personal, team] = this.#organizations;
    return this.#active === 0 ? personal : team;
  }

  protected override readonly routes: Routes = {
    'GET https://claude.ai/api/organizations': (exchange) => {
      if (this.#mayRead(exchange)) exchange.json(200, this.#organizations.map(publicFacts));
    },
    'GET https://claude.ai/api/account': (exchange) => {
      if (!this.#mayRead(exchange)) return;
      const memberships = this.#organizations.map((organization) => ({
        organization: publicFacts(organization),
        seat_tier: organization.raven_type === null ? null : 'team_standard',
      }));
      exchange.json(200, { email_address: this.email, display_name: 'Robin', memberships });
    },
    'GET https://claude.ai/api/organizations/:org/usage': (exchange) =>
      this.#withOrganization(exchange, (organization) => {
        const usage = this.#usage(organization);
        const { limits, ...rest } = usage;
        const renamed = limits.map(({ percent, ...limit }) => ({ ...limit, consumed: percent / 100 }));
        this.balance(exchange, usage, { ...rest, limits: renamed });
      }),
    'GET https://claude.ai/api/organizations/:org/prepaid/credits': (exchange) =>
      this.#withOrganization(exchange, ({ prepaid: amount }) => {
        const rest = { currency: 'USD', auto_reload_settings: null };
        this.balance(exchange, { amount, ...rest }, { total: { minor: amount }, ...rest });
      }),
    // The older way to the same limit. It is a 404 for accounts without usage credits.
    'GET https://claude.ai/api/organizations/:org/overage_spend_limit': (exchange) =>
      this.#withOrganization(exchange, ({ spend }) => {
        if (spend === undefined) return notFound(exchange);
        exchange.json(200, {
          is_enabled: true,
          monthly_credit_limit: spend.limit,
          used_credits: spend.used,
          currency: 'USD',
        });
      }),
    'POST https://claude.ai/api/organizations/:org/chat_conversations': (exchange) =>
      this.#withOrganization(exchange, () =>
        exchange.json(201, {
          uuid: exchange.body.uuid ?? randomUUID(),
          name: '',
          created_at: new Date().toISOString(),
        }),
      ),
    'POST https://claude.ai/api/organizations/:org/chat_conversations/:id/completion': (exchange) =>
      this.#withOrganization(exchange, (organization) => this.#complete(exchange, organization)),
    'POST https://claude.ai/api/organizations/:org/chat_conversations/:id/retry_completion': (exchange) =>
      this.#withOrganization(exchange, (organization) => this.#complete(exchange, organization)),
    'POST https://claude.ai/practice/organization': (exchange) => {
      this.#active = exchange.body.uuid === this.#organizations[1].uuid ? 1 : 0;
      exchange.json(200, {}, { 'set-cookie': [...this.cookies()] });
    },
  };

  #mayRead(exchange: Exchange): boolean {
    if (this.signedIn && exchange.cookie('sessionKey') === SESSION) {
      exchange.logged.user = this.email;
      return true;
    }
    exchange.json(403, {
      type: 'error',
      error: {
        type: 'permission_error',
        message: 'Invalid authorization',
        details: { error_visibility: 'user_facing', error_code: 'account_session_invalid' },
      },
    });
    return false;
  }

  #withOrganization(
    exchange: Exchange,
    use: (organization: Organization) => void | Promise<void>,
  ): void | Promise<void> {
    if (!this.#mayRead(exchange)) return;
    const organization = this.#organizations.find(({ uuid }) => uuid === exchange.params.org);
    if (organization === undefined) return notFound(exchange);
    return use(organization);
  }

  /** The shape of mid 2026: `limits[]` and `spend`, with the older windows null. */
  #usage({ usage, spend, raven_type }: Organization) {
    const limit = (kind: string, group: string, percent: number, resetsAt: number, model?: string) => ({
      kind,
      group,
      percent,
      severity: percent >= 90 ? 'critical' : 'normal',
      resets_at: `${new Date(resetsAt).toISOString().replace('Z', '')}+00:00`,
      scope: model === undefined ? null : { model: { id: null, display_name: model }, surface: null },
      is_active: kind === 'session',
    });
    return {
      five_hour: null,
      seven_day: null,
      seven_day_oauth_apps: null,
      seven_day_opus: null,
      seven_day_sonnet: null,
      extra_usage: null,
      limits: [
        limit('session', 'session', usage.session, this.#sessionResets),
        limit('weekly_all', 'weekly', usage.weekly, this.#weekResets),
        ...(raven_type === null
          ? [limit('weekly_scoped', 'weekly', usage.opus, this.#weekResets, 'Opus')]
          : []),
      ],
      spend:
        spend === undefined
          ? { enabled: false, limit: null, used: null, balance: null }
          : {
              enabled: true,
              limit: { amount_minor: spend.limit, currency: 'USD' },
              used: { amount_minor: spend.used, currency: 'USD' },
              balance: null,
            },
    };
  }

  async #complete(exchange: Exchange, { usage }: Organization): Promise<void> {
    const model = typeof exchange.body.model === 'string' ? exchange.body.model : 'claude-sonnet-5';
    if (usage.session >= 100 || usage.weekly >= 100) {
      const limit = this.#messageLimit(usage);
      return exchange.json(429, {
        type: 'error',
        error: { type: 'rate_limit_error', message: JSON.stringify(limit) },
      });
    }
    const weight = models[model] ?? 1;
    usage.session = rounded(usage.session + 3 * weight);
    usage.weekly = rounded(usage.weekly + 0.5 * weight);
    if (model.includes('opus')) usage.opus = rounded(usage.opus + 2);
    await exchange.events(this.#completion(model, usage));
  }

  #completion(model: string, usage: ClaudeUsage): readonly SentEvent[] {
    const named = (data: { readonly type: string; readonly [name: string]: unknown }) => ({
      event: data.type,
      data,
    });
    return [
      named({
        type: 'message_start',
        message: {
          id: `chatcompl_${randomUUID().replaceAll('-', '').slice(0, 22)}`,
          type: 'message',
          role: 'assistant',
          model,
          uuid: randomUUID(),
          content: [],
          stop_reason: null,
        },
      }),
      named({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
      ...words(reply).map((text) =>
        named({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
      ),
      named({ type: 'content_block_stop', index: 0 }),
      named({ type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null } }),
      named({ type: 'message_limit', message_limit: this.#messageLimit(usage) }),
      named({ type: 'message_stop' }),
    ];
  }

  /** Here the windows count from 0 to 1, unlike `/usage`. */
  #messageLimit(usage: ClaudeUsage) {
    const window = (percent: number, resetsAt: number) => ({
      status: percent >= 100 ? 'exceeded_limit' : percent >= 80 ? 'approaching_limit' : 'within_limit',
      resets_at: Math.round(resetsAt / 1000),
      utilization: percent / 100,
    });
    const windows = {
      '5h': window(usage.session, this.#sessionResets),
      '7d': window(usage.weekly, this.#weekResets),
    };
    const worst = windows['7d'].utilization > windows['5h'].utilization ? windows['7d'] : windows['5h'];
    return {
      type: worst.status,
      resetsAt: worst.resets_at,
      remaining: null,
      perModelLimit: null,
      representativeClaim: worst === windows['7d'] ? 'seven_day' : 'five_hour',
      overageInUse: false,
      windows,
    };
  }
}

function publicFacts({ usage: _usage, spend: _spend, prepaid: _prepaid, ...facts }: Organization) {
  return facts;
}

function notFound(exchange: Exchange): void {
  exchange.json(404, { type: 'error', error: { type: 'not_found_error', message: 'Not found' } });
}

/** Percentages end at 100 and carry at most two decimals. */
function rounded(percent: number): number {
  return Math.min(100, Math.round(percent * 100) / 100);
}
