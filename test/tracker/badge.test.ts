import { describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { buildCard, type Card, type CardSource, sortCards } from '../../lib/core/card';
import { defaultThresholds } from '../../lib/core/warning';
import { badgeFace, showBadge } from '../../lib/tracker/badge';
import { HOUR, NOON, pool, record } from './fakes';

const RED = '#b3261e';
const AMBER = '#8a5300';
const GREEN = '#1f6f43';
const GREY = '#5f6368';

function card(name: string, parts: Partial<CardSource> = {}): Card {
  const base = {
    platform: name.toLowerCase(),
    name,
    glyph: name.slice(0, 1),
    thresholds: defaultThresholds,
    accounts: [],
    grants: [],
    permission: true,
    zone: 'UTC',
  };
  return buildCard({ ...base, ...parts }, NOON);
}

const with1 = (parts: Parameters<typeof pool>[0]) => ({ accounts: [record('me', { pools: [pool(parts)] })] });
const failure = {
  kind: 'signed-out',
  at: 'status',
  message: 'Nobody is signed in.',
  since: NOON - HOUR,
} as const;

const fine = card('Suno', with1({ remaining: 400 }));
const low = card('Suno', with1({ remaining: 38 }));
const percent = card('Claude', with1({ unit: 'percent', limit: 100, remaining: 41.9, label: '5-hour' }));
const money = card('OpenRouter', with1({ unit: 'USD', remaining: 12.5, limit: 20 }));
const empty = card('ChatGPT', with1({ unit: 'message', remaining: 0, limit: 40, label: 'GPT-5' }));
const failing = card('Claude', { failure });
const failingWithNumber = card('Claude', { ...with1({ remaining: 400 }), failure });
const unread = card('Suno');

describe('the badge', () => {
  it.each<[string, Card[], string, string, string]>([
    ['nothing is on', [], '', GREY, 'Credit Gauge: no platform is switched on yet'],
    ['nothing is known yet', [unread], '?', GREY, 'Suno: balance not known yet'],
    ['only a failure', [failing], '!', GREY, 'Claude: Nobody is signed in.\n1 could not be read'],
    ['plenty', [fine], '400', GREEN, 'Suno, Credits: 400 of 500 credits left (fine)'],
    ['low', [low], '38', AMBER, 'Suno, Credits: 38 of 500 credits left (low)'],
    [
      'critical',
      [card('Suno', with1({ remaining: 20 }))],
      '20',
      RED,
      'Suno, Credits: 20 of 500 credits left (almost empty)',
    ],
    ['empty', [empty], '0', RED, 'ChatGPT, GPT-5: 0 of 40 messages left (empty)'],
    ['percent', [percent], '41%', GREEN, 'Claude, 5-hour: 42% left (fine)'],
    ['money', [money], '$12', GREEN, 'OpenRouter, Credits: $12.50 of $20.00 left (fine)'],
    [
      'a million',
      [card('Suno', with1({ remaining: 1_234_567, limit: 2_000_000 }))],
      '1.2M',
      GREEN,
      'Suno, Credits: 1,234,567 of 2,000,000 credits left (fine)',
    ],
    [
      'the most urgent of several, and how many more',
      [fine, low, empty],
      '0',
      RED,
      'ChatGPT, GPT-5: 0 of 40 messages left (empty)\n2 platforms need attention',
    ],
    [
      'a failure beside a number: the number, and that one could not be read',
      [fine, failing],
      '400',
      GREEN,
      'Suno, Credits: 400 of 500 credits left (fine)\n1 could not be read',
    ],
    [
      'the last number of what could not be read',
      [failingWithNumber],
      '400',
      GREEN,
      'Claude, Credits: 400 of 500 credits left (fine), last known number\n1 could not be read',
    ],
    [
      'a renewal that has passed is no number any more',
      [card('Suno', with1({ remaining: 38, readAt: NOON - HOUR, resetsAt: NOON - 1 }))],
      '?',
      GREY,
      'Suno: balance not known yet',
    ],
  ])('%s', (_, cards, text, color, title) => {
    expect(badgeFace(sortCards(cards), NOON)).toEqual({ text, color, title });
  });

  it('is at most four characters', () => {
    for (const remaining of [0.004, 9.99, 12.5, 999.4, 999.6, 12_345, 999_999, -3, 1e12]) {
      const { text } = badgeFace([card('X', with1({ unit: 'USD', remaining, limit: 2e12 }))], NOON);
      expect(text.length, text).toBeLessThanOrEqual(4);
    }
  });

  it('is shown in the toolbar, in words too', async () => {
    await showBadge(badgeFace([low], NOON));
    expect(await fakeBrowser.action.getBadgeText({})).toBe('38');
    expect(await fakeBrowser.action.getTitle({})).toBe('Suno, Credits: 38 of 500 credits left (low)');
    expect(await fakeBrowser.action.getBadgeBackgroundColor({})).toEqual([0x8a, 0x53, 0x00, 255]);
  });
});
