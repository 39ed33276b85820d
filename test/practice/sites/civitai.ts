import { randomUUID } from 'node:crypto';
import type { Exchange } from '../exchange';
import { type Routes, Site, sessionCookie } from '../site';
import { batchLines } from '../trpc';

const COOKIE = '__Secure-civitai-token';
const SESSION = 'practice-session';

type Colour = 'blue' | 'yellow' | 'green';
type Buzz = Readonly<Record<Colour, number>>;
type Fields = Readonly<Record<string, unknown>>;

interface Transaction {
  readonly type: 'debit' | 'credit';
  readonly amount: number;
  readonly accountType: Colour;
}

interface Workflow {
  readonly id: string;
  readonly createdAt: string;
  readonly cost: { readonly base: number; readonly total: number };
  readonly tags: readonly string[];
  status: 'processing' | 'succeeded' | 'failed';
  transactions: readonly Transaction[];
}

/** One call's answer, with the status that it would have alone. */
interface Reply {
  readonly status: number;
  readonly body: unknown;
}

function freshBuzz(): Buzz {
  return { blue: 350, yellow: 4200, green: 0 };
}

/** civitai.com: tRPC calls, alone or in batches, Buzz in colours, a price for whatever the form holds. */
export class Civitai extends Site {
  readonly id = 'civitai';
  readonly name = 'Civitai';
  readonly hosts = ['civitai.com'];
  readonly pagePaths = ['/', '/generate', '/user/transactions'];
  /** What the page asked the price of, the latest last. */
  readonly pricesAsked: Fields[] = [];
  #buzz = freshBuzz();
  #workflows: Workflow[] = [];
  #failNext = false;
  #tellsPrices = true;

  setBuzz(buzz: Partial<Buzz>): void {
    this.#buzz = { ...this.#buzz, ...buzz };
  }

  get buzzLeft(): Buzz {
    return this.#buzz;
  }

  /** Jobs that were taken on, the latest first. */
  get workflows(): readonly Workflow[] {
    return this.#workflows;
  }

  /** The next job is taken on and paid for, then fails, and is paid back when the list of jobs is next read. */
  failNextJob(): void {
    this.#failNext = true;
  }

  /** The price of a form is refused from now on, until {@link tellPrices}. */
  hidePrices(): void {
    this.#tellsPrices = false;
  }

  tellPrices(): void {
    this.#tellsPrices = true;
  }

  override nearlyEmpty(): void {
    this.#buzz = { blue: 3, yellow: 0, green: 0 };
  }

  override refill(): void {
    this.#buzz = freshBuzz();
    this.#workflows = [];
    this.#failNext = false;
    this.#tellsPrices = true;
    this.pricesAsked.length = 0;
  }

  override cookies(): readonly string[] {
    return [sessionCookie(COOKIE, this.signedIn ? SESSION : undefined)];
  }

  protected override readonly routes: Routes = {
    'GET https://civitai.com/api/trpc/:list': (exchange) => {
      const input: unknown = JSON.parse(exchange.url.searchParams.get('input') ?? '{}');
      this.#call(exchange, input as Fields);
    },
    'POST https://civitai.com/api/trpc/:list': (exchange) => this.#call(exchange, exchange.body),
    'POST https://civitai.com/practice/fail-next': (exchange) => {
      this.failNextJob();
      exchange.json(200, {});
    },
  };

