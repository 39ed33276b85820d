import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Provenance } from '../../../lib/core/balance';
import {
  ALL,
  confirmed,
  type EpisodeBook,
  emptyBook,
  PAUSE,
  withSnooze,
} from '../../../lib/core/warnings/episode';
import type { Severity } from '../../../lib/core/warnings/signal';
import { minute, noon } from '../sample';
import { inShort, lookAt, watched } from './sample';

/** What one look sees of an account's only pool: what is left of 100. */
interface Glimpse {
  readonly account: string;
  readonly left: number;
  readonly provenance: Provenance;
}

const glimpse: fc.Arbitrary<Glimpse> = fc.record({
  account: fc.constantFrom('a1', 'a2', 'a3'),
  // Around the lines at 5, 20 and 25 most of all.
  left: fc.oneof(fc.constantFrom(0, 3, 5, 6, 19, 20, 21, 24, 25, 26, 100), fc.integer({ min: 0, max: 100 })),
  provenance: fc.constantFrom('reported', 'reported', 'observed', 'estimated', 'manual'),
});
const glimpses = fc.uniqueArray(glimpse, { minLength: 1, maxLength: 3, selector: ({ account }) => account });
const span = fc.constantFrom(1_000, PAUSE - 1, PAUSE, 10 * minute, 20 * 60 * minute);

const severityOf = (left: number): Severity => (left <= 0 ? 3 : left <= 5 ? 2 : left <= 20 ? 1 : 0);
const isRecovery = ({ left, provenance }: Glimpse) =>
  left >= 25 && (provenance === 'reported' || provenance === 'manual');
const poolOf = ({ account, left, provenance }: Glimpse, now: number) =>
  watched(left, { account, balance: { provenance, readAt: now } });

/** The rules in their simplest form: what each account was told, and who may not be told now. */
interface Model {
  now: number;
  readonly told: Map<string, Severity>;
  quietUntil: number;
  on: boolean;
  readonly snoozed: Map<string, number>;
  shownAt: number;
}
interface Real {
  book: EpisodeBook;
}

class Look implements fc.Command<Model, Real> {
  constructor(
    readonly after: number,
    readonly seen: readonly Glimpse[],
  ) {}
  check = () => true;
  run(model: Model, real: Real): void {
    model.now += this.after;
    const { now } = model;
    const expected: string[] = [];
    // While it is off, what nobody looks at is forgotten.
    const seenNow = new Set(this.seen.map(({ account }) => account));
    if (!model.on)
      for (const account of model.told.keys()) if (!seenNow.has(account)) model.told.delete(account);
    for (const one of this.seen) {
      const severity = severityOf(one.left);
      const before = model.told.get(one.account);
      const told = isRecovery(one) ? 0 : (before ?? severity);
      model.told.set(one.account, told);
      if (severity <= told) continue;
      const until = [model.snoozed.get(ALL) ?? 0, model.snoozed.get(one.account) ?? 0, model.quietUntil];
      const silent = Math.max(...until) > now || now < model.shownAt + PAUSE;
      if (model.on && silent) continue;
      model.told.set(one.account, severity);
      if (model.on) expected.push(`acme|${one.account}|credits level ${severity}`);
    }
    if (expected.length > 0) model.shownAt = now;
    const seen = lookAt(real.book, {
      at: now,
      pools: this.seen.map((one) => poolOf(one, now)),
      settings: { on: model.on, ...(model.quietUntil > now ? { quietUntil: model.quietUntil } : {}) },
    });
    real.book = confirmed(seen.book);
    expect(seen.alerts.map(inShort).sort()).toEqual(expected.sort());
  }
  toString = () =>
    `after ${this.after}: ${this.seen.map((one) => `${one.account} ${one.left} ${one.provenance}`)}`;
}

class Snooze implements fc.Command<Model, Real> {
  constructor(
    readonly account: string,
    readonly span: number,
  ) {}
  check = () => true;
  run(model: Model, real: Real): void {
    model.snoozed.set(this.account, model.now + this.span);
    const subject = this.account === ALL ? ALL : `acme|${this.account}|credits`;
    real.book = withSnooze(real.book, subject, model.now + this.span);
  }
  toString = () => `snooze ${this.account} for ${this.span}`;
}

class Night implements fc.Command<Model, Real> {
  constructor(readonly span: number) {}
  check = () => true;
  run(model: Model): void {
    model.quietUntil = model.now + this.span;
  }
  toString = () => `quiet for ${this.span}`;
}

class Switch implements fc.Command<Model, Real> {
  check = () => true;
  run(model: Model): void {
    model.on = !model.on;
  }
  toString = () => 'switch';
}

const commands = fc.commands(
  [
    fc.tuple(span, glimpses).map(([after, seen]) => new Look(after, seen)),
    fc.tuple(span, glimpses).map(([after, seen]) => new Look(after, seen)),
    fc.tuple(span, glimpses).map(([after, seen]) => new Look(after, seen)),
    fc.tuple(fc.constantFrom('a1', 'a2', ALL), span).map(([account, time]) => new Snooze(account, time)),
    span.map((time) => new Night(time)),
    fc.constant(new Switch()),
  ],
  { maxCommands: 40 },
);

