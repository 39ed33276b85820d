import { type Fact, lowest, oldest } from '../fact';
import type { Assumption, Choice, Line, Option, Outcome, Unranked } from './advice';
import type { Calendar } from './calendar';
import { type Capacity, capacityOf } from './capacity';
import { type Purse, times } from './money';
import { boughtIn, bundlesFor, lotsFor } from './owned';
import type { Bundle, Plan, Price } from './plan-table';
import type { Question } from './question';
import { type Scaled, scaled, share, sum, unscaled } from './scaled';
import { type Run, simulate } from './simulate';
import { cheapestMix, type Mix } from './top-ups';

/** An option with the exact sums that it is ranked by. */
export interface Ranked {
  readonly option: Option;
  readonly cost: Scaled;
  readonly uncovered: Scaled;
  readonly included: Scaled;
}

export interface Options {
  readonly ranked: readonly Ranked[];
  readonly unranked: readonly Unranked[];
}

/** A question with what follows from it for all plans. */
export interface Setting {
  readonly question: Question;
  /** Day by day. */
  readonly use: readonly Scaled[];
  readonly calendar: Calendar;
  /** Absent: no price is known, or none can be compared. */
  readonly purse?: Purse;
}

/** How a plan is paid. */
interface Billing {
  readonly per: 'month' | 'year';
  readonly price: Price;
  /** None where the person said it themselves. */
  readonly facts: readonly Fact[];
}

/** A bundle with the price that makes it one of the packs to choose from. */
interface PricedBundle {
  readonly bundle: Bundle;
  readonly price: Price;
  readonly cost: Scaled;
  readonly expiresAfterMonths: number | 'never' | undefined;
  readonly facts: readonly Fact[];
}

/** How a year goes, however it is paid. */
interface Year {
  readonly capacity: Capacity;
  readonly run: Run;
  /** Absent: nothing is bought. */
  readonly mix?: Mix;
  /** What the mix was chosen from. */
  readonly bundles: readonly PricedBundle[];
}

const nothing: Capacity = { stocks: [], facts: [], rolloverTold: true };

/** Every plan, however it can be paid, alone and with top-ups; and top-ups alone. */
export function optionsFor(setting: Setting): Options {
  const { table } = setting.question;
  const found = [withoutPlan(setting), ...table.plans.map((plan) => ofPlan(plan, setting))];
  return {
    ranked: found.flatMap(({ ranked }) => ranked).sort(byMerit),
    unranked: found
      .flatMap(({ unranked }) => unranked)
      .sort((a, b) => compare(a.id, b.id) || compare(a.reason, b.reason)),
  };
}

/** All prices that may have to be compared. */
export function pricesIn(question: Question): readonly Price[] {
  const { table, current, pool, unit } = question;
  return [
    ...table.plans.flatMap((plan) => billingsOf(plan, question).map(({ price }) => price)),
    ...table.bundles
      .filter((bundle) => bundle.pool === pool && bundle.unit === unit)
      .flatMap(({ price }) => (price === undefined ? [] : [price])),
    ...(current === undefined ? [] : [current.price]),
  ];
}

/** What a way to pay costs a year. */
export function perYear({ per, price }: Pick<Billing, 'per' | 'price'>): Price {
  return times(price, per === 'month' ? 12 : 1);
}

function withoutPlan(setting: Setting): Options {
  return bundlesFor(undefined, setting.question).length === 0
    ? { ranked: [], unranked: [] }
    : topped(undefined, nothing, [undefined], setting);
}

function ofPlan(plan: Plan, setting: Setting): Options {
  const { question, use, calendar } = setting;
  const capacity = capacityOf(plan, question);
  if (typeof capacity === 'string') {
    return { ranked: [], unranked: [{ ...choiceOf(plan, undefined, false, question), reason: capacity }] };
  }
  const run = simulate(use, capacity.stocks, lotsFor(plan.id, question), calendar);
  const outcome = outcomeOf(use, run, sum(run.shortage));
  const billings = billingsOf(plan, question);
  if (billings.length === 0) {
    const choice = choiceOf(plan, undefined, false, question);
    return { ranked: [], unranked: [{ ...choice, reason: 'price-unknown', outcome }] };
  }
  const alone = billings.map((billing) => priced(plan, billing, { capacity, run, bundles: [] }, setting));
  return joined(outcome.uncovered === 0 ? alone : [...alone, topped(plan, capacity, billings, setting)]);
}

