import { describe, expect, it } from 'vitest';
import { interpret } from '../../../lib/platforms/read';
import { runway } from '../../../lib/platforms/runway';
import { fixture } from '../fixture';
import { observe } from '../observe';

const now = Date.parse('2026-08-03T15:00:00Z');
const standard = JSON.parse(fixture('runway', 'features-standard.json'));
const usedUp = JSON.parse(fixture('runway', 'features-free-used-up.json'));
const profile = JSON.parse(fixture('runway', 'profile.json'));
const features = 'https://api.runwayml.com/v1/profile/features';

function read(
  url: string,
  body: unknown,
  more: { status?: number; requestHeaders?: Record<string, string> } = {},
) {
  return interpret(runway, observe({ platform: runway, url, body, now, ...more }), now);
}

function credits(permitted: unknown, used: unknown) {
  const body = { features: { permitted: { numPlanCredits: permitted }, used: { numPlanCredits: used } } };
  return read(`${features}?asTeamId=1`, body);
}

describe('plan credits', () => {
  it('Standard, 210 of 625 used: 415 left, of the team of the query', () => {
    expect(read(`${features}?asTeamId=4100001`, standard)).toEqual({
      platform: 'runway',
      endpoint: 'features',
      findings: {
        pools: [
          { id: 'credits', label: 'Plan credits', unit: 'credit', limit: 625, used: 210, remaining: 415 },
        ],
        account: { id: '4100001' },
      },
    });
  });

  it('when they renew is not told, so none is promised', () => {
    const outcome = read(features, standard);
    expect(JSON.stringify(outcome)).not.toContain('resetsAt');
  });

  it.each([
    ['used up', usedUp, { limit: 125, used: 125, remaining: 0 }],
    [
      'more used than permitted',
      { features: { permitted: { numPlanCredits: 100 }, used: { numPlanCredits: 130 } } },
      { limit: 100, used: 130, remaining: 0 },
    ],
  ])('%s: 0 left', (_, body, pool) => {
    expect(read(features, body)).toMatchObject({ findings: { pools: [pool] } });
  });

  it('a team without plan credits has run out of nothing', () => {
    expect(credits(0, 0)).toMatchObject({ findings: { pools: [{ remaining: 0, quiet: true }] } });
    expect(JSON.stringify(credits(125, 125))).not.toContain('quiet');
  });

  it.each([
    ['the query', `${features}?asTeamId=7`, { 'x-runway-workspace': '8' }, { account: { id: '7' } }],
    [
      'the header where the query has none',
      features,
      { 'x-runway-workspace': '8' },
      { account: { id: '8' } },
    ],
  ])('the team is that of %s', (_, url, requestHeaders, expected) => {
    expect(read(url, standard, { requestHeaders })).toMatchObject({ findings: expected });
  });

  it('no team named: no account is claimed', () => {
    expect(JSON.stringify(read(features, standard))).not.toContain('account');
  });

  it.each([
    ['a missing limit', credits(undefined, 5), 'features.permitted.numPlanCredits'],
    ['a missing use', credits(5, undefined), 'features.used.numPlanCredits'],
    ['a text', credits('625', 5), 'features.permitted.numPlanCredits'],
    ['less than nothing', credits(-1, 5), 'features.permitted.numPlanCredits'],
    ['null', credits(625, null), 'features.used.numPlanCredits'],
    ['no features', read(features, { plan: {} }), 'features'],
    ['no permitted', read(features, { features: { used: {} } }), 'features.permitted'],
  ])('%s is a changed shape', (_, outcome, at) => {
    expect(outcome).toMatchObject({ failure: { kind: 'changed-shape', at } });
  });

  it('401: nobody is signed in', () => {
    expect(read(features, { error: 'Unauthorized' }, { status: 401 })).toMatchObject({
      failure: { kind: 'signed-out' },
    });
  });
});

describe('who is signed in', () => {
  const url = 'https://api.runwayml.com/v1/profile';

  it('is named by the user name; the mail address stays in the page', () => {
    expect(read(url, profile)).toMatchObject({
      findings: { accounts: [{ id: '4100001', label: 'robin-practice' }] },
    });
    expect(JSON.stringify(observe({ platform: runway, url, body: profile }))).not.toContain('@');
  });

  it.each([
    ['no user', {}, 'user'],
    ['no id', { user: { username: 'robin' } }, 'user.id'],
    ['an empty id', { user: { id: '' } }, 'user.id'],
  ])('%s is a changed shape', (_, body, at) => {
    expect(read(url, body)).toMatchObject({ failure: { kind: 'changed-shape', at } });
  });
});
