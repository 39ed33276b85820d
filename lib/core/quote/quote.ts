import { median } from '../learned/median';
import type { LearnedPrice } from '../learned/price';
import { kindOf } from '../learned/sample';
import type { Unit } from '../unit';
import type { PriceBook, ToldPrice } from './book';
import { type ExpectedOutput, priceAtRates, priceByRules, type Rates, usualOutput } from './rule';
import { asUse, type Task, taskKind } from './task';
import { familyTokens } from './token-family';

/**
 * Where a predicted cost comes from, in the order in which it is believed:
 *
 * - `site`: the site itself told the price of exactly this;
 * - `learned`: from this account's readings before and after such tasks;
 * - `table`: the dated price table;
 * - `typical`: what similar tasks took lately.
 *
 * A cost that none of them tells is unknown, and no quote.
 */
export type QuoteBasis = 'site' | 'learned' | 'table' | 'typical';

/** A predicted cost. `low` and `high` are its range; equal where the price is fixed. */
export interface Quote {
  readonly pool: string;
  readonly unit: Unit;
  readonly amount: number;
  readonly low: number;
  readonly high: number;
  readonly basis: QuoteBasis;
  /** How many tasks it rests on; 0 for prices that were told of just this. */
  readonly count: number;
  readonly feature: string;
  /** Of a table: `2026-05-03` or `2026-05`. */
  readonly asOf?: string;
  /** Of a table. */
  readonly source?: string;
  /** The table is older than {@link OLD_AFTER} days. */
  readonly old?: true;
  /** A table of low confidence. */
  readonly unverified?: true;
}

/** Prices change: a table of before is marked. Days. */
export const OLD_AFTER = 180;

const DAY = 86_400_000;
/** A typical price by what the site told rests on so many of the latest. */
const TYPICAL_TOLD = 7;

/** What the task takes of the pool, in the pool's unit; undefined: unknown. `now` in ms since the epoch. */
export function quoteTask(
  book: PriceBook,
  pool: { readonly id: string; readonly unit: Unit },
  task: Task,
  now: number,
): Quote | undefined {
  const meant = withRealTokens(book, task);
  // What another one took says nothing of one that is paid by its length.
  const byOthers = isByLength(book, pool.id, meant) ? { ...book, learned: [] } : book;
  const quote =
    byRequest(pool.id, meant) ??
    bySite(book, pool.id, meant) ??
    byLearning(byOthers, pool.id, meant) ??
    byTable(book, pool.id, meant, now) ??
    bySimilar(byOthers, pool.id, meant);
  return quote?.unit === pool.unit ? quote : undefined;
}

/** Kinds of tasks have no length: of tokens the models' own are learned instead (token-use.ts), of characters nothing is. */
function isByLength({ rules }: PriceBook, pool: string, { feature, characters }: Task): boolean {
  return (
    characters !== undefined &&
    rules.some((rule) => rule.pool === pool && rule.feature === feature && rule.perCharacter !== undefined)
  );
}

/** Corrected by what this account's own usage taught; until it did, by what is known of the model's family. */
function withRealTokens({ tokenRatios }: PriceBook, task: Task): Task {
  const { inputTokens, inputScripts, model } = task;
  if (inputTokens === undefined) return task;
  const ratio = model === undefined ? undefined : tokenRatios?.[model];
  const real = ratio === undefined ? familyTokens(model, inputTokens, inputScripts) : inputTokens * ratio;
  return { ...task, inputTokens: real };
}

function byRequest(pool: string, { told, feature }: Task): Quote | undefined {
  return told?.pool === pool ? fixed('site', pool, told.unit, told.amount, feature) : undefined;
}

/** The price of exactly this task; else of one of its model and settings, from a price list of the site. */
function bySite({ told, outputs }: PriceBook, pool: string, task: Task): Quote | undefined {
  const kind = taskKind(task);
  const whole = told.findLast((one) => one.pool === pool && one.each !== true && taskKind(one) === kind);
  if (whole?.amount !== undefined) return fixed('site', pool, whole.unit, whole.amount, task.feature);
  const each = told
    .filter((one) => one.pool === pool && one.each === true && isPartOf(one, task))
    .sort((a, b) => speciality(a) - speciality(b) || a.at - b.at)
    .at(-1);
  const output = outputOf(outputs, task.model);
  const price = each && priceAtRates(each, task, output);
  if (each === undefined || price === undefined) return undefined;
  const count = restsOn(each, output);
  return { ...price, pool, unit: each.unit, basis: 'site', count, feature: task.feature };
}

