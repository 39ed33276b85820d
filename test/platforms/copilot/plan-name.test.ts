import { expect, it } from 'vitest';
import { planName } from '../../../lib/platforms/copilot/plan-name';

it.each([
  ['pro_plus', 'licensed_full', 'Pro+'],
  ['individual', 'licensed_full', 'Pro'],
  ['individual_pro', 'licensed_full', 'Pro+'],
  ['individual_max', undefined, 'Max'],
  ['individual', 'licensed_limited', 'Free'],
  ['sponsored_seat', 'licensed_full', 'Sponsored seat'],
  [undefined, 'licensed_full', undefined],
])('%s with %s is %s', (type, license, name) => {
  expect(planName(type, license)).toBe(name);
});
