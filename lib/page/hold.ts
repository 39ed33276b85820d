import type { Task } from '../core/quote/task';
import { dispatch, elapsed, listen, parse, quietly, randomId, SafeEvent, stringify, surely } from './safe';

/**
 * Requests that wait for the person's decision. Our content script decides within the very event that tells of a task
 * whether to hold it (the event is cancelled then), and must say every second that its dialog stands. Whatever is
 * missing, late or broken, the request goes.
 */

/** ms until the dialog must stand, and between two signs of it. */
export const STANDS_WITHIN = 300;
export const SIGN_WITHIN = 2_500;

/** The dialog's node: where nobody is left who stands for it, the tap takes it away. */
export const DIALOG = '[data-credit-gauge="ask"]';

/** What the tap says: cancelled by the content script to hold a task. */
export type FromTap =
  | { readonly type: 'preflight'; readonly id: string; readonly task: Task }
  /** The page gave up, or it was let go without a decision: the dialog has nothing to decide any more. */
  | { readonly type: 'over'; readonly id: string; readonly by: 'page' | 'silence' };

/** What the content script says. */
export type ToTap =
  | { readonly type: 'arm'; readonly on: boolean }
  | { readonly type: 'standing'; readonly id: string }
  | { readonly type: 'verdict'; readonly id: string; readonly go: boolean };

/** The two names of a channel's events. The page doesn't know the channel, so it can neither hear nor answer. */
export function tapEvent(channel: string): string {
  return `${channel}:tap`;
}
export function contentEvent(channel: string): string {
  return `${channel}:content`;
}

export interface Hold {
  /** The page ended the request itself: there is nothing to decide any more. */
  givenUp(): void;
}

/** Asks about tasks. */
export interface Holder {
  /** Whether the person wants to be asked at all: before that no request is looked at for it. */
  readonly armed: boolean;
  /** Undefined: it goes. Else `decided` is called once, with the decision. */
  ask(task: Task, decided: (go: boolean) => void): Hold | undefined;
}

interface Waiting {
  readonly decide: (go: boolean) => void;
  /** Until when the next sign must have come (`elapsed`). */
  until: number;
}

export interface Clock {
  /** ms since some moment. */
  readonly elapsed: () => number;
  readonly later: (run: () => void, milliseconds: number) => void;
}

/** The tap's end of the channel. */
export class Holds implements Holder {
  readonly #waiting = new Map<string, Waiting>();
  readonly #stops: (() => void)[] = [];
  #channel: string | undefined;
  #armed = false;

  constructor(
    private readonly document: Document,
    private readonly clock: Clock = { elapsed, later: surely },
  ) {}

  get armed(): boolean {
    return this.#armed;
  }

  /** The first one counts: it comes before any script of the page, a later one may be forged. */
  open(channel: string): void {
    if (this.#channel !== undefined) return;
    this.#channel = channel;
    this.#stops.push(
      listen(this.document, contentEvent(channel), (event) =>
        this.#hear((event as CustomEvent<unknown>).detail),
      ),
      listen(this.document, 'visibilitychange', () => {
        if (this.document.hidden) this.#releaseAll();
      }),
    );
    const { defaultView } = this.document;
    if (!defaultView) return;
    // A page that is left sends nothing more, which the browser could do only in part. It may come back (bfcache).
    this.#stops.push(
      listen(defaultView, 'pagehide', ({ isTrusted }) => {
        if (isTrusted) for (const { decide } of [...this.#waiting.values()]) decide(false);
      }),
    );
  }

  ask(task: Task, decided: (go: boolean) => void): Hold | undefined {
    const channel = this.#channel;
    if (!this.#armed || channel === undefined || this.document.hidden) return undefined;
    const id = randomId();
    let over = false;
    const decide = (go: boolean): void => {
      if (over) return;
      over = true;
      this.#waiting.delete(id);
      decided(go);
    };
    this.#waiting.set(id, { decide, until: this.clock.elapsed() + STANDS_WITHIN });
    if (!this.#say({ type: 'preflight', id, task })) {
      this.#waiting.delete(id);
      // What was decided before anybody held it is decided all the same.
      return over ? { givenUp: () => undefined } : undefined;
    }
    this.#watch(id, STANDS_WITHIN);
    return {
      givenUp: () => {
        if (over) return;
        over = true;
        this.#waiting.delete(id);
        this.#say({ type: 'over', id, by: 'page' });
      },
    };
  }

  /** Lets everything go. */
  close(): void {
    this.#armed = false;
    for (const stop of this.#stops.splice(0)) stop();
    this.#releaseAll();
  }

  /** Whether the content script has cancelled the event. */
  #say(message: FromTap): boolean {
    const { document } = this;
    const detail = stringify(message);
    return !dispatch(
      document,
      new SafeEvent(tapEvent(this.#channel ?? ''), { detail, cancelable: message.type === 'preflight' }),
    );
  }

  #hear(detail: unknown): void {
    const message = typeof detail === 'string' ? (parse(detail) as ToTap) : undefined;
    if (message?.type === 'arm') {
      this.#armed = message.on === true;
      if (!this.#armed) this.#releaseAll();
    }
    if (message?.type !== 'standing' && message?.type !== 'verdict') return;
    const waiting = this.#waiting.get(message.id);
    if (message.type === 'verdict') waiting?.decide(message.go !== false);
    else if (waiting !== undefined) waiting.until = this.clock.elapsed() + SIGN_WITHIN;
  }

  #watch(id: string, wait: number): void {
    this.clock.later(() => {
      const waiting = this.#waiting.get(id);
      if (waiting === undefined) return;
      const left = waiting.until - this.clock.elapsed();
      if (left > 0) this.#watch(id, left);
      else this.#release(id, waiting);
    }, wait);
  }

  #releaseAll(): void {
    for (const [id, waiting] of [...this.#waiting]) this.#release(id, waiting);
  }

  #release(id: string, waiting: Waiting): void {
    waiting.decide(true);
    this.#say({ type: 'over', id, by: 'silence' });
    quietly(() => this.document.querySelector(DIALOG)?.remove());
  }
}
