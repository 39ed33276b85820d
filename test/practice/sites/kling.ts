import { allowOrigin } from '../cross-origin';
import type { Exchange } from '../exchange';
import { type Routes, Site, sessionCookie } from '../site';

const DAY = 86_400_000;
const SESSION = 'practice-session';
const PAGE_ORIGIN = 'https://app.klingai.com';
const HOSTS = ['app.klingai.com', 'api-app-global.klingai.com', 'kling.ai'] as const;
/** All amounts as Kling keeps them: hundredths of a credit. */
const CREDIT = 100;
const IMAGE = CREDIT;
/** Of 1.5; newer versions cost more here, so that the price is seen to change. */
const SECOND = 4 * CREDIT;
/** Looks at a task until it is done. */
const POLLS = 2;

function freshOrders() {
  return [
    { orderId: '800001', type: 'plan', amount: 660 * CREDIT, balance: 460 * CREDIT, days: 12 },
    { orderId: '800002', type: 'topup', amount: 100 * CREDIT, balance: 100 * CREDIT, days: 700 },
  ];
}

/** Kling on two of its hosts: credits of several orders, a token for each request alone, a price in the request. */
export class Kling extends Site {
  readonly id = 'kling';
  readonly name = 'Kling AI';
  readonly hosts = HOSTS;
  readonly pagePaths = ['/', '/global', '/app/video/new'];
  readonly counts = { prices: 0, submits: 0 };
  #orders = freshOrders();
  #tasks = new Map<number, number>();
  #failing = new Set<number>();
  #failNext = false;
  #tellsPrices = true;
  #lastTask = 305_000_000_000_000;
  readonly #tokens = new Set<string>();

  /** In credits. `bought` of them are in the order that lasts. */
  setCredits(left: number, bought = 0): void {
    const [plan, topUp] = freshOrders();
    if (plan === undefined || topUp === undefined) throw new Error('A fresh account has two orders.');
    this.#orders = [
      { ...plan, balance: (left - bought) * CREDIT },
      { ...topUp, balance: bought * CREDIT },
    ];
  }

  /** In credits. */
  get creditsLeft(): number {
    return this.#total / CREDIT;
  }

  /** The next task is taken on and brings no work in the end; its credits don't come back. */
  failNextTask(): void {
    this.#failNext = true;
  }

  /** The price is answered without a price from now on. */
  hidePrices(): void {
    this.#tellsPrices = false;
  }

  override nearlyEmpty(): void {
    this.setCredits(15);
  }

  override refill(): void {
    this.#orders = freshOrders();
    this.#tasks = new Map();
    this.#failing = new Set();
    this.#failNext = false;
    this.#tellsPrices = true;
    Object.assign(this.counts, { prices: 0, submits: 0 });
  }

  override cookies(): readonly string[] {
    return [sessionCookie('ksi18n.ai.portal_st', this.signedIn ? SESSION : undefined, 'klingai.com')];
  }

  protected override readonly routes: Routes = Object.fromEntries(
    HOSTS.flatMap((host) =>
      Object.entries({
        'GET /api/account/pointAndTicket': (exchange: Exchange) => this.#points(exchange),
        'POST /api/task/price': (exchange: Exchange) => this.#price(exchange),
        'POST /api/task/submit': (exchange: Exchange) => this.#submit(exchange),
        'GET /api/task/status': (exchange: Exchange) => this.#look(exchange),
      }).map(([route, answer]) => [
        route.replace(' ', ` https://${host}`),
        (exchange: Exchange) => this.#signed(exchange, () => answer(exchange)),
      ]),
    ),
  );

  override async answer(exchange: Exchange): Promise<boolean> {
    return allowOrigin(exchange, PAGE_ORIGIN) || super.answer(exchange);
  }

  /** For who is signed in, and for a token that was never used before. */
  #signed(exchange: Exchange, use: () => void): void {
    if (!this.signedIn || exchange.cookie('ksi18n.ai.portal_st') !== SESSION) {
      exchange.json(401, { status: 401, result: 0, message: 'Please sign in' });
      return;
    }
    const token = exchange.url.searchParams.get('__NS_hxfalcon') ?? '';
    if (token === '' || this.#tokens.has(token)) {
      exchange.json(200, { result: -401, error_msg: 'token value error' });
      return;
    }
    this.#tokens.add(token);
    exchange.logged.user = SESSION;
    use();
  }

  get #total(): number {
    return this.#orders.reduce((sum, { balance }) => sum + balance, 0);
  }

  #points(exchange: Exchange): void {
    const today = Math.floor(Date.now() / DAY) * DAY;
    const points = this.#orders.map(({ days, ...order }) => ({
      ...order,
      startTime: today - 18 * DAY,
      endTime: today + days * DAY,
    }));
    const total = this.#total;
    const answer = (data: object) => ({ status: 200, result: 1, message: '', data });
    this.balance(
      exchange,
      answer({ total, points, tickets: [], nextApplyTime: 0 }),
      answer({ wallet: { hundredths: total }, tickets: [] }),
    );
  }

  #price(exchange: Exchange): void {
    this.counts.prices++;
    const price = this.#tellsPrices ? { payAmount: costOf(exchange.body) } : {};
    exchange.json(200, { status: 200, result: 1, data: { price } });
  }

  #submit(exchange: Exchange): void {
    this.counts.submits++;
    const cost = costOf(exchange.body);
    const answer = (data: object) => exchange.json(200, { status: 200, result: 1, data });
    if (cost > this.#total) {
      answer({ status: 7, message: 'Not enough credits' });
      return;
    }
    this.#spend(cost);
    const id = ++this.#lastTask;
    this.#tasks.set(id, 0);
    if (this.#failNext) this.#failing.add(id);
    this.#failNext = false;
    answer({ status: 5, task: { id, type: exchange.body.type, status: 5 }, works: [] });
  }

  #look(exchange: Exchange): void {
    const id = Number(exchange.url.searchParams.get('taskId'));
    const polls = (this.#tasks.get(id) ?? 0) + 1;
    this.#tasks.set(id, polls);
    const isDone = polls >= POLLS;
    const works =
      isDone && !this.#failing.has(id) ? [{ workId: id, resource: { resource: 'work.mp4' } }] : [];
    exchange.json(200, { status: 200, result: 1, data: { status: isDone ? 99 : 10, works } });
  }

  /** What ends first goes first. */
  #spend(amount: number): void {
    let open = amount;
    for (const order of this.#orders) {
      const taken = Math.min(open, order.balance);
      order.balance -= taken;
      open -= taken;
    }
  }
}

/** In hundredths. */
function costOf(body: Readonly<Record<string, unknown>>): number {
  const given = Array.isArray(body.arguments) ? (body.arguments as { name: string; value: unknown }[]) : [];
  const value = (name: string) => given.find((one) => one.name === name)?.value;
  const count = Number(value('imageCount')) || 1;
  if (String(body.type).startsWith('mmu_')) return IMAGE * count;
  const seconds = Number(value('duration')) || 5;
  const isNew = value('kling_version') !== '1.5';
  return SECOND * seconds * count * (isNew ? 1.5 : 1) * (value('model_mode') === 'pro' ? 2 : 1);
}
