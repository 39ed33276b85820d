import { describe, expect, test } from 'vitest';
import { chatgpt } from '../../../lib/platforms/chatgpt';
import { planName } from '../../../lib/platforms/chatgpt/account';
import { backend, bearer, failureOf, findingsOf } from './read';

const sessionUrl = 'https://chatgpt.com/api/auth/session';
const usage = { rate_limit: null };

describe('the session', () => {
  test('names the account and its plan', () => {
    const body = {
      user: { id: 'user-1', email: 'sam@example.com' },
      account: { id: 'acc-1', planType: 'prolite' },
      accessToken: 'header.payload.signature',
    };
    expect(findingsOf({ url: sessionUrl, body })).toEqual({ accounts: [{ id: 'acc-1', plan: 'Pro 5x' }] });
  });

  test.each([{}, null, { accessToken: '' }, { WARNING_BANNER: 'do not share' }])(
    '%j: nobody is signed in',
    (body) => {
      expect(failureOf({ url: sessionUrl, body })).toMatchObject({ kind: 'signed-out', at: 'accessToken' });
    },
  );

  test('a token without an account is a change, not a sign-out', () => {
    expect(failureOf({ url: sessionUrl, body: { accessToken: 'a.b.c' } })).toMatchObject({
      kind: 'changed-shape',
      at: 'account',
    });
    expect(failureOf({ url: sessionUrl, body: [] })).toMatchObject({ kind: 'changed-shape' });
  });
});

describe('whose balance it is', () => {
  const accountOf = (
    requestHeaders: Record<string, string>,
    body: object = usage,
    url = backend('wham/usage'),
  ) => findingsOf({ url, body, requestHeaders }).account?.id;

  test('the workspace of the header goes before the account of the token', () => {
    expect(accountOf({ 'ChatGPT-Account-Id': 'workspace-B', authorization: bearer('acc-A') })).toBe(
      'workspace-B',
    );
    expect(accountOf({ authorization: bearer('acc-A') }, { ...usage, account_id: 'acc-C' })).toBe('acc-A');
    expect(accountOf({}, { ...usage, account_id: 'acc-C' })).toBe('acc-C');
  });

  test('workspace A and workspace B are never mixed', () => {
    const body = { rate_limit: { primary_window: { used_percent: 10, limit_window_seconds: 18_000 } } };
    const ask = (id: string) =>
      findingsOf({ url: backend('wham/usage'), body, requestHeaders: { 'chatgpt-account-id': id } });
    expect(ask('A').account).toEqual({ id: 'A' });
    expect(ask('B').account).toEqual({ id: 'B' });
  });

  test('the account that the URL asks for goes before all', () => {
    const headers = { 'chatgpt-account-id': 'acc-A' };
    expect(accountOf(headers, { balance: 1 }, backend('accounts/acc-B/remaining_balance'))).toBe('acc-B');
    const body = { plan_type: 'plus', is_active: true };
    expect(accountOf(headers, body, backend('subscriptions?account_id=acc-C'))).toBe('acc-C');
  });

  test('a user id in the body is no account: it is the same in every workspace', () => {
    expect(accountOf({}, { ...usage, account_id: 'user-1' })).toBeUndefined();
  });

  test('no word of it: no account; a broken token is no word', () => {
    expect(accountOf({})).toBeUndefined();
    expect(accountOf({ authorization: 'Bearer broken' })).toBeUndefined();
  });

  test('the plan of a token counts for its own account only', () => {
    const plan = (requestHeaders: Record<string, string>) =>
      findingsOf({ url: backend('wham/usage'), body: usage, requestHeaders }).plan;
    expect(plan({ authorization: bearer('acc-A', 'go') })).toBe('Go');
    expect(plan({ authorization: bearer('acc-A', 'go'), 'chatgpt-account-id': 'acc-B' })).toBeUndefined();
  });
});

describe('plans', () => {
  test.each([
    ['free', 'Free'],
    ['pro', 'Pro'],
    ['prolite', 'Pro 5x'],
    ['team', 'Business'],
    ['business', 'Business'],
    ['some_new_plan', 'Some new plan'],
  ])('%s is %s', (type, name) => {
    expect(planName(type)).toBe(name);
  });

  test('a subscription that has ended is no plan', () => {
    const read = (is_active: boolean) =>
      findingsOf({ url: backend('subscriptions?account_id=a'), body: { plan_type: 'plus', is_active } });
    expect(read(true)).toEqual({ account: { id: 'a' }, plan: 'Plus' });
    expect(read(false)).toEqual({ account: { id: 'a' } });
  });
});

test('accounts/check lists every account once, the active one first', () => {
  const account = (account_id: string, plan_type: string) => ({ account: { account_id, plan_type } });
  const body = {
    accounts: {
      default: account('acc-1', 'plus'),
      'acc-2': account('acc-2', 'team'),
      'acc-1': account('acc-1', 'plus'),
    },
  };
  const url = backend('accounts/check/v4-2023-04-27');
  const [personal, team] = [
    { id: 'acc-1', plan: 'Plus' },
    { id: 'acc-2', plan: 'Business' },
  ];
  expect(findingsOf({ url, body }).accounts).toEqual([personal, team]);
  expect(findingsOf({ url, body, requestHeaders: { 'chatgpt-account-id': 'acc-2' } }).accounts).toEqual([
    team,
    personal,
  ]);
});

test('me proves a sign-in and keeps neither name nor address', () => {
  const body = { id: 'user-1', email: 'sam@example.com', name: 'Sam' };
  expect(
    findingsOf({ url: backend('me'), body, requestHeaders: { authorization: bearer('acc-1') } }),
  ).toEqual({
    account: { id: 'acc-1' },
    plan: 'Plus',
  });
});

describe('what we ask ourselves', () => {
  const personal = chatgpt.asking.balance({ id: 'acc-1', plan: 'Plus' }, 0);
  const workspace = chatgpt.asking.balance({ id: 'ws/1', plan: 'Business' }, 0);

  test('only the counts are required: an account without Codex has no windows', () => {
    expect(personal.filter((ask) => ask.required).map((ask) => ask.endpoint)).toEqual(['conversation-init']);
  });

  test('a workspace is named by a header, a personal account is the token’s own', () => {
    expect(personal.every((ask) => ask.headers?.['ChatGPT-Account-Id'] === undefined)).toBe(true);
    expect(workspace.every((ask) => ask.headers?.['ChatGPT-Account-Id'] === 'ws/1')).toBe(true);
    expect(
      chatgpt.asking.balance({ id: 'x' }, 0).every((ask) => ask.headers?.['ChatGPT-Account-Id'] === 'x'),
    ).toBe(true);
    expect(workspace.map((ask) => ask.url)).toContain(backend('accounts/ws%2F1/remaining_balance'));
  });

  test('nothing is asked that consumes, redeems or sends', () => {
    for (const ask of personal) expect(ask.url).not.toMatch(/consume|redeem|purchase|\/f\/conversation$/);
  });
});
