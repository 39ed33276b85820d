import type { Page } from 'playwright-core';
import type { Practice } from '../../../practice/server';
import type { Story } from '../story';

/** Why a part of the story is not told of a platform. */
export interface NotTold {
  readonly not: string;
}

/** All that the story needs of one practice site. */
export interface Told {
  readonly id: string;
  /** What it makes, and by which kind of traffic. */
  readonly kind: string;
  readonly url: string;
  /** What is left of the pool that pays, by the site's own word. */
  readonly left: (practice: Practice) => number;
  /** Requests that spend and reached the site, by its own count. */
  readonly received: (practice: Practice) => number;
  /** What is left, as the card says it. */
  readonly said: (left: number) => string;
  /** What is done before the first visit, beyond switching it on. */
  readonly before?: (story: Story) => Promise<void>;
  /** Once the page has its own numbers. */
  readonly ready: (page: Page) => Promise<boolean>;
  readonly send: (page: Page) => Promise<void>;
  /** What the page says of a whole answer, and of a request that was cancelled. */
  readonly answered: RegExp;
  readonly cancelled: RegExp;
  /** A price that nobody tells. `first`: before all others, since they too are learned from it. */
  readonly unknown: Unknown | NotTold;
  /** One after the other: what is done in the page, and what the next one costs then by the site's own word. */
  readonly previewed: readonly Priced[];
  /** Above which the person wants to be asked, and what costs more. */
  readonly limit: { readonly above: number; readonly in: 'units' | 'percent' };
  readonly held: Priced & { readonly question: RegExp };
  /** Whether a reading follows by itself. */
  readonly reading: 'follows' | NotTold;
  readonly refund: Refund | NotTold;
}

export interface Priced {
  readonly when: string;
  readonly act: (page: Page, practice: Practice) => Promise<void>;
  readonly price: number;
}

export interface Unknown {
  readonly what: string;
  readonly act: (page: Page, practice: Practice) => Promise<void>;
  /** The preview before it; absent: it follows what was sent, and nothing was. */
  readonly preview?: RegExp;
  /** Until it is known. */
  readonly sends: number;
  readonly first?: true;
  /** What it turns out to take. */
  readonly price: number;
}

export interface Refund {
  /** The next one fails. */
  readonly fail: (practice: Practice) => void;
  /** What the page says of it. */
  readonly seen: RegExp;
}

export function isTold<T extends object>(part: T | NotTold): part is T {
  return !('not' in part);
}

/** By the posts that it was sent. */
export function posts({ log }: Practice, path: RegExp): number {
  return log.all.filter((one) => one.method === 'POST' && path.test(one.path)).length;
}

export async function write(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).first().fill(text);
}

/** Chooses in a list of the page. */
export function choose(list: string, value: string) {
  return async (page: Page): Promise<void> => {
    await page.locator(list).selectOption(value);
  };
}

export async function nothing(): Promise<void> {}

/** The text of an element is a number. */
export async function isNumber(page: Page, selector: string): Promise<boolean> {
  return /\d/.test((await page.locator(selector).first().textContent()) ?? '');
}
