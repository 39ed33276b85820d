import { randomUUID } from 'node:crypto';
import type { PbfWriter } from 'pbf';
import { trailer, unary } from '../../wire/grpc-web';
import type { Exchange } from '../exchange';
import { type Routes, Site, sessionCookie } from '../site';
import { words } from '../stream';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
const SESSION = 'practice-sso';
const reply =
  'A practice answer, one JSON a line and cut anywhere: even inside “é”, “€” or “𝔸”. It takes a query of its mode and a share of the week.';

/** google.rpc.Code */
const EXHAUSTED = 8;
const UNAUTHENTICATED = 16;

/** What a message takes of the week, in percent. */
const shares: Readonly<Record<string, number>> = { auto: 1, fast: 0.5, expert: 2, heavy: 5 };
export type GrokMode = 'auto' | 'fast' | 'expert' | 'heavy';

interface Window {
  remaining: number;
  readonly total: number;
}

function freshAccount() {
  return {
    /** Percent 0-100 used of the week. */
    weekly: 41,
    windows: {
      auto: { remaining: 44, total: 50 },
      fast: { remaining: 140, total: 140 },
      expert: { remaining: 27, total: 30 },
      heavy: { remaining: 9, total: 10 },
    } as Record<string, Window>,
    images: 88,
    videos: 3,
    messages: 0,
  };
}

/** grok.com as its dossier knows it: a week in percent (gRPC-web), windows by mode, answers in NDJSON. */
export class Grok extends Site {
  readonly id = 'grok';
  readonly name = 'Grok';
  readonly hosts = ['grok.com'];
  readonly pagePaths = ['/', '/c/:conversation'];
  #account = freshAccount();
  readonly #weekResets = Math.round((Date.now() + 3 * 24 * HOUR) / 1000) * 1000;

  /** `weekly` in percent used; the others are what is left. */
  setUsage({ weekly, images, videos, ...windows }: GrokUsage): void {
    if (weekly !== undefined) this.#account.weekly = weekly;
    if (images !== undefined) this.#account.images = images;
    if (videos !== undefined) this.#account.videos = videos;
    for (const [mode, remaining] of Object.entries(windows)) {
      const window = this.#account.windows[mode];
      if (window !== undefined) window.remaining = remaining;
    }
  }

  get weeklyUsed(): number {
    return this.#account.weekly;
  }

  queriesLeft(mode: GrokMode): number {
    return this.#account.windows[mode]?.remaining ?? 0;
  }

  /** How many messages were answered. */
  get messages(): number {
    return this.#account.messages;
  }

  override nearlyEmpty(): void {
    this.setUsage({ weekly: 94, auto: 2 });
  }

  override refill(): void {
    this.#account = freshAccount();
  }

  override cookies(): readonly string[] {
    return [sessionCookie('sso', this.signedIn ? SESSION : undefined)];
  }

  override about(): { readonly [name: string]: unknown } {
    return { modes: Object.keys(shares) };
  }