/** A plan's prices; the one that the person said they pay goes before the table's. */
function billingsOf(plan: Plan, { current }: Question): readonly Billing[] {
  return (['month', 'year'] as const).flatMap((per): readonly Billing[] => {
    if (current?.plan === plan.id && current.per === per) return [{ per, price: current.price, facts: [] }];
    const told = plan.price?.[per];
    return told === undefined ? [] : [{ per, price: told, facts: [told] }];
  });
}

/** With the cheapest top-ups. Spare allowances don't count: they wait until bought credit is used up too. */
function topped(
  plan: Plan | undefined,
  capacity: Capacity,
  billings: readonly (Billing | undefined)[],
  setting: Setting,
): Options {
  const { question, use, calendar } = setting;
  const bundles = bundlesFor(plan?.id, question);
  if (bundles.length === 0) return { ranked: [], unranked: [] };
  const unranked = (reason: Unranked['reason']): Options => ({
    ranked: [],
    unranked: billings.map((billing) => ({ ...choiceOf(plan, billing, true, question), reason })),
  });
  const told = bundles.filter(({ price }) => price !== undefined);
  if (told.length === 0) return unranked('price-unknown');
  const choices = told.flatMap((bundle) => pricedBundle(bundle, setting));
  if (choices.length === 0) return unranked('no-rate');
  const stocks = capacity.stocks.filter(({ spare }) => !spare);
  const run = simulate(use, stocks, lotsFor(plan?.id, question), calendar);
  const packs = choices.map(({ bundle, cost, expiresAfterMonths: months }) => ({
    id: bundle.id,
    amount: scaled(bundle.amount),
    cost,
    ...(typeof months === 'number' ? { expiresAfterMonths: months } : {}),
  }));
  const mix = cheapestMix(run.shortage, packs, calendar);
  if (mix === undefined) return unranked('too-many-bundles');
  const year = { capacity: { ...capacity, stocks }, run, mix, bundles: choices };
  return joined(billings.map((billing) => priced(plan, billing, year, setting)));
}

function pricedBundle(bundle: Bundle, { question, purse }: Setting): readonly PricedBundle[] {
  const { price, expiresAfterMonths: own } = bundle;
  const cost = price === undefined ? undefined : purse?.valueOf(price);
  if (price === undefined || cost === undefined) return [];
  const bought = own === undefined ? boughtIn(question) : undefined;
  const facts = [bundle, price, ...(bought === undefined ? [] : [bought])];
  return [{ bundle, price, cost, expiresAfterMonths: own ?? bought?.expiresAfterMonths, facts }];
}

/** One option, or why it can't be ranked. */
function priced(
  plan: Plan | undefined,
  billing: Billing | undefined,
  { capacity, run, mix, bundles }: Year,
  { question, use, purse }: Setting,
): Options {
  const choice = choiceOf(plan, billing, mix !== undefined, question);
  const uncovered = mix === undefined ? sum(run.shortage) : 0n;
  const outcome = {
    ...outcomeOf(use, run, uncovered),
    ...(mix === undefined ? {} : { boughtUnused: unscaled(mix.unused) }),
  };
  const planCost = billing === undefined ? 0n : purse?.valueOf(perYear(billing));
  if (purse === undefined || planCost === undefined) {
    return { ranked: [], unranked: [{ ...choice, reason: 'no-rate', outcome }] };
  }
  const bought = (mix?.purchases ?? []).flatMap(({ pack, count }) =>
    bundles.filter(({ bundle }) => bundle.id === pack).map((one) => ({ ...one, count })),
  );
  const facts = [...capacity.facts, ...(billing?.facts ?? []), ...bought.flatMap((one) => one.facts)];
  const asOf = oldest(facts);
  const cost = planCost + (mix?.cost ?? 0n);
  const assumptions: Assumption[] = [];
  if (!capacity.rolloverTold && run.granted > run.used) assumptions.push('rollover-unknown');
  if (bought.some(({ expiresAfterMonths }) => expiresAfterMonths === undefined))
    assumptions.push('expiry-unknown');
  const option: Option = {
    ...choice,
    cost: purse.price(cost),
    outcome,
    lines: [...includedLines(capacity, question), ...moneyLines(billing, bought, cost, purse)],
    assumptions,
    confidence: lowest(facts.map(({ confidence }) => confidence)),
    ...(asOf === undefined ? {} : { asOf }),
  };
  return { ranked: [{ option, cost, uncovered, included: run.granted }], unranked: [] };
}

