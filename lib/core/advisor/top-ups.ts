import type { Calendar } from './calendar';
import { least, type Scaled, sum } from './scaled';

export interface Pack {
  readonly id: string;
  readonly amount: Scaled;
  readonly cost: Scaled;
  /** Absent: it is not lost within the days looked at. */
  readonly expiresAfterMonths?: number;
}

export interface Purchase {
  readonly pack: string;
  readonly count: number;
}

export interface Mix {
  readonly cost: Scaled;
  /** By the pack's id. */
  readonly purchases: readonly Purchase[];
  /** What was bought and not used: lost, or still there at the end. */
  readonly unused: Scaled;
}

/** More than one pack a day, all year, is no plan for anybody. */
export const MOST_PACKS = 365;

/** A way to have covered the first `covered` of all that is short. */
interface Step {
  readonly covered: Scaled;
  readonly cost: Scaled;
  readonly pack?: Pack;
  readonly before?: Step;
}

/**
 * The cheapest packs that cover every shortage, where the next one is bought when nothing bought is left, as people
 * do. Undefined: it takes more than {@link MOST_PACKS}, or there are no packs.
 *
 * The cheapest way to have covered so much is extended pack by pack, cheapest first (Dijkstra). Whoever has covered
 * more for the same money is never worse off, since whatever is bought later also expires later; so a step that got
 * no farther than a cheaper one is dropped.
 */
export function cheapestMix(
  shortage: readonly Scaled[],
  packs: readonly Pack[],
  calendar: Calendar,
): Mix | undefined {
  const short = upTo(shortage);
  const total = short.at(-1) ?? 0n;
  const largest = packs.reduce((most, { amount }) => (amount > most ? amount : most), 0n);
  if (total > largest * BigInt(MOST_PACKS)) return undefined;
  const useful = withoutDominated(packs);
  const open = new Heap();
  open.push({ covered: 0n, cost: 0n });
  let farthest = -1n;
  let day = 0;
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step.covered >= total) return mixOf(step, total);
    if (step.covered <= farthest) continue;
    farthest = step.covered;
    while ((short[day] ?? total) <= farthest) day += 1;
    for (const pack of useful) {
      const covered = least(step.covered + pack.amount, reach(pack, day, short, calendar));
      open.push({ covered, cost: step.cost + pack.cost, pack, before: step });
    }
  }
  return undefined;
}

/** All that is short up to the end of each day. */
function upTo(shortage: readonly Scaled[]): readonly Scaled[] {
  let total = 0n;
  return shortage.map((amount) => {
    total += amount;
    return total;
  });
}

/** All that is short until a pack bought on a day expires. */
function reach(pack: Pack, day: number, short: readonly Scaled[], calendar: Calendar): Scaled {
  const last = short.length - 1;
  const { expiresAfterMonths: months } = pack;
  const until = months === undefined ? last : calendar.later(day, months) - 1;
  return short[Math.min(last, until)] ?? 0n;
}

/** Without those than which another is as large, lasts as long and costs no more. */
function withoutDominated(packs: readonly Pack[]): readonly Pack[] {
  const byId = [...packs].sort((a, b) => (a.id < b.id ? -1 : 1));
  return byId.filter((pack, index) =>
    byId.every((other, place) => {
      if (place === index) return true;
      const dominates = other.amount >= pack.amount && other.cost <= pack.cost && lasts(other) >= lasts(pack);
      const same = other.amount === pack.amount && other.cost === pack.cost && lasts(other) === lasts(pack);
      return !dominates || (same && index < place);
    }),
  );
}

function lasts({ expiresAfterMonths = Number.POSITIVE_INFINITY }: Pack): number {
  return expiresAfterMonths;
}

function mixOf(last: Step, total: Scaled): Mix {
  const bought: Pack[] = [];
  for (let step: Step | undefined = last; step?.pack !== undefined; step = step.before)
    bought.push(step.pack);
  const packs = [...new Set(bought)].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    cost: last.cost,
    purchases: packs.map((pack) => ({
      pack: pack.id,
      count: bought.filter((one) => one === pack).length,
    })),
    unused: sum(bought.map(({ amount }) => amount)) - total,
  };
}

/** The cheapest step first; of equally cheap ones the one that got farthest. */
class Heap {
  private readonly steps: Step[] = [];

  push(step: Step): void {
    this.steps.push(step);
    let place = this.steps.length - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.swapIfBefore(place, parent)) return;
      place = parent;
    }
  }

  pop(): Step | undefined {
    const first = this.steps[0];
    const last = this.steps.pop();
    if (last === undefined || last === first) return first;
    this.steps[0] = last;
    let place = 0;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const child = this.isBefore(right, left) ? right : left;
      if (!this.swapIfBefore(child, place)) return first;
      place = child;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.steps[a], this.steps[b]];
    if (one === undefined || other === undefined) return false;
    return one.cost === other.cost ? one.covered > other.covered : one.cost < other.cost;
  }

  private swapIfBefore(a: number, b: number): boolean {
    const [one, other] = [this.steps[a], this.steps[b]];
    if (one === undefined || other === undefined || !this.isBefore(a, b)) return false;
    this.steps[a] = other;
    this.steps[b] = one;
    return true;
  }
}