/** All that the price list's entry says of itself holds for the task. */
function isPartOf(one: ToldPrice, task: Task): boolean {
  return (
    one.feature === task.feature &&
    (one.model === undefined || one.model === task.model) &&
    (one.seconds === undefined || one.seconds === task.seconds) &&
    Object.entries(one.settings ?? {}).every(([name, value]) => task.settings?.[name] === value)
  );
}

function speciality({ model, seconds, settings = {} }: ToldPrice): number {
  return Number(model !== undefined) + Number(seconds !== undefined) + Object.keys(settings).length;
}

/**
 * By tasks of the very same kind. A task that doesn't say its model or settings is of no kind where others do: it may be
 * any of them.
 */
function byLearning({ learned }: PriceBook, pool: string, task: Task): Quote | undefined {
  const kinds = learned.filter(
    (price) => price.scope === 'kind' && price.pool === pool && price.feature === task.feature,
  );
  const use = asUse(task);
  const isVague = (member: 'model' | 'settings') =>
    use[member] === undefined && kinds.some((price) => price[member] !== undefined);
  if (isVague('model') || isVague('settings')) return undefined;
  const alike = kinds.find((price) => kindOf(price) === kindOf(use));
  return alike === undefined ? undefined : ofLearned(alike, 'learned');
}

function byTable({ rules, outputs }: PriceBook, pool: string, task: Task, now: number): Quote | undefined {
  const output = outputOf(outputs, task.model);
  const price = priceByRules(
    rules.filter((rule) => rule.pool === pool),
    task,
    output,
  );
  if (price === undefined) return undefined;
  const { rule, amount, low, high } = price;
  const isOld = now - Date.parse(rule.asOf) > OLD_AFTER * DAY;
  return {
    ...{ pool, unit: rule.unit, amount, low, high, basis: 'table', feature: task.feature },
    count: restsOn(rule, output),
    ...{ asOf: rule.asOf, source: rule.source },
    ...(isOld ? { old: true } : {}),
    ...(rule.confidence === 'low' ? { unverified: true } : {}),
  };
}

/** How many answers the price rests on: one by the token does on how long they were. */
function restsOn({ perOutputToken }: Rates, output: ExpectedOutput): number {
  return perOutputToken === undefined ? 0 : output.count;
}

function outputOf(outputs: PriceBook['outputs'], model: string | undefined): ExpectedOutput {
  return (model === undefined ? undefined : outputs?.[model]) ?? usualOutput;
}

/** What is most alike among what was learned: the model before the feature; else what the site told lately. */
function bySimilar({ learned, told }: PriceBook, pool: string, task: Task): Quote | undefined {
  const ofFeature = learned.filter((price) => price.pool === pool && price.feature === task.feature);
  const price =
    ofFeature.find(({ scope, model }) => scope === 'model' && model !== undefined && model === task.model) ??
    ofFeature.find(({ scope }) => scope === 'feature');
  if (price !== undefined) return ofLearned(price, 'typical');
  const lately = told
    .filter((one) => one.pool === pool && one.each !== true && one.feature === task.feature)
    .slice(-TYPICAL_TOLD);
  const unit = lately.at(-1)?.unit;
  const amounts = lately.flatMap((one) => (one.unit === unit ? (one.amount ?? []) : []));
  if (unit === undefined || amounts.length === 0) return undefined;
  return {
    ...{ pool, unit, feature: task.feature, basis: 'typical', count: amounts.length },
    amount: median(amounts),
    low: Math.min(...amounts),
    high: Math.max(...amounts),
  };
}

function ofLearned(price: LearnedPrice, basis: QuoteBasis): Quote {
  const { pool, unit, amount, low, high, count, feature } = price;
  return { pool, unit, amount, low, high, basis, count, feature };
}

function fixed(basis: QuoteBasis, pool: string, unit: Unit, amount: number, feature: string): Quote {
  return { pool, unit, amount, low: amount, high: amount, basis, count: 0, feature };
}
