import { randomUUID } from 'node:crypto';
import type { Exchange } from '../exchange';
import { type Routes, Site, sessionCookie } from '../site';

const COOKIE = '__Secure-next-auth.session-token';
const SESSION = 'practice-session';
const TOKEN = 'ya29.practice-token';
const PAGE_ORIGIN = 'https://labs.google';
const API = 'https://aisandbox-pa.googleapis.com/v1';

/** As the model list tells them: the key, its name, credits for each clip. */
const models = [
  { key: 'veo_3_1_t2v_fast', displayName: 'Veo 3.1 - Fast', creditCost: 20 },
  { key: 'veo_3_1_t2v_lite', displayName: 'Veo 3.1 - Lite', creditCost: 10 },
  { key: 'veo_3_1_t2v', displayName: 'Veo 3.1 - Quality', creditCost: 100 },
  { key: 'abra_t2v_8s', displayName: 'Omni Flash', creditCost: 25 },
] as const;

/** A model that is offered before the list tells its price. */
const unlisted = { key: 'veo_4_t2v', displayName: 'Veo 4', creditCost: 40 } as const;
const listed = [...models, { key: unlisted.key, displayName: unlisted.displayName }];
const prices: readonly { readonly key: string; readonly creditCost: number }[] = [...models, unlisted];

type Status = 'PENDING' | 'SUCCESSFUL' | 'FAILED';

/** labs.google/fx and its API host: credits that are left out when they are 0, a token from the session. */
export class Flow extends Site {
  readonly id = 'google-flow';
  readonly name = 'Google Flow';
  readonly hosts = ['labs.google', 'aisandbox-pa.googleapis.com'];
  readonly pagePaths = ['/', '/fx/tools/flow', '/fx/tools/flow/project/:project'];
  #credits = 860;
  #made = 0;
  #failNext = false;
  readonly #clips = new Map<string, { readonly price: number; readonly fails: boolean; status: Status }>();

  setCredits(left: number): void {
    this.#credits = left;
  }

  get creditsLeft(): number {
    return this.#credits;
  }

  /** Clips that were begun. */
  get clipsMade(): number {
    return this.#made;
  }

  /** The next clips are begun and paid for, then fail, and are paid back when they are next looked after. */
  failNextClips(): void {
    this.#failNext = true;
  }

  override nearlyEmpty(): void {
    this.setCredits(15);
  }

  override refill(): void {
    this.#credits = 860;
    this.#made = 0;
    this.#failNext = false;
    this.#clips.clear();
  }

  override cookies(): readonly string[] {
    return [sessionCookie(COOKIE, this.signedIn ? SESSION : undefined)];
  }

  protected override readonly routes: Routes = {
    'GET https://labs.google/fx/api/auth/session': (exchange) => {
      const signedIn = this.signedIn && exchange.cookie(COOKIE) === SESSION;
      const expires = new Date(Date.now() + 3_600_000).toISOString();
      exchange.json(200, signedIn ? { user: { name: 'Robin' }, expires, access_token: TOKEN } : {});
    },
    'GET https://labs.google/fx/api/trpc/:list': (exchange) =>
      exchange.json(200, {
        result: { data: { json: { result: { videoModels: listed }, status: 200, statusText: 'OK' } } },
      }),
    'POST https://labs.google/practice/fail-next': (exchange) => {
      this.failNextClips();
      exchange.json(200, {});
    },
    [`GET ${API}/credits`]: (exchange) =>
      this.#withToken(exchange, () => {
        const account = {
          userPaygateTier: 'PAYGATE_TIER_ONE',
          sku: 'G1_TIER1',
          serviceTier: 'SERVICE_TIER_INTERMEDIATE',
        };
        const left = this.#credits;
        this.balance(
          exchange,
          left === 0 ? account : { credits: left, ...account, subscriptionCredits: left },
          {
            wallet: { left },
          },
        );
      }),
    [`POST ${API}/video:batchAsyncGenerateVideoText`]: (exchange) =>
      this.#withToken(exchange, () => this.#generate(exchange)),
    [`POST ${API}/video:batchCheckAsyncVideoGenerationStatus`]: (exchange) =>
      this.#withToken(exchange, () => this.#look(exchange)),
  };

  /** Answers of the API may be read by the page's own origin, without cookies. */
  override async answer(exchange: Exchange): Promise<boolean> {
    if (exchange.host !== 'labs.google' && exchange.header('origin') === PAGE_ORIGIN) {
      exchange.alsoSend({ 'access-control-allow-origin': PAGE_ORIGIN, vary: 'Origin' });
      if (exchange.method === 'OPTIONS') {
        exchange.nothing(204, {
          'access-control-allow-methods': 'GET, POST, OPTIONS',
          'access-control-allow-headers': exchange.header('access-control-request-headers') ?? '',
          'access-control-max-age': '600',
        });
        return true;
      }
    }
    return super.answer(exchange);
  }

  #withToken(exchange: Exchange, use: () => void): void {
    if (!this.signedIn || exchange.bearer !== TOKEN) {
      exchange.json(401, { error: { code: 401, status: 'UNAUTHENTICATED' } });
      return;
    }
    use();
  }

  #generate(exchange: Exchange): void {
    const requests = (exchange.body.requests ?? []) as readonly { readonly videoModelKey?: string }[];
    const each = requests.map((one) => prices.find(({ key }) => key === one.videoModelKey)?.creditCost ?? 0);
    const price = each.reduce<number>((sum, one) => sum + one, 0);
    // How the real API answers without credits is not known: this is Google's usual word for it.
    if (price > this.#credits) {
      exchange.json(429, { error: { code: 429, status: 'RESOURCE_EXHAUSTED' } });
      return;
    }
    this.#credits -= price;
    this.#made += requests.length;
    const operations = each.map((one) => {
      const name = randomUUID();
      this.#clips.set(name, { price: one, fails: this.#failNext, status: 'PENDING' });
      return { operation: { name }, sceneId: randomUUID(), status: 'MEDIA_GENERATION_STATUS_PENDING' };
    });
    this.#failNext = false;
    exchange.json(200, { operations, remainingCredits: this.#credits });
  }

  #look(exchange: Exchange): void {
    const asked = (exchange.body.operations ?? []) as readonly {
      readonly operation: { readonly name: string };
    }[];
    const operations = asked.map(({ operation }) => {
      const clip = this.#clips.get(operation.name);
      if (clip?.status === 'PENDING') {
        clip.status = clip.fails ? 'FAILED' : 'SUCCESSFUL';
        if (clip.fails) this.#credits += clip.price;
      }
      return { operation, status: `MEDIA_GENERATION_STATUS_${clip?.status ?? 'FAILED'}` };
    });
    exchange.json(200, { operations });
  }
}
