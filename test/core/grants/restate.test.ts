import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../../lib/core/grants/grant';
import { openPurse } from '../../../lib/core/grants/purse';
import { restated } from '../../../lib/core/grants/restate';
import {
  anyGrants,
  anyInstant,
  anyUses,
  balanceOf,
  bundle,
  day,
  grant,
  hour,
  remains,
  span,
  typed,
  UTC,
  use,
} from './purse-sample';

const now = typed + 2 * day;
const restate = (grants: readonly Grant[], uses = [use(typed + hour, 30)]) =>
  restated(grants, openPurse(grants, uses), now, UTC);

describe('grants typed in anew', () => {
  test('say what is left of them now, and keep their age', () => {
    expect(restate([grant(), bundle()])).toEqual([
      grant({ left: 70, effectiveAt: now, boughtAt: typed }),
      bundle({ effectiveAt: now, boughtAt: typed }),
    ]);
    expect(restate([grant({ boughtAt: typed - day })])[0]?.boughtAt).toBe(typed - day);
  });
  test('leave alone what is over, and what is still to begin', () => {
    const others = [
      bundle({ id: 'expired', expiresAt: now }),
      bundle({ id: 'stopped', voidedAt: typed + 1 }),
      bundle({ id: 'later', effectiveAt: now + 1 }),
    ];
    expect(restate([grant(), ...others]).slice(1)).toEqual(others);
  });
  test('know when the window ends that is open', () => {
    const window = grant({ renewal: { every: 'window', seconds: 86_400 } });
    const used = now - hour;
    expect(restate([window], [use(used, 1)])).toMatchObject([{ left: 99, openUntil: used + day }]);
  });
  test('count from then on as before, each of them', () => {
    fc.assert(
      fc.property(anyGrants(), anyUses, anyInstant, anyInstant, (grants, uses, one, other) => {
        const [at, later] = [Math.min(one, other), Math.max(one, other)];
        const before = uses.filter((use) => use.at <= at);
        const after = uses.filter((use) => use.at > at && use.at <= later);
        const anew = restated(grants, openPurse(grants, before), at, UTC);
        const all = balanceOf(grants, [...before, ...after], later);
        expect(remains(balanceOf(anew, after, later))).toEqual(remains(all));
      }),
    );
  });
  test('are the same when they are typed in twice', () => {
    fc.assert(
      fc.property(anyGrants(), anyUses, anyInstant, (grants, uses, at) => {
        const once = restated(grants, openPurse(grants, uses), Math.max(at, span.to), UTC);
        expect(restated(once, openPurse(once, []), Math.max(at, span.to), UTC)).toEqual(once);
      }),
    );
  });
});
