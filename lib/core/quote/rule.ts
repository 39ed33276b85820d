import { exact } from '../exact';
import type { Fact } from '../fact';
import { fitsPattern } from '../pattern';
import type { Unit } from '../unit';
import type { Task } from './task';

/** What one of something costs: all members that are there, added up. */
export interface Rates {
  /** Whatever its length. */
  readonly amount?: number;
  readonly perSecond?: number;
  readonly perCharacter?: number;
  readonly perInputToken?: number;
  readonly perOutputToken?: number;
}

/**
 * A row of a platform's dated price table, as data, so that it can be sent to the page and be computed there while
 * the person types. Multiplied by the task's count.
 */
export interface PriceRule extends Rates, Fact {
  readonly feature: string;
  readonly pool: string;
  readonly unit: Unit;
  /** Of these models only: names, in which each `*` stands for anything. */
  readonly models?: readonly string[];
  /** Only where the task has these settings. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
  /** Only for this many seconds, where a price is by clip. */
  readonly seconds?: number;
  /** Only where more tokens than this are read: providers charge all of a long task at a higher rate. */
  readonly aboveInputTokens?: number;
  /** The table gives a range: its upper end, as a multiple of the lower one, which the other members are. */
  readonly upTo?: number;
}

/** How long an answer will be, in tokens. */
export interface ExpectedOutput {
  readonly low: number;
  readonly typical: number;
  readonly high: number;
  /** How many answers it rests on; 0: a guess for want of any. */
  readonly count: number;
}

/** For want of any answer seen: the middle of chat answers, and what few exceed (dossier api.md, section G). */
export const usualOutput: ExpectedOutput = { low: 0, typical: 500, high: 2000, count: 0 };

export interface RatedPrice {
  readonly amount: number;
  readonly low: number;
  readonly high: number;
}

/** The first rule that is about this task and of which all is known that it needs. Rules stand with the most special first. */
export function priceByRules(
  rules: readonly PriceRule[],
  task: Task,
  output: ExpectedOutput,
): (RatedPrice & { readonly rule: PriceRule }) | undefined {
  for (const rule of rules) {
    const price = fits(rule, task) ? priceAtRates(rule, task, output) : undefined;
    if (price !== undefined) return { ...price, high: exact(price.high * (rule.upTo ?? 1)), rule };
  }
  return undefined;
}

function fits(rule: PriceRule, task: Task): boolean {
  if (rule.feature !== task.feature) return false;
  if (rule.seconds !== undefined && rule.seconds !== task.seconds) return false;
  if (rule.aboveInputTokens !== undefined && !((task.inputTokens ?? 0) > rule.aboveInputTokens)) return false;
  const { model } = task;
  if (rule.models !== undefined && !rule.models.some((one) => model !== undefined && fitsPattern(one, model)))
    return false;
  return Object.entries(rule.settings ?? {}).every(([name, value]) => task.settings?.[name] === value);
}

/** The price of all of the task; undefined where a rate is by something that the task doesn't tell, or there is none. */
export function priceAtRates(rates: Rates, task: Task, output: ExpectedOutput): RatedPrice | undefined {
  const parts = [
    [rates.amount, 1],
    [rates.perSecond, task.seconds],
    [rates.perCharacter, task.characters],
    [rates.perInputToken, task.inputTokens],
  ] as const;
  const { perOutputToken } = rates;
  if (perOutputToken === undefined && parts.every(([price]) => price === undefined)) return undefined;
  let fixed = 0;
  for (const [price, quantity] of parts) {
    if (price === undefined) continue;
    if (quantity === undefined) return undefined;
    fixed += price * quantity;
  }
  const count = task.count ?? 1;
  const total = (tokens: number) => exact((fixed + (perOutputToken ?? 0) * tokens) * count);
  return { amount: total(output.typical), low: total(output.low), high: total(output.high) };
}
