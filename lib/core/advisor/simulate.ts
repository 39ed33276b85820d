import type { Calendar } from './calendar';
import type { Renewal } from './plan-table';
import { least, most, type Scaled } from './scaled';

export interface Stock {
  readonly amount: Scaled;
  readonly renewal: Renewal;
  /** What it carries into the next period at most; absent: all that is left. */
  readonly carries?: Scaled;
  readonly spare: boolean;
}

/** Credit that is there already. `until`: the first day on which it is lost; absent: never. */
export interface Lot {
  readonly amount: Scaled;
  readonly until?: number;
}

export interface Run {
  /** What the plan gave; of a week that the run ends in, only the part of its days. */
  readonly granted: Scaled;
  /** What was used of it. */
  readonly used: Scaled;
  /** Day by day, what neither the plan nor the lots covered. */
  readonly shortage: readonly Scaled[];
  /** Of each lot, what was left when it expired, or at the end. */
  readonly left: readonly Scaled[];
}

/**
 * Lives through the days with a plan. Each day's use is taken from what the plan includes, then from the lots, the
 * earliest expiry first, then from spare allowances. All of a plan begins on day 0, full.
 */
export function simulate(
  use: readonly Scaled[],
  stocks: readonly Stock[],
  lots: readonly Lot[],
  calendar: Calendar,
): Run {
  const plan = stocks.filter(({ spare }) => !spare).map((stock) => new Tank(stock, calendar));
  const spares = stocks.filter(({ spare }) => spare).map((stock) => new Tank(stock, calendar));
  const left = lots.map(({ amount }) => amount);
  const order = lots
    .map(({ until = Number.POSITIVE_INFINITY }, index) => ({ until, index }))
    .sort((a, b) => a.until - b.until);
  const shortage = use.map((amount, day) => {
    let open = amount;
    for (const tank of plan) open -= tank.take(open, day);
    for (const { until, index } of order) {
      if (day >= until) continue;
      const taken = least(open, left[index] ?? 0n);
      left[index] = (left[index] ?? 0n) - taken;
      open -= taken;
    }
    for (const tank of spares) open -= tank.take(open, day);
    return open;
  });
  const used = plan.reduce((total, tank) => total + tank.used, 0n);
  const granted = plan.reduce((total, tank) => total + tank.grantedIn(use.length), 0n);
  // In a week cut short by the end more may be used than the part of its days.
  return { granted: most(granted, used), used, shortage, left };
}

/** One allowance as the days go by. They are to be asked for in order. */
class Tank {
  used: Scaled = 0n;
  private balance: Scaled;
  private periods = 1;
  private nextReset: number;

  constructor(
    private readonly stock: Stock,
    private readonly calendar: Calendar,
  ) {
    this.balance = stock.amount;
    this.nextReset = this.startOf(1);
  }

  /** Takes up to `wanted` on a day and says how much it was. */
  take(wanted: Scaled, day: number): Scaled {
    while (day >= this.nextReset) this.reset();
    const taken = least(wanted, this.balance);
    this.balance -= taken;
    this.used += taken;
    return taken;
  }

  /** What it gave in so many days. */
  grantedIn(days: number): Scaled {
    const { amount, renewal } = this.stock;
    return renewal === 'weekly' ? (amount * BigInt(days)) / 7n : amount * BigInt(this.periods);
  }

  private reset(): void {
    this.periods += 1;
    this.nextReset = this.startOf(this.periods);
    const { amount, carries = this.balance } = this.stock;
    this.balance = amount + least(this.balance, carries);
  }

  /** The day on which period `index` begins. */
  private startOf(index: number): number {
    switch (this.stock.renewal) {
      case 'daily':
        return index;
      case 'weekly':
        return index * 7;
      case 'monthly':
        return this.calendar.later(0, index);
    }
  }
}
