import { describe, expect, it } from 'vitest';
import { candidatesOf, MAX_CANDIDATES } from '../../../lib/platforms/site/candidates';
import type { Sighting } from '../../../lib/platforms/site/sighting';

const NOW = Date.UTC(2026, 10, 30);
const BALANCE = 'https://app.acme.example/api/credits?org=7';

function told(numbers: Sighting['numbers'], at = NOW - 60_000, url = BALANCE): Sighting {
  return { method: 'GET', url, at, numbers };
}

/** Something that may have been paid for. */
function sent(at: number, numbers: Sighting['numbers'] = { id: 9 }): Sighting {
  return { method: 'POST', url: 'https://app.acme.example/api/generate', at, numbers };
}

function guess(sightings: readonly Sighting[], place: string) {
  return candidatesOf(sightings, NOW).find((one) => one.place === place);
}

describe('a number of a site that is pointed at', () => {
  it.each([
    ['data.creditsRemaining', 'left', 'medium'],
    ['data.credits_left', 'left', 'medium'],
    ['data."Available balance"', 'left', 'medium'],
    ['data.monthlyLimit', 'limit', 'medium'],
    ['data.usedCredits', 'used', 'medium'],
  ])('at %s is taken for what is %s by its name (%s)', (place, role, confidence) => {
    expect(guess([told({ [place]: 12 }, NOW, 'https://app.acme.example/api/me')], place)).toMatchObject({
      role,
      confidence,
    });
  });

  it('that fell after something was sent is what is left, whatever it is called', () => {
    const sightings = [told({ 'data.n': 88 }, NOW - 50), sent(NOW - 40), told({ 'data.n': 76 }, NOW - 30)];
    expect(guess(sightings, 'data.n')).toMatchObject({
      role: 'left',
      confidence: 'high',
      value: 76,
      seen: [88, 76],
      why: ['it fell by 12 after something was sent'],
    });
  });

  it('that rose after something was sent is what is used', () => {
    const sightings = [told({ 'data.n': 12 }, NOW - 50), sent(NOW - 40), told({ 'data.n': 24 }, NOW - 30)];
    expect(guess(sightings, 'data.n')).toMatchObject({
      role: 'used',
      why: ['it rose by 12 after something was sent'],
    });
  });

  it('is surer where name, movement and address agree', () => {
    const both = [
      told({ 'data.remaining': 88 }, NOW - 50),
      sent(NOW - 40),
      told({ 'data.remaining': 76 }, NOW - 30),
    ];
    expect(candidatesOf(both, NOW)[0]).toMatchObject({ place: 'data.remaining', confidence: 'high' });
  });

  it('that two beside it add up to is the limit', () => {
    expect(guess([told({ 'a.one': 30, 'a.two': 70, 'a.both': 100, 'b.one': 30 })], 'a.both')).toMatchObject({
      role: 'limit',
      why: ['it is “one” and “two” together'],
    });
  });

  it('in answer to something sent is what that took', () => {
    const sightings = [sent(NOW - 40, { 'usage.creditsUsed': 12, 'result.cost': 12, 'result.width': 1024 })];
    expect(guess(sightings, 'usage.creditsUsed')).toMatchObject({ role: 'cost' });
    expect(guess(sightings, 'result.cost')).toMatchObject({ role: 'cost' });
    expect(guess(sightings, 'result.width')).toBeUndefined();
  });

  it('is surely what that took where a balance fell by it', () => {
    const fell = [
      told({ remaining: 88 }, NOW - 50),
      sent(NOW - 40, { cost: 12, price: 5 }),
      told({ remaining: 76 }, NOW - 30),
    ];
    expect(guess(fell, 'cost')).toMatchObject({
      confidence: 'high',
      why: [expect.anything(), '“remaining” fell by it'],
    });
    expect(guess(fell, 'price')).toMatchObject({ confidence: 'medium' });
  });

  it.each([
    ['data.resetsAt', '2026-12-24T00:00:00Z', 'iso'],
    ['data.current_period_end', NOW / 1000 + 86_400, 's'],
    ['data.expiresAt', NOW + 86_400_000, 'ms'],
    ['data.resetAfterSeconds', 3600, 'seconds-left'],
  ])('at %s is a time to come, written in one form', (place, value, form) => {
    expect(guess([told({ [place]: value })], place)).toMatchObject({ role: 'resets', form });
  });

  it.each([
    ['user.id', 4711],
    ['data.version', 3],
    ['items[0].width', 1024],
    ['data.createdAt', '2024-01-01T00:00:00Z'],
    ['data.page', 1],
    ['data.total_pages', 3],
  ])('at %s is not listed', (place, value) => {
    expect(
      guess([told({ [place]: value }, NOW, 'https://app.acme.example/api/items')], place),
    ).toBeUndefined();
  });

  it('is not mixed with that of another address', () => {
    const other = BALANCE.replace('7', '8');
    const sightings = [told({ left: 88 }, NOW - 50), sent(NOW - 40), told({ left: 5 }, NOW - 30, other)];
    expect(candidatesOf(sightings, NOW).map(({ url, seen }) => [url, seen])).toEqual([
      [BALANCE, [88]],
      [other, [5]],
    ]);
  });

  it('is one of few, however many there are', () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`p${index}.remaining`, index]),
    );
    expect(candidatesOf([told(many)], NOW)).toHaveLength(MAX_CANDIDATES);
  });
});
