import { describe, expect, it } from 'vitest';
import { api, failureOf, findingsOf, org, otherOrg } from './exchange';

const organizations = `${api}/organizations`;
const appStart = `${api}/bootstrap/${org}/app_start?statsig_hashing_algorithm=djb2`;
const home = {
  uuid: otherOrg,
  name: 'Home',
  capabilities: ['claude_max', 'chat'],
  rate_limit_tier: 'default_claude_max_5x',
  raven_type: null,
};
const work = {
  uuid: org,
  name: ' Work ',
  capabilities: ['chat', 'raven'],
  rate_limit_tier: 'x',
  raven_type: 'team',
};
const wallet = {
  uuid: 'api-only',
  name: 'API',
  capabilities: ['api'],
  rate_limit_tier: null,
  raven_type: null,
};

describe('organisations', () => {
  it('are accounts where one can chat, in order', () => {
    expect(findingsOf({ url: organizations, body: [wallet, home, work] })).toEqual({
      accounts: [
        { id: otherOrg, label: 'Home', plan: 'Max 5x' },
        { id: org, label: 'Work', plan: 'Team' },
      ],
    });
  });

  it('a single one is the account', () => {
    const account = { id: otherOrg, label: 'Home', plan: 'Max 5x' };
    expect(findingsOf({ url: organizations, body: [home, wallet] })).toEqual({
      accounts: [account],
      account,
      plan: 'Max 5x',
    });
  });

  it.each([
    [['chat'], 'default_claude_ai', null, 'Free'],
    [['chat', 'claude_pro'], 'default_claude_ai', null, 'Pro'],
    [['chat', 'claude_max'], 'default_claude_max_20x', null, 'Max 20x'],
    [['chat', 'claude_max'], 'default_something', null, 'Max'],
    [['chat', 'raven'], 'default_raven', 'team', 'Team'],
    [['chat', 'raven'], 'default_raven', 'enterprise', 'Enterprise'],
  ])('%j with tier %s and raven type %s is %s', (capabilities, rate_limit_tier, raven_type, plan) => {
    const body = [{ ...home, capabilities, rate_limit_tier, raven_type }];
    expect(findingsOf({ url: organizations, body }).plan).toBe(plan);
  });

  it('none that can chat is not on this plan', () => {
    expect(failureOf({ url: organizations, body: [wallet] }).kind).toBe('not-on-plan');
    expect(failureOf({ url: organizations, body: [] }).kind).toBe('not-on-plan');
  });

  it.each([
    [[{ ...home, uuid: 5 }], '[0].uuid'],
    [[home, { ...work, capabilities: undefined }], '[1].capabilities'],
    [{ organizations: [] }, 'body'],
  ])('%j is a changed shape at %s', (body, at) => {
    expect(failureOf({ url: organizations, body })).toMatchObject({ kind: 'changed-shape', at });
  });

  it('a dead session is signed out', () => {
    const body = {
      type: 'error',
      error: { type: 'permission_error', details: { error_code: 'account_session_invalid' } },
    };
    expect(failureOf({ url: organizations, status: 403, body }).kind).toBe('signed-out');
  });
});

describe('the page’s own start', () => {
  const memberships = [wallet, home, work].map((organization) => ({ organization, role: 'admin' }));

  it('tells which organisation is in use', () => {
    const active = { id: org, label: 'Work', plan: 'Team' };
    expect(findingsOf({ url: appStart, body: { account: { email_address: 'a@b.c', memberships } } })).toEqual(
      {
        account: active,
        accounts: [active, { id: otherOrg, label: 'Home', plan: 'Max 5x' }],
        plan: 'Team',
      },
    );
  });

  it('an account of null is signed out', () => {
    expect(failureOf({ url: appStart, body: { account: null } })).toMatchObject({
      kind: 'signed-out',
      at: 'account',
    });
  });

  it('memberships of /account read alike; a plan is told only as far as the facts go', () => {
    const { capabilities: _, ...bare } = home;
    expect(
      findingsOf({ url: `${api}/account`, body: { memberships: [{ organization: bare, seat_tier: null }] } }),
    ).toEqual({
      accounts: [{ id: otherOrg, label: 'Home', plan: 'Max 5x' }],
      account: { id: otherOrg, label: 'Home', plan: 'Max 5x' },
      plan: 'Max 5x',
    });
    const unclear = { uuid: org, name: '', rate_limit_tier: 'default_claude_ai' };
    expect(
      findingsOf({ url: `${api}/account`, body: { memberships: [{ organization: unclear }] } }).accounts,
    ).toEqual([{ id: org }]);
  });

  it('a renamed list is a changed shape', () => {
    expect(failureOf({ url: `${api}/account`, body: { members: [] } })).toMatchObject({
      kind: 'changed-shape',
      at: 'memberships',
    });
  });
});