function choiceOf(
  plan: Plan | undefined,
  billing: Billing | undefined,
  withTopUps: boolean,
  { current }: Question,
): Choice {
  const per = billing?.per;
  const paid = [plan?.id, per].filter((part) => part !== undefined).join('/');
  return {
    id: `${paid}${withTopUps ? '+top-ups' : ''}`,
    ...(plan === undefined ? {} : { plan: plan.id, name: plan.name }),
    ...(per === undefined ? {} : { per }),
    withTopUps,
    isCurrent: plan !== undefined && current?.plan === plan.id && (per === undefined || current.per === per),
  };
}

function outcomeOf(use: readonly Scaled[], run: Run, uncovered: Scaled): Outcome {
  const whole = sum(use);
  const covered = whole - uncovered;
  return {
    use: unscaled(whole),
    covered: unscaled(covered),
    uncovered: unscaled(uncovered),
    coveredShare: share(covered, whole, 1),
    included: unscaled(run.granted),
    ...(run.granted === 0n ? {} : { unusedShare: share(run.granted - run.used, run.granted, 0) }),
  };
}

function includedLines({ stocks }: Capacity, { unit }: Question): readonly Line[] {
  return stocks.map(({ amount, renewal, spare }) => ({
    kind: 'included',
    amount: unscaled(amount),
    unit,
    renewal,
    spare,
  }));
}

function moneyLines(
  billing: Billing | undefined,
  bought: readonly (PricedBundle & { readonly count: number })[],
  cost: Scaled,
  purse: Purse,
): readonly Line[] {
  const sums: Line[] = [];
  if (billing !== undefined) {
    const { per, price } = billing;
    const shown = { amount: price.amount, currency: price.currency };
    sums.push({ kind: 'plan', count: per === 'month' ? 12 : 1, per, price: shown, total: perYear(billing) });
  }
  for (const { bundle, price, count } of bought) {
    const shown = { amount: price.amount, currency: price.currency };
    const { name, amount, unit } = bundle;
    sums.push({ kind: 'bundle', name, count, amount, unit, price: shown, total: times(price, count) });
  }
  const lines = sums.flatMap((line) => [line, ...rateLines(line, purse)]);
  return sums.length > 1 ? [...lines, { kind: 'total', total: purse.price(cost) }] : lines;
}

/** A sum in a foreign currency, in that of the costs. */
function rateLines(line: Line, purse: Purse): readonly Line[] {
  if (line.kind !== 'plan' && line.kind !== 'bundle') return [];
  const rate = purse.rateOf(line.total);
  const value = purse.valueOf(line.total);
  if (rate === undefined || value === undefined) return [];
  return [{ kind: 'rate', from: line.total, ...rate, total: purse.price(value) }];
}

function joined(all: readonly Options[]): Options {
  return {
    ranked: all.flatMap(({ ranked }) => ranked),
    unranked: all.flatMap(({ unranked }) => unranked),
  };
}

/** What covers all by its cost; then what covers more; of equal ones what includes more. Never by the table's order. */
function byMerit(a: Ranked, b: Ranked): number {
  return (
    compare(a.uncovered, b.uncovered) ||
    compare(a.cost, b.cost) ||
    compare(b.included, a.included) ||
    compare(a.option.id, b.option.id)
  );
}

function compare<T extends bigint | string>(a: T, b: T): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