  #call(exchange: Exchange, inputs: Fields): void {
    const names = (exchange.params.list ?? '').split(',');
    const batched = exchange.url.searchParams.has('batch');
    const signedIn = this.signedIn && exchange.cookie(COOKIE) === SESSION;
    const replies = names.map((name, index) =>
      this.#reply(name, unwrapped(batched ? inputs[index] : inputs), signedIn),
    );
    const [first] = replies;
    const status = replies.every((reply) => reply.status === first?.status) ? (first?.status ?? 404) : 207;
    const bodies = replies.map(({ body }) => body);
    if (exchange.header('trpc-accept') === 'application/jsonl') {
      exchange.text(200, 'application/jsonl', batchLines(bodies));
      return;
    }
    const answer = batched ? bodies : bodies[0];
    if (!names.includes('buzz.getBuzzAccount') || status >= 400) {
      exchange.json(status, answer);
      return;
    }
    const renamed = result({ wallets: [{ colour: 'blue', left: this.#buzz.blue }] });
    this.balance(exchange, answer, batched ? names.map(() => renamed.body) : renamed.body);
  }

  #reply(name: string, input: Fields, signedIn: boolean): Reply {
    if (name === 'user.checkNotifications') return result({ all: 0 });
    if (!signedIn) return refusal(401, 'UNAUTHORIZED', 'UNAUTHORIZED');
    if (name === 'buzz.getBuzzAccount') return result(this.#buzz);
    if (name === 'orchestrator.whatIfFromGraph') return this.#whatIf(input);
    if (name === 'orchestrator.generateFromGraph') return this.#generate(input);
    if (name === 'orchestrator.queryGeneratedImages') return this.#list();
    return refusal(404, 'NOT_FOUND', `No procedure ${name}`);
  }

  #whatIf(form: Fields): Reply {
    this.pricesAsked.push(form);
    const base = this.#tellsPrices ? baseOf(form) : undefined;
    if (base === undefined) return refusal(400, 'BAD_REQUEST', 'request is invalid');
    const transactions = [{ type: 'debit', amount: base, accountType: this.#usual(base) }];
    return result({ cost: { base, total: base }, ready: true, transactions });
  }

  /** Blue first: the site's own order, where the person chose no colour. */
  #usual(price: number): Colour {
    return (['blue', 'green', 'yellow'] as const).find((colour) => this.#buzz[colour] >= price) ?? 'blue';
  }

  #generate({ input, buzzType, creatorTip = 0, civitaiTip = 0 }: Fields): Reply {
    const base = baseOf(input as Fields);
    if (base === undefined) return refusal(400, 'BAD_REQUEST', 'request is invalid');
    const total = base + Math.ceil(base * Number(creatorTip)) + Math.ceil(base * Number(civitaiTip));
    const colour = (buzzType ?? this.#usual(total)) as Colour;
    if (this.#buzz[colour] < total) return refusal(400, 'BAD_REQUEST', 'insufficientBuzz');
    this.setBuzz({ [colour]: this.#buzz[colour] - total });
    const workflow: Workflow = {
      id: `${this.#workflows.length + 1}-${randomUUID()}`,
      createdAt: new Date().toISOString(),
      status: 'processing',
      cost: { base, total },
      tags: ['gen'],
      transactions: [{ type: 'debit', amount: total, accountType: colour }],
    };
    this.#workflows.unshift(workflow);
    if (!this.#failNext) return result({ ...workflow, steps: [] });
    this.#failNext = false;
    workflow.status = 'failed';
    return result({ ...workflow, status: 'processing', steps: [] });
  }

  #list(): Reply {
    for (const workflow of this.#workflows) {
      const [paid, refunded] = workflow.transactions;
      if (workflow.status === 'processing') workflow.status = 'succeeded';
      if (workflow.status !== 'failed' || paid === undefined || refunded !== undefined) continue;
      workflow.transactions = [paid, { ...paid, type: 'credit' }];
      this.setBuzz({ [paid.accountType]: this.#buzz[paid.accountType] + paid.amount });
    }
    return result({ items: this.#workflows });
  }
}

/** An invented price by size, steps and count. */
function baseOf({ workflow, quantity = 1, steps = 25, aspectRatio }: Fields): number | undefined {
  const { width, height } = (aspectRatio ?? {}) as Record<string, number>;
  if (typeof workflow !== 'string' || width === undefined || height === undefined) return undefined;
  return Math.ceil(((width * height) / 1024 ** 2) * 4 * (Number(steps) / 25) * Number(quantity));
}

function result(json: unknown): Reply {
  return { status: 200, body: { result: { data: { json } } } };
}

function refusal(httpStatus: number, code: string, message: string): Reply {
  return {
    status: httpStatus,
    body: { error: { json: { message, code: -32600, data: { code, httpStatus } } } },
  };
}

/** What superjson wrapped. */
function unwrapped(input: unknown): Fields {
  return ((input as { json?: Fields } | undefined)?.json ?? {}) as Fields;
}
