import { fractionLeft, type LiveBalance } from '../../lib/core/balance';
import { formatBare, unitWord } from '../../lib/core/format';
import { isMoney } from '../../lib/core/unit';
import type { View } from '../../lib/storage/schema';

/** A balance from the side that the person wants to see it from. */
export interface ShownAmount {
  /** What `number` is. The other side than wished for, where only that is known. */
  readonly side: 'left' | 'used';
  /** `38`, `≈ 38`, `$12.50`, `41%` or `unknown`. */
  readonly number: string;
  /** `credits`; empty where the number carries its unit or is unknown. */
  readonly unit: string;
  /** `of 2,500`, `of 10 or more`; absent for percentages, which are always of 100. */
  readonly of?: string;
  /** The part of the gauge to fill, 0 to 1. Absent: there is nothing to measure. */
  readonly fraction?: number;
}

export function shownAmount(balance: LiveBalance, show: View['show'], locale?: string): ShownAmount {
  const { limit, unit } = balance;
  const amounts = { left: balance.remaining, used: usedAmount(balance) };
  const side = amounts[show] !== undefined ? show : show === 'left' ? 'used' : 'left';
  const amount = amounts[side];
  if (amount === undefined) return { side: 'left', number: 'unknown', unit: '', ...ofLimit(balance, locale) };
  const about = balance.provenance === 'estimated' && balance.freshness !== 'expired' ? '≈ ' : '';
  const left = fractionLeft(balance);
  return {
    side,
    number: about + formatBare(amount, unit, locale),
    unit: carriesUnit(unit) ? '' : unitWord(unit, limit ?? amount),
    ...ofLimit(balance, locale),
    ...(left === undefined ? {} : { fraction: side === 'left' ? left : 1 - left }),
  };
}

/** `≈ 38 of 2,500 credits left`: the whole of it, for a line and for screen readers. */
export function amountWords({ side, number, unit, of }: ShownAmount): string {
  if (number === 'unknown') return [number, of].filter(Boolean).join(' ');
  return [number, of, unit, side].filter(Boolean).join(' ');
}

/** What was used: told, or the difference, where the limit is a real one. */
function usedAmount({ used, remaining, limit, limitAssumed }: LiveBalance): number | undefined {
  if (used !== undefined) return used;
  if (remaining === undefined || limit === undefined || limitAssumed) return undefined;
  return Math.round((limit - remaining) * 1e9) / 1e9;
}

function ofLimit({ limit, limitAssumed, unit }: LiveBalance, locale: string | undefined): { of?: string } {
  if (limit === undefined || unit === 'percent') return {};
  return { of: `of ${formatBare(limit, unit, locale)}${limitAssumed ? ' or more' : ''}` };
}

function carriesUnit(unit: string): boolean {
  return isMoney(unit) || unit === 'percent' || unit === 'byte';
}
