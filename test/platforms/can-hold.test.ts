import { expect, it } from 'vitest';
import { canHold } from '../../lib/platforms/can-hold';
import { expectedRequests } from '../../lib/platforms/expected';
import { runway } from '../../lib/platforms/runway';
import { shownOf } from '../../lib/platforms/shown';
import type { Endpoint } from '../../lib/wire/endpoint';

const asks: Endpoint = {
  kind: 'price',
  method: 'POST',
  url: 'https://a.example/price',
  confidence: 'high',
  task: { feature: 'video' },
  response: {},
};

it.each<[string, Endpoint, boolean]>([
  ['that spends and says on what', { ...asks, kind: 'usage' }, true],
  ['that only asks for a price', asks, false],
])('a request %s: %o', (_, endpoint, holds) => {
  expect(canHold({ spending: expectedRequests({ endpoints: { endpoint } }) })).toBe(holds);
});

it('a request that spends without a word of what for can not be held', () => {
  const { task: _none, ...silent } = asks;
  expect(
    canHold({ spending: expectedRequests({ endpoints: { silent: { ...silent, kind: 'usage' } } }) }),
  ).toBe(false);
});

it('Runway can be held', () => {
  expect(canHold(shownOf(runway))).toBe(true);
});
