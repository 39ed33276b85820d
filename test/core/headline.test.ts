import { describe, expect, test } from 'vitest';
import type { CardBalance, StandingFailure } from '../../lib/core/card';
import { cardInWords, leftInWords } from '../../lib/core/headline';
import { balance, card, day, hour, minute, noon, without } from './sample';

describe('what is left, in words', () => {
  test.each<[string, CardBalance]>([
    ['38 of 2,500 credits left', balance({ remaining: 38, limit: 2500 })],
    ['0 of 1 credit left', balance({ remaining: 0, limit: 1 })],
    ['4 of 10 or more credits left', balance({ remaining: 4, limit: 10, limitAssumed: true })],
    ['40 credits left', without(balance(), 'limit') as CardBalance],
    ['41% left', balance({ unit: 'percent', remaining: 41 })],
    ['$12.50 left', without(balance({ unit: 'USD', remaining: 12.5 }), 'limit') as CardBalance],
    ['$2.50 of $50.00 left', balance({ unit: 'USD', remaining: 2.5, limit: 50 })],
    ['1.2 GB of 5 GB left', balance({ unit: 'byte', remaining: 1.2e9, limit: 5e9 })],
    ['unknown', without(balance(), 'remaining') as CardBalance],
  ])('%s', (words, of) => {
    expect(leftInWords(of, 'en')).toBe(words);
  });
  test('the unit is said in any digits', () => {
    expect(leftInWords(balance({ remaining: 3, limit: 10 }), 'ar-EG')).toMatch(/credits left$/);
  });
});

describe('a card in one sentence', () => {
  const failure: StandingFailure = { kind: 'signed-out', at: 'status', message: 'Sign in.', since: noon };
  const say = (part: Partial<CardBalance>, more = {}) => cardInWords(card([balance(part)], more), noon, 'en');

  test.each([
    ['Acme, Credits: 40 of 100 credits left (fine)', say({})],
    ['Acme, Credits: 0 of 100 credits left (empty)', say({ remaining: 0, level: 'empty' })],
    [
      'Acme, Credits: 4 of 100 credits left (almost empty), renews in 6 d',
      say({ remaining: 4, level: 'critical', resetsAt: noon + 6 * day }),
    ],
    ['Acme, Credits: 40 of 100 credits left (fine), estimated', say({ provenance: 'estimated' })],
    [
      'Acme, Credits: 40 of 100 credits left (fine), last known number, read 3 h ago',
      say({ freshness: 'stale', readAt: noon - 3 * hour }, { failure }),
    ],
    ['Acme, Credits: 40 of 100 credits left (fine)', say({ resetsAt: noon - minute })],
    ['Acme: Sign in.', cardInWords(card([], { failure }), noon, 'en')],
    ['Acme: balance not known yet', cardInWords(card([]), noon, 'en')],
  ])('%s', (expected, words) => {
    expect(words).toBe(expected);
  });
});
