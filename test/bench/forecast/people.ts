import { type Random, randomOf } from './random';

/**
 * Made-up people whose whole use is known, also what they use after the day on which they are forecast. On a day
 * a person makes a Poisson number of spends around what their kind expects of that day, times a mood of the day
 * (log-normal, deviation 0.3 to 0.8). Each spend costs one of the person's few prices and falls into an hour around
 * their favourite one. Same seed, same person.
 */
export interface Person {
  readonly kind: PersonKind;
  /** use[day][hour], day 0 is a Monday. */
  readonly use: readonly (readonly number[])[];
}

type Expect = (day: number) => number;

/** Spends expected of a day, by day since the beginning; 0 is a Monday. */
const kinds = {
  /** Works from Monday to Friday; 5 to 15% of it at weekends. */
  'weekday worker': (random) => {
    const [rate, rest] = [random.between(3, 25), random.between(0.05, 0.15)];
    return (day) => rate * (isWeekend(day) ? rest : 1);
  },
  /** Saturday and Sunday; some evenings. */
  'weekend hobbyist': (random) => {
    const [rate, evenings] = [random.between(5, 25), random.between(0, 0.2)];
    return (day) => rate * (isWeekend(day) ? 1 : evenings);
  },
  /** Days of a project (4 on average), then days without (6). */
  bursty: (random) => {
    const rate = random.between(5, 30);
    let busy = random.chance(0.4);
    return () => {
      busy = random.chance(busy ? 1 / 4 : 1 / 6) ? !busy : busy;
      return busy ? rate : 0.2;
    };
  },
  /** 2 to 8% more each week, until it is six times as much; a light weekend. */
  growing: (random) => {
    const [rate, growth] = [random.between(2, 10), random.between(1.02, 1.08)];
    return (day) => rate * Math.min(6, growth ** (day / 7)) * (isWeekend(day) ? 0.6 : 1);
  },
  /** Every 20 to 70 days the habit becomes a third to three times what it was at first. */
  'changing habit': (random) => {
    const [rate, weekend] = [random.between(3, 20), random.between(0.2, 1.2)];
    let [level, until] = [1, random.between(20, 70)];
    return (day) => {
      if (day >= until) [level, until] = [3 ** random.between(-1, 1), day + random.between(20, 70)];
      return rate * level * (isWeekend(day) ? weekend : 1);
    };
  },
  /** A few spends on one day of four to ten. */
  rare: (random) => {
    const [share, rate] = [random.between(0.1, 0.25), random.between(2, 8)];
    return () => (random.chance(share) ? rate : 0);
  },
  /** Any day is like any other. */
  steady: (random) => {
    const rate = random.between(3, 25);
    return () => rate;
  },
} satisfies Record<string, (random: Random) => Expect>;

export type PersonKind = keyof typeof kinds;
export const personKinds = Object.keys(kinds) as readonly PersonKind[];

export function personOf(kind: PersonKind, seed: number, days: number): Person {
  const random = randomOf(seed);
  const expect = kinds[kind](random);
  const mood = random.between(0.3, 0.8);
  const prices = random.pick<readonly [number, ...number[]]>([[1], [1, 5], [5, 10, 30], [2, 2, 2, 40]]);
  const favourite = random.pick([10, 15, 20, 22]);
  const use = Array.from({ length: days }, (_, day) => {
    const hours: number[] = Array(24).fill(0);
    const spends = random.poisson(expect(day) * Math.exp(random.normal(-(mood ** 2) / 2, mood)));
    for (let spend = 0; spend < spends; spend++) {
      const hour = Math.round(random.normal(favourite, 3));
      hours[((hour % 24) + 24) % 24] = (hours[((hour % 24) + 24) % 24] ?? 0) + random.pick(prices);
    }
    return hours;
  });
  return { kind, use };
}

function isWeekend(day: number): boolean {
  return day % 7 >= 5;
}
