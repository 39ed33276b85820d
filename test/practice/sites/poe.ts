import type { Exchange } from '../exchange';
import { type Routes, Site, sessionCookie } from '../site';

const DAY = 86_400_000;
const SESSION = 'practice-poe';
const ALLOTMENT = 10_000;

interface Bot {
  readonly nickname: string;
  readonly handle: string;
  /** Points a message. */
  readonly price: number;
}

type Variables = Readonly<Record<string, unknown>>;

const bots: readonly Bot[] = [
  { nickname: 'practice_small', handle: 'Practice-Small', price: 20 },
  { nickname: 'practice_large', handle: 'Practice-Large', price: 380 },
];

function freshAccount() {
  return { subscription: 8_000, addon: 240 };
}

/**
 * poe.com: every operation is a POST to one address, told apart by `queryName` and its variables; two bots at different
 * prices. The real site signs its requests and answers by a socket; how it answers nobody is not known: here with 401.
 */
export class Poe extends Site {
  readonly id = 'poe';
  readonly name = 'Poe';
  readonly hosts = ['poe.com'];
  readonly pagePaths = ['/', '/settings'];
  #account = freshAccount();
  /** Operation -> how often it came. */
  #received: Record<string, number> = {};
  readonly #resets = (Date.now() + 6 * DAY) * 1000;

  /** `left` is what can be spent: the subscription's and bought points together. */
  setPoints(left: number, addon = 0): void {
    this.#account = { subscription: left - addon, addon };
  }

  get pointsLeft(): number {
    return this.#account.subscription + this.#account.addon;
  }

  /** Messages that reached the site, whether it took them or not. */
  get sendsReceived(): number {
    return this.#received.SendMessageMutation ?? 0;
  }

  override nearlyEmpty(): void {
    this.setPoints(300);
  }

  override refill(): void {
    this.#account = freshAccount();
    this.#received = {};
  }

  override cookies(): readonly string[] {
    return [sessionCookie('p-b', this.signedIn ? SESSION : undefined)];
  }

  override about(): { readonly [name: string]: unknown } {
    return { bots: bots.map(({ nickname, handle }) => ({ nickname, handle })) };
  }

  protected override readonly routes: Routes = {
    'POST https://poe.com/api/gql_POST': (exchange) => {
      if (!this.signedIn || exchange.cookie('p-b') !== SESSION) {
        return exchange.json(401, { data: null, errors: [{ message: 'Not signed in' }] });
      }
      const { queryName, variables } = exchange.body;
      const operation = typeof queryName === 'string' ? queryName : '';
      this.#received[operation] = (this.#received[operation] ?? 0) + 1;
      const given = typeof variables === 'object' && variables !== null ? variables : {};
      const answer = this.#operations[operation];
      if (answer !== undefined) return answer(exchange, given as Variables);
      exchange.json(200, { data: null, errors: [{ message: `No practice operation: ${operation}` }] });
    },
  };

  readonly #operations: Readonly<Record<string, (exchange: Exchange, variables: Variables) => void>> = {
    SettingsPageQuery: (exchange) => {
      const info = this.#points();
      const { messagePointBalance: left, subscriptionPointBalance, addonPointBalance, ...rest } = info;
      const answer = (messagePointInfo: unknown) => ({
        data: { viewer: { messagePointInfo, subscription: this.#subscription() } },
      });
      const renamed = { ...rest, pointsLeft: left, parts: [subscriptionPointBalance, addonPointBalance] };
      this.balance(exchange, answer(info), answer(renamed));
    },
    HandleBotLandingPageQuery: (exchange, { botHandle }) => {
      const bot = bots.find(({ handle }) => handle === botHandle);
      exchange.json(200, { data: { bot: bot === undefined ? null : publicFacts(bot) } });
    },
    SendMessageMutation: (exchange, variables) => this.#send(exchange, variables),
  };

  #send(exchange: Exchange, { bot: nickname, chatId }: Variables): void {
    const bot = bots.find((one) => one.nickname === nickname);
    const status =
      bot === undefined ? 'no_access' : bot.price > this.pointsLeft ? 'reached_limit' : 'success';
    if (bot !== undefined && status === 'success') this.#spend(bot.price);
    exchange.json(200, {
      data: {
        messageEdgeCreate: {
          status,
          statusMessage: status === 'success' ? null : `The practice site says ${status}.`,
          chat: status === 'success' ? { chatId: chatId ?? 1000 + this.sendsReceived } : null,
          viewer: { messagePointInfo: this.#points() },
        },
      },
    });
  }

  /** The subscription's points go first. */
  #spend(amount: number): void {
    const fromSubscription = Math.min(amount, this.#account.subscription);
    this.#account.subscription -= fromSubscription;
    this.#account.addon -= amount - fromSubscription;
  }

  /** The time is in microseconds. */
  #points() {
    return {
      messagePointBalance: this.pointsLeft,
      subscriptionPointBalance: this.#account.subscription,
      addonPointBalance: this.#account.addon,
      dailyMessagePointsAvailable: false,
      totalMessagePointAllotment: ALLOTMENT,
      messagePointResetTime: this.#resets,
    };
  }

  #subscription() {
    return {
      isActive: true,
      planType: 'monthly',
      expiresTime: this.#resets,
      isFreeTrial: false,
      willCancelAtPeriodEnd: false,
    };
  }
}

function publicFacts({ nickname, handle, price }: Bot) {
  return {
    nickname,
    handle,
    displayName: handle,
    messagePointLimit: { displayMessagePointPrice: price, balanceTooltipText: `${price} points a message` },
  };
}
