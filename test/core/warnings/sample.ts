import type { BudgetState } from '../../../lib/core/budgets';
import { periodOf } from '../../../lib/core/budgets';
import type { Forecast } from '../../../lib/core/forecast/forecast';
import { defaultThresholds, levelOf, type Thresholds } from '../../../lib/core/warning';
import {
  confirmed,
  type EpisodeBook,
  emptyBook,
  type Look,
  type LookSettings,
  look,
} from '../../../lib/core/warnings/episode';
import { type RiskSettings, signalsOf, type WatchedPool } from '../../../lib/core/warnings/signal';
import { ownerOf } from '../../../lib/core/warnings/subject';
import { balance, noon } from '../sample';

export const risks: Required<RiskSettings> = { runwayDays: 3, expiringDays: 7, budgetPercent: 90 };

type Part = Partial<Omit<WatchedPool, 'balance'>> & {
  readonly balance?: Partial<WatchedPool['balance']>;
  readonly forecast?: Pick<Forecast, 'verdict' | 'runsOutAt'>;
};

/** `left` of 100 credits of account a1 at Acme, as the platform said. */
export function watched(
  left: number | undefined,
  { balance: told = {}, forecast, ...part }: Part = {},
): WatchedPool {
  const thresholds: Thresholds = part.thresholds ?? defaultThresholds;
  const { remaining: _remaining, ...rest } = balance();
  const base = { ...rest, ...(left === undefined ? {} : { remaining: left }), ...told };
  return {
    platform: 'acme',
    account: 'a1',
    name: 'Acme',
    balance: {
      ...base,
      level: levelOf(base, thresholds),
      ...(forecast === undefined
        ? {}
        : { forecast: { madeAt: noon, perDay: 1, low: 1, high: 1, ...forecast } }),
    },
    thresholds,
    expiring: [],
    ...part,
  };
}

export function budgetAt(spent: number, part: Partial<BudgetState> = {}): BudgetState {
  const budget = { id: 'b1', name: 'Videos', unit: 'USD', amount: 100, per: 'month' } as const;
  return {
    budget,
    period: periodOf(budget.per, noon, 'UTC'),
    spent,
    estimated: 0,
    unknown: 0,
    state: spent > budget.amount ? 'over' : 'ok',
    ...part,
  };
}

export interface Sight {
  readonly pools?: readonly WatchedPool[];
  readonly budgets?: readonly BudgetState[];
  readonly at: number;
  readonly settings?: Partial<LookSettings>;
  readonly risks?: RiskSettings;
}

/** Looks at what there is, with notifications on and all owners there. */
export function lookAt(book: EpisodeBook, sight: Sight): Look {
  const signals = signalsOf(sight.pools ?? [], sight.budgets ?? [], sight.risks ?? risks, sight.at);
  const owners = [...Object.keys(book.episodes), ...signals.map(({ key }) => key)].map(ownerOf);
  return look(book, signals, { on: true, refilled: false, owners, ...sight.settings }, sight.at);
}

/** What each of several looks gave out, in the words `subject kind severity`. */
export function told(
  sights: readonly Sight[],
  start: EpisodeBook = emptyBook,
): readonly (readonly string[])[] {
  let book = start;
  return sights.map((sight) => {
    const seen = lookAt(book, sight);
    book = confirmed(seen.book);
    return seen.alerts.map(inShort);
  });
}

export function inShort({ subject, about, severity, refilled }: Look['alerts'][number]): string {
  return `${subject} ${refilled ? 'refilled' : about.kind} ${severity}`;
}
