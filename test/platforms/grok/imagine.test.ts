import { describe, expect, it } from 'vitest';
import { fixture } from '../fixture';
import { findings, outcome } from './read';

const url = 'https://grok.com/rest/media/imagine/quota_info';
const info = JSON.parse(fixture('grok', 'imagine-quota.json'));

describe('what Imagine counts', () => {
  it('images, edits and videos of a day; what the plan does not have is no pool', () => {
    const day = { unit: 'use', windowSeconds: 86_400 };
    expect(findings({ url, body: info })).toEqual({
      pools: [
        { id: 'imagine:image', label: 'Images', remaining: 88, ...day },
        { id: 'imagine:imageEdit', label: 'Image edits', remaining: 12, ...day },
        {
          id: 'imagine:video',
          label: 'Videos',
          remaining: 0,
          resetsAt: Date.parse('2026-11-03T10:20:00Z'),
          ...day,
        },
        { id: 'imagine:video720p', label: 'Videos 720p', remaining: 5, ...day },
      ],
      complete: true,
    });
  });

  it('none of it on the plan: no pools', () => {
    expect(findings({ url, body: { image: null, video: null } })).toEqual({ pools: [], complete: true });
  });

  it.each([
    ['no number', { image: { available: true } }, 'image.remainingQueries'],
    ['a text for a number', { video: { remainingQueries: '5' } }, 'video.remainingQueries'],
    [
      'a time that is none',
      { video: { remainingQueries: 0, nextAvailableAt: 'soon' } },
      'video.nextAvailableAt',
    ],
    ['nothing that we know', { credits: 5 }, 'body'],
  ])('%s is a changed shape', (_, body, at) => {
    expect(outcome({ url, body })).toMatchObject({ failure: { kind: 'changed-shape', at } });
  });
});

describe('the plan', () => {
  const subscriptions = 'https://grok.com/rest/subscriptions';
  const heavy = JSON.parse(fixture('grok', 'subscriptions-heavy.json'));
  const plan = (body: unknown) => findings({ url: subscriptions, method: 'GET', body }).plan;

  it('a recording: Heavy', () => {
    expect(plan(heavy)).toBe('SuperGrok Heavy');
  });

  it.each([
    [
      'a tier that we do not know, in its words',
      [{ tier: 'SUBSCRIPTION_TIER_X_PREMIUM', status: 'SUBSCRIPTION_STATUS_ACTIVE' }],
      'X premium',
    ],
    [
      'one that has ended says nothing',
      [{ ...heavy.subscriptions[0], status: 'SUBSCRIPTION_STATUS_INACTIVE' }],
      undefined,
    ],
    ['none says nothing', [], undefined],
  ])('%s', (_, list, name) => {
    expect(plan({ subscriptions: list })).toBe(name);
  });
});
