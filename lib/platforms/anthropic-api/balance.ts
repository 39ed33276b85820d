import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import { IsoTime } from '../iso-time';
import type { Answer, Findings } from '../platform';
import { refuse, shaped } from '../read';
import { accountOf, refuseErrors } from './session';

/** In minor units. */
const Minor = v.pipe(v.number(), v.finite(), v.minValue(0));
/** Hundredths: whole numbers on the wire. */
const Cents = v.pipe(
  Minor,
  v.transform((cents) => exact(cents / 100)),
);
const Currency = v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));
const Tranches = v.nullish(
  v.array(
    v.object({
      name: v.nullish(v.string()),
      granted_amount_minor_units: v.nullish(Minor),
      remaining_amount_minor_units: Minor,
      expires_at: v.nullish(IsoTime),
    }),
  ),
);
type Tranches = v.InferOutput<typeof Tranches>;

/** How many decimals a minor unit stands for: 2 where it is cents, 0 where there are none (yen). */
const Told = v.nullish(v.object({ exponent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)) }));

const Prepaid = v.object({
  amount: Minor,
  currency: v.nullish(Currency),
  amount_without_scoped_credits: v.nullish(Minor),
  balance: v.nullish(v.object({ credits: Told, money: Told })),
  tranches: Tranches,
  promo_tranches: Tranches,
});

/**
 * GET …/prepaid/credits: what is left of bought and given credits together. Both are lost after a while (bought ones a
 * year after the purchase: support article 8977456); the first to be lost is shown by itself, quietly, because it is
 * part of the sum. Who never had any is told no currency either.
 */
export function readPrepaid(answer: Answer): Findings {
  refuseErrors(answer);
  const told = shaped(Prepaid, answer.json);
  const { amount, currency: unit, balance, tranches, promo_tranches } = told;
  const all = [...(tranches ?? []), ...(promo_tranches ?? [])];
  const never = amount === 0 && all.every(({ granted_amount_minor_units: granted }) => !granted);
  if (unit == null) {
    if (!never) return refuse('changed-shape', 'currency', 'The currency of the credits is not told.');
    return { account: accountOf(answer), pools: [], complete: true };
  }
  const exponent = (balance?.credits ?? balance?.money)?.exponent ?? 2;
  const scale: Scale = { unit, of: (minor) => exact(minor / 10 ** exponent) };
  return {
    account: accountOf(answer),
    pools: [
      {
        id: 'credits',
        label: 'Credits',
        unit,
        remaining: scale.of(amount),
        // Never filled: nothing ran out. Whoever pays by invoice has none.
        ...(never ? { quiet: true as const } : {}),
      },
      ...free(told.amount_without_scoped_credits, amount, scale),
      ...part('given-credits', 'Given credits', promo_tranches, scale, answer.now),
      ...part('bought-credits', 'Bought credits', tranches, scale, answer.now),
    ],
    complete: true,
  };
}

interface Scale {
  readonly unit: string;
  /** In `unit`, of minor units. */
  readonly of: (minor: number) => number;
}

/** What may be spent on anything, where some of the credits are for one purpose. */
function free(left: number | null | undefined, amount: number, { unit, of }: Scale): PoolReading[] {
  if (left == null || left === 0 || left >= amount) return [];
  return [
    {
      id: 'free-credits',
      label: 'Credits for any purpose (included)',
      unit,
      remaining: of(left),
      quiet: true,
    },
  ];
}

/** Of what is left of these, the sum, and when the first of it is lost; by its name, where it is one alone. */
function part(
  id: string,
  label: string,
  tranches: Tranches,
  { unit, of }: Scale,
  now: number,
): PoolReading[] {
  const left = (tranches ?? []).filter(
    ({ remaining_amount_minor_units: remaining, expires_at: end }) =>
      remaining > 0 && (typeof end !== 'number' || end > now),
  );
  const [only, another] = left;
  if (only === undefined) return [];
  const ends = left.flatMap(({ expires_at: end }) => (typeof end === 'number' ? [end] : []));
  const name = another === undefined ? only.name?.trim() : undefined;
  return [
    {
      id,
      label: `${label}${name ? `, ${name}` : ''} (included)`,
      unit,
      remaining: of(left.reduce((sum, one) => sum + one.remaining_amount_minor_units, 0)),
      ...(ends.length === 0 ? {} : { expiresAt: Math.min(...ends) }),
      quiet: true,
    },
  ];
}

const Spend = v.object({ amount: Cents, resets_at: IsoTime });

/** GET …/current_spend: what was used since the month began; history, so quiet. In USD: it names no currency. */
export function readSpend(answer: Answer): Findings {
  refuseErrors(answer);
  const { amount, resets_at: resetsAt } = shaped(Spend, answer.json);
  return {
    account: accountOf(answer),
    pools: [
      { id: 'spent-this-month', label: 'Spent this month', unit: 'USD', used: amount, resetsAt, quiet: true },
    ],
    complete: true,
  };
}