const passes = (sights: readonly (readonly [number, readonly Glimpse[]])[]) => {
  let at = noon;
  return sights.map(([after, seen]) => {
    at += after;
    return { at, pools: seen.map((one) => poolOf(one, at)) };
  });
};
const history = fc.array(fc.tuple(span, glimpses), { maxLength: 25 });

describe('whatever is seen in whatever order', () => {
  it('an account is told each severity once an episode, upwards, and never in silence', () => {
    fc.assert(
      fc.property(commands, (all) => {
        fc.modelRun(
          () => ({
            model: { now: noon, told: new Map(), quietUntil: 0, on: true, snoozed: new Map(), shownAt: 0 },
            real: { book: emptyBook },
          }),
          all,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('between two alerts that do not get worse the platform, or the person, has told of a recovery', () => {
    fc.assert(
      fc.property(history, (sights) => {
        let book = emptyBook;
        const worst = new Map<string, number>();
        passes(sights).forEach((sight, index) => {
          const seen = lookAt(book, sight);
          book = confirmed(seen.book);
          for (const one of sights[index]?.[1] ?? []) if (isRecovery(one)) worst.delete(one.account);
          for (const { subject, severity } of seen.alerts) {
            const account = subject.split('|')[1] ?? '';
            expect(severity).toBeGreaterThan(worst.get(account) ?? 0);
            worst.set(account, severity);
          }
        });
      }),
      { numRuns: 400 },
    );
  });

  it('two notifications are a pause apart, and what was held is given once, if it is still true', () => {
    fc.assert(
      fc.property(history, (sights) => {
        let book = emptyBook;
        let last = 0;
        const all = passes(sights);
        for (const sight of all) {
          const seen = lookAt(book, sight);
          book = confirmed(seen.book);
          if (seen.alerts.length === 0) continue;
          expect(sight.at - last).toBeGreaterThanOrEqual(PAUSE);
          last = sight.at;
        }
        const end = all.at(-1);
        if (end === undefined) return;
        const rest = lookAt(book, { ...end, at: end.at + PAUSE });
        expect(lookAt(confirmed(rest.book), { ...end, at: end.at + 2 * PAUSE }).alerts).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('the order of the pools is all the same', () => {
    fc.assert(
      fc.property(history, fc.nat(), (sights, turn) => {
        let [one, other] = [emptyBook, emptyBook];
        for (const sight of passes(sights)) {
          const cut = turn % sight.pools.length;
          const turned = [...sight.pools.slice(cut), ...sight.pools.slice(0, cut)].reverse();
          const seen = lookAt(one, sight);
          expect(lookAt(other, { ...sight, pools: turned })).toEqual(seen);
          [one, other] = [confirmed(seen.book), confirmed(seen.book)];
        }
      }),
    );
  });

  it('accounts that change their names get the same alerts under the new ones', () => {
    const renamed: Record<string, string> = { a1: 'a3', a2: 'a1', a3: 'a2' };
    const rename = (text: string) => text.replace(/\ba[123]\b/g, (name) => renamed[name] ?? name);
    fc.assert(
      fc.property(history, (sights) => {
        let [one, other] = [emptyBook, emptyBook];
        for (const sight of passes(sights)) {
          const pools = sight.pools.map((pool) => ({ ...pool, account: rename(pool.account) }));
          const [seen, seenRenamed] = [lookAt(one, sight), lookAt(other, { ...sight, pools })];
          expect(seenRenamed.alerts.map(inShort).sort()).toEqual(seen.alerts.map(inShort).map(rename).sort());
          [one, other] = [confirmed(seen.book), confirmed(seenRenamed.book)];
        }
      }),
    );
  });

  it('what one account is told has nothing to do with the others', () => {
    fc.assert(
      fc.property(fc.array(glimpses, { maxLength: 25 }), (all) => {
        let [together, alone] = [emptyBook, emptyBook];
        for (const sight of passes(all.map((seen) => [PAUSE, seen] as const))) {
          const [seen, own] = [
            lookAt(together, sight),
            lookAt(alone, { ...sight, pools: sight.pools.filter(({ account }) => account === 'a1') }),
          ];
          const ofA1 = seen.alerts.filter(({ subject }) => subject.startsWith('acme|a1|'));
          expect(own.alerts.map(inShort)).toEqual(ofA1.map(inShort));
          [together, alone] = [confirmed(seen.book), confirmed(own.book)];
        }
      }),
    );
  });

  it('alerts of a worker that was killed before it showed them come again, the same ones', () => {
    fc.assert(
      fc.property(history, (sights) => {
        let book = emptyBook;
        for (const sight of passes(sights)) {
          const killed = lookAt(book, sight);
          const again = lookAt(killed.book, sight);
          expect(again.alerts.map(inShort)).toEqual(killed.alerts.map(inShort));
          book = confirmed(again.book);
        }
      }),
    );
  });
});
