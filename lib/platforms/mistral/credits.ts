import * as v from 'valibot';
import { exact } from '../../core/exact';
import type { Answer, Findings } from '../platform';
import { shaped } from '../read';
import { Amount, Currency } from './shapes';

const Credits = v.object({
  wallet_amount: Amount,
  credit_notes_amount: v.nullish(Amount),
  ongoing_usage_balance: v.nullish(Amount),
  currency: Currency,
});

/**
 * GET /api/billing/credits, in whole units of the currency: what was bought and what was given, less what was used and
 * is not yet billed. More may be used than there is; the rest comes on the invoice.
 */
export function readCredits(answer: Answer): Findings {
  const {
    wallet_amount: wallet,
    credit_notes_amount: notes,
    ongoing_usage_balance: ongoing,
    currency,
  } = shaped(Credits, answer.json);
  const filled = wallet + (notes ?? 0);
  return {
    pools: [
      {
        id: 'credits',
        label: 'Credits',
        unit: currency,
        remaining: Math.max(0, exact(filled - (ongoing ?? 0))),
        // Who pays by invoice has a wallet that was never filled: nothing ran out.
        ...(filled === 0 ? { quiet: true as const } : {}),
      },
    ],
    complete: true,
  };
}
