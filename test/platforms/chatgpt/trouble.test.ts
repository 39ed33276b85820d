import { describe, expect, test } from 'vitest';
import { backend, failureOf, fixture } from './read';

const url = backend('wham/usage');
const init = { url: backend('conversation/init'), method: 'POST' };

describe('an answer that is none', () => {
  test.each([
    ['a page', '<!doctype html><title>ChatGPT</title>', 200, 'changed-shape'],
    ['a challenge page', '<!doctype html><title>Just a moment...</title>', 403, 'blocked'],
    [
      'a challenge page with status 200',
      '<html><script src="/cdn-cgi/challenge-platform/x.js"></script>',
      200,
      'blocked',
    ],
    ['nothing', '', 200, 'changed-shape'],
    ['cut JSON', '{"plan_type":"plus","rate_limit":{', 200, 'changed-shape'],
    [
      'five megabytes',
      JSON.stringify({ rate_limit: null, junk: 'x'.repeat(5 * 1024 * 1024) }),
      200,
      'changed-shape',
    ],
  ])('%s', (_name, body, status, kind) => {
    expect(failureOf({ url, body, status })).toMatchObject({ kind, at: 'body' });
    expect(failureOf({ ...init, body, status })).toMatchObject({ kind, at: 'body' });
  });

  test('a usage page without plan and limits', () => {
    const page = '<html><body><main>Welcome</main></body></html>';
    expect(failureOf({ url: 'https://chatgpt.com/codex/settings/usage', body: page })).toMatchObject({
      kind: 'changed-shape',
      at: 'page',
    });
  });
});

describe('a refusal', () => {
  test.each([
    [401, { detail: 'Unauthorized' }, 'signed-out'],
    [401, '<html>sign in</html>', 'signed-out'],
    [
      401,
      { error: { message: 'Provided authentication token is expired.', code: 'token_expired' } },
      'expired',
    ],
    [401, { detail: { code: 'token_expired' } }, 'expired'],
    [403, { detail: 'Forbidden' }, 'not-on-plan'],
    [404, { detail: 'Not Found' }, 'not-on-plan'],
    [429, { detail: 'Too many requests' }, 'rate-limited'],
    [503, 'upstream connect error', 'server-error'],
  ])('%i with %j', (status, body, kind) => {
    expect(failureOf({ url, body, status })).toMatchObject({ kind, at: 'status' });
    expect(failureOf({ ...init, body, status })).toMatchObject({ kind, at: 'status' });
  });
});

describe('a value of another kind is named with its place', () => {
  const window = (value: unknown) => ({ rate_limit: { primary_window: value } });
  test.each([
    [{}, 'rate_limit'],
    ['text', 'body'],
    [{ rate_limit: 'high' }, 'rate_limit'],
    [window({ used_percent: 'abc' }), 'rate_limit.primary_window.used_percent'],
    [window({ used_percent: '37' }), 'rate_limit.primary_window.used_percent'],
    [window({ used_percent: null }), 'rate_limit.primary_window.used_percent'],
    [window({ used_percent: -3 }), 'rate_limit.primary_window.used_percent'],
    [window({ used: 37 }), 'rate_limit.primary_window.used_percent'],
    [window('37 %'), 'rate_limit.primary_window'],
    [window({ used_percent: 37, reset_at: 'soon' }), 'rate_limit.primary_window.reset_at'],
    [{ rate_limit: null, additional_rate_limits: {} }, 'additional_rate_limits'],
    [
      {
        rate_limit: null,
        additional_rate_limits: [{ limit_name: 'a', rate_limit: window({ used_percent: {} }).rate_limit }],
      },
      'additional_rate_limits[0].rate_limit.primary_window.used_percent',
    ],
    [{ rate_limit: null, credits: { balance: 'lots' } }, 'credits.balance'],
  ])('%j', (body, at) => {
    expect(failureOf({ url, body: JSON.stringify(body) })).toMatchObject({ kind: 'changed-shape', at });
  });

  test('no value of the answer is repeated', () => {
    const body = { rate_limit: { primary_window: { used_percent: 'PRIVATE' } } };
    expect(JSON.stringify(failureOf({ url, body }))).not.toContain('PRIVATE');
  });

  test('a recorded answer with one renamed field is no zero', () => {
    const body = fixture('wham-usage-plain.json').replaceAll('used_percent', 'percent_used');
    expect(failureOf({ url, body }).at).toBe('rate_limit.primary_window.used_percent');
  });
});
