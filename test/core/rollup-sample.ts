import type { Grant } from '../../lib/core/grants/grant';
import type { Rollup } from '../../lib/core/rollup';

/** One spend of 10 credits at Suno on the day of these tests (sample.ts). */
export function rollup(part: Partial<Rollup> = {}): Rollup {
  return {
    day: '2026-11-04',
    platform: 'suno',
    account: 'a1',
    pool: '',
    unit: 'credit',
    model: '',
    feature: '',
    conversation: '',
    project: '',
    amount: '10',
    estimated: '0',
    spends: 1,
    uncounted: 0,
    ...part,
  };
}

/** A bundle of so many credits for so many dollars. */
export function bought(id: string, amount: number, paid: number, part: Partial<Grant> = {}): Grant {
  return {
    id,
    platform: 'suno',
    name: 'Suno',
    kind: 'bundle',
    unit: 'credit',
    amount,
    priority: 70,
    effectiveAt: 0,
    renewal: { every: 'never' },
    price: { amount: paid, currency: 'USD' },
    ...part,
  };
}
