import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { PoolReading } from '../../core/reading';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { instant } from '../time';
import { accountOf, refuseErrors } from './session';

/** Hundredths: whole numbers on the wire. */
const Cents = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(0),
  v.transform((cents) => exact(cents / 100)),
);
const Currency = v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/));
const IsoTime = v.pipe(
  v.string(),
  v.check((text) => instant(text) !== undefined, 'an ISO 8601 time'),
  v.transform((text) => instant(text) as number),
);

const Tranches = v.nullish(
  v.array(
    v.object({
      granted_amount_minor_units: v.nullish(Cents),
      remaining_amount_minor_units: Cents,
      expires_at: v.nullish(IsoTime),
    }),
  ),
);
type Tranches = v.InferOutput<typeof Tranches>;

const Prepaid = v.object({
  amount: Cents,
  currency: Currency,
  tranches: Tranches,
  promo_tranches: Tranches,
});

/**
 * GET …/prepaid/credits: what is left of bought and given credits together. Both are lost after a while (bought ones a
 * year after the purchase: support article 8977456); the first to be lost is shown by itself, quietly, because it is
 * part of the sum.
 */
export function readPrepaid(answer: Answer): Findings {
  refuseErrors(answer);
  const { amount, currency, tranches, promo_tranches } = shaped(Prepaid, answer.json);
  const all = [...(tranches ?? []), ...(promo_tranches ?? [])];
  const never = amount === 0 && all.every(({ granted_amount_minor_units: granted }) => !granted);
  return {
    account: accountOf(answer),
    pools: [
      {
        id: 'credits',
        label: 'Credits',
        unit: currency,
        remaining: amount,
        // Never filled: nothing ran out. Whoever pays by invoice has none.
        ...(never ? { quiet: true as const } : {}),
      },
      ...part('given-credits', 'Given credits (included)', promo_tranches, currency, answer.now),
      ...part('bought-credits', 'Bought credits (included)', tranches, currency, answer.now),
    ],
    complete: true,
  };
}

/** Of what is left of these, the sum, and when the first of it is lost. */
function part(id: string, label: string, tranches: Tranches, unit: string, now: number): PoolReading[] {
  const left = (tranches ?? []).filter(
    ({ remaining_amount_minor_units: remaining, expires_at: end }) =>
      remaining > 0 && (typeof end !== 'number' || end > now),
  );
  if (left.length === 0) return [];
  const ends = left.flatMap(({ expires_at: end }) => (typeof end === 'number' ? [end] : []));
  return [
    {
      id,
      label,
      unit,
      remaining: left.reduce((sum, one) => exact(sum + one.remaining_amount_minor_units), 0),
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