  protected override readonly routes: Routes = {
    'POST https://grok.com/rest/rate-limits': (exchange) =>
      this.#withSession(exchange, () => {
        const window = this.#account.windows[String(exchange.body.modelName)];
        if (window === undefined)
          return exchange.json(400, { code: 3, message: 'Unknown model', details: [] });
        const { remaining: remainingQueries, total: totalQueries } = window;
        const rest = { windowSizeSeconds: 7200, lowEffortRateLimits: null, highEffortRateLimits: null };
        const wait = remainingQueries === 0 ? { waitTimeSeconds: 1800 } : {};
        this.balance(
          exchange,
          { remainingQueries, totalQueries, ...wait, ...rest },
          { quota: { left: remainingQueries, of: totalQueries }, ...rest },
        );
      }),
    'POST https://grok.com/rest/media/imagine/quota_info': (exchange) =>
      this.#withSession(exchange, () => {
        const { images, videos } = this.#account;
        const info = { image: quota(images), imageEdit: quota(20), imagePro: null, video: quota(videos) };
        this.balance(exchange, { ...info, video720p: null }, { quotas: Object.values(info) });
      }),
    'POST https://grok.com/grok_api_v2.GrokBuildBilling/GetGrokCreditsConfig': (exchange) => {
      const bytes = this.#isSignedIn(exchange) ? this.#creditsConfig() : trailer(UNAUTHENTICATED);
      // Troubles are those of JSON: each of them is another answer here, too.
      if (this.trouble === undefined) exchange.bytes(200, 'application/grpc-web+proto', bytes);
      else this.balance(exchange, {}, {});
    },
    'GET https://grok.com/rest/subscriptions': (exchange) =>
      this.#withSession(exchange, () =>
        exchange.json(200, {
          subscriptions: [{ tier: 'SUBSCRIPTION_TIER_SUPER_GROK_PRO', status: 'SUBSCRIPTION_STATUS_ACTIVE' }],
        }),
      ),
    'POST https://grok.com/rest/app-chat/conversations/new': (exchange) =>
      this.#withSession(exchange, () => this.#answer(exchange, true)),
    'POST https://grok.com/rest/app-chat/conversations/:conversation/responses': (exchange) =>
      this.#withSession(exchange, () => this.#answer(exchange, false)),
  };

  #isSignedIn(exchange: Exchange): boolean {
    const known = this.signedIn && exchange.cookie('sso') === SESSION;
    if (known) exchange.logged.user = SESSION;
    return known;
  }

  #withSession(exchange: Exchange, use: () => void | Promise<void>): void | Promise<void> {
    if (this.#isSignedIn(exchange)) return use();
    exchange.json(401, { code: UNAUTHENTICATED, message: 'Unauthenticated', details: [] });
  }

  #creditsConfig(): Uint8Array {
    const period = (start: number, end: number) => (_: unknown, message: PbfWriter) => {
      message.writeVarintField(1, 2);
      message.writeMessage(2, timestamp, start);
      message.writeMessage(3, timestamp, end);
    };
    const product = (_: unknown, message: PbfWriter) => message.writeVarintField(1, 4);
    return unary((message) =>
      message.writeMessage(
        1,
        (weekly, config) => {
          // As Protobuf does it: a 0 is left out.
          if (weekly > 0) config.writeFloatField(1, weekly);
          config.writeMessage(7, product, null);
          config.writeMessage(8, period(this.#weekResets - WEEK, this.#weekResets), null);
        },
        this.#account.weekly,
      ),
    );
  }

  async #answer(exchange: Exchange, isNew: boolean): Promise<void> {
    const { windows, weekly } = this.#account;
    const mode = typeof exchange.body.modeId === 'string' ? exchange.body.modeId : 'auto';
    const window = windows[mode];
    if (window === undefined || window.remaining <= 0)
      return exchange.json(429, { code: EXHAUSTED, message: 'Too many requests', details: [] });
    const conversation = { result: { conversation: { conversationId: randomUUID(), title: 'Practice' } } };
    const first = isNew ? [conversation] : [];
    const line = (response: object) => ({ result: { response } });
    if (weekly >= 100) {
      const message = 'You have reached your weekly usage limit.';
      return exchange.lines([...first, line({ error: { message } })]);
    }
    window.remaining -= 1;
    this.#account.weekly = Math.min(100, weekly + (shares[mode] ?? 1));
    this.#account.messages += 1;
    const responseId = randomUUID();
    await exchange.lines([
      ...first,
      ...words(reply).map((token) => line({ token, isThinking: false, responseId })),
      line({ modelResponse: { responseId, message: reply, sender: 'assistant' } }),
    ]);
  }
}

export type GrokUsage = Partial<Record<'weekly' | 'images' | 'videos' | GrokMode, number>>;

function quota(remainingQueries: number) {
  return {
    available: remainingQueries > 0,
    remainingQueries,
    windowSizeSeconds: 86_400,
    nextAvailableAt: remainingQueries > 0 ? null : new Date(Date.now() + HOUR).toISOString(),
  };
}

function timestamp(milliseconds: number, message: PbfWriter): void {
  message.writeVarintField(1, milliseconds / 1000);
}
