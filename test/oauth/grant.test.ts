import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { redeem, renew, revoke } from '../../lib/oauth/grant';
import { OAuthProblem, type OAuthProblemKind } from '../../lib/oauth/problem';
import type { Tokens } from '../../lib/oauth/tokens';
import { client, facts, REDIRECT } from './sample';

const NOW = Date.UTC(2026, 8, 2, 12);
const question = {
  url: 'https://login.acme.example/',
  redirectUrl: REDIRECT,
  state: 'st4te',
  verifier: 'verifier-0',
};
const tokens: Tokens = { access: 'old', expiresAt: NOW, refresh: 'refresh-1' };

/** A server that answers all with `response`, and what was asked of it. */
function server(response: () => Response | Promise<Response>) {
  const fetch = vi.fn(async (_url: string | URL | Request, _init?: RequestInit) => response());
  const body = () => Object.fromEntries(new URLSearchParams(String(fetch.mock.calls[0]?.[1]?.body)));
  return { env: { fetch, now: () => NOW }, fetch, body };
}
const json =
  (value: unknown, status = 200) =>
  () =>
    Response.json(value, { status });

async function problemOf(work: Promise<unknown>): Promise<OAuthProblem> {
  const error = await work.then(
    () => new Error('It was taken.'),
    (reason: unknown) => reason,
  );
  if (error instanceof OAuthProblem) return error;
  throw error;
}

describe('redeeming a code', () => {
  it('sends it with the verifier, the client and its secret, without cookies, and follows no redirect', async () => {
    const { env, fetch, body } = server(
      json({ access_token: 'a', token_type: 'Bearer', expires_in: 1800, refresh_token: 'r', scope: 'x' }),
    );
    expect(await redeem(facts, client, question, `${REDIRECT}?code=c0de&state=st4te`, env)).toEqual({
      access: 'a',
      expiresAt: NOW + 1_800_000,
      refresh: 'r',
    });
    expect(fetch.mock.calls[0]?.[0]).toBe('https://login.acme.example/acme/token');
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      redirect: 'manual',
    });
    expect(body()).toEqual({
      grant_type: 'authorization_code',
      code: 'c0de',
      redirect_uri: REDIRECT,
      code_verifier: 'verifier-0',
      client_id: 'client-1',
      client_secret: 's-hush',
    });
  });

  it('sends no secret where there is none', async () => {
    const { env, body } = server(json({ access_token: 'a', token_type: 'bearer' }));
    const { id, tenant = '' } = client;
    const got = await redeem(facts, { id, tenant }, question, `${REDIRECT}?code=c0de&state=st4te`, env);
    expect(got).toEqual({ access: 'a', expiresAt: NOW + 3_600_000 });
    expect(body()).not.toHaveProperty('client_secret');
  });

  it.each<[string, boolean, string | undefined, boolean]>([
    ['a part of the scopes, where they are one by one', true, 'billing.read', false],
    ['none of them', true, '', false],
    ['all of them, and one more', true, 'openid offline billing.read', true],
    ['no word of scopes: as was asked', true, undefined, true],
    ['a part where the vendor leaves some out by habit', false, 'billing.read', true],
  ])('allowed is %s', async (_, allowsLess, scope, isTaken) => {
    const { env } = server(json({ access_token: 'a', token_type: 'Bearer', scope }));
    const asked = redeem(
      { ...facts, allowsLess },
      client,
      question,
      `${REDIRECT}?code=c0de&state=st4te`,
      env,
    );
    if (isTaken) return expect(await asked).toMatchObject({ access: 'a' });
    const problem = await problemOf(asked);
    expect([problem.kind, problem.message]).toEqual([
      'denied',
      'Only a part was allowed at Acme. Connect again, and tick every box on its page.',
    ]);
  });

  it('asks nobody where the answer is not to our question', async () => {
    const { env, fetch } = server(json({}));
    await problemOf(redeem(facts, client, question, `${REDIRECT}?code=c0de&state=other`, env));
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('renewing', () => {
  it('takes over a new refresh token, or keeps the old one', async () => {
    const rotated = server(
      json({ access_token: 'b', token_type: 'Bearer', expires_in: 60, refresh_token: 'r2' }),
    );
    expect(await renew(facts, client, tokens, rotated.env)).toMatchObject({ access: 'b', refresh: 'r2' });
    expect(rotated.body()).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'refresh-1' });
    const kept = server(json({ access_token: 'b', token_type: 'Bearer', expires_in: 60 }));
    expect(await renew(facts, client, tokens, kept.env)).toMatchObject({ refresh: 'refresh-1' });
  });

  it('is over where there is no refresh token', async () => {
    const { env, fetch } = server(json({}));
    const { refresh: _none, ...rest } = tokens;
    expect((await problemOf(renew(facts, client, rest, env))).kind).toBe('ended');
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each<[string, () => Response | Promise<Response>, OAuthProblemKind]>([
    ['taken back', json({ error: 'invalid_grant', error_description: 'a@b.example' }, 400), 'ended'],
    ['a client that is not known', json({ error: 'invalid_client' }, 401), 'client'],
    [
      'the same with a challenge',
      () => new Response('{}', { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }),
      'client',
    ],
    ['too many requests', json({ error: 'slow_down' }, 429), 'server'],
    ['trouble', () => new Response('<html>', { status: 503 }), 'server'],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    [
      'HTML',
      () => new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } }),
      'unexpected',
    ],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
      'unexpected',
    ],
    ['another kind of token', json({ access_token: 'a', token_type: 'mac' }), 'unexpected'],
    ['a token that is none', json({ access_token: 7, token_type: 'Bearer' }), 'unexpected'],
    ['a time that is none', json({ access_token: 'a', token_type: 'Bearer', expires_in: -5 }), 'unexpected'],
  ])('%s', async (_, response, kind) => {
    const problem = await problemOf(renew(facts, client, tokens, server(response).env));
    expect(problem.kind).toBe(kind);
    expect(problem.message).not.toContain('@');
  });

  it('whatever comes: tokens, or a named problem that tells nothing of it', async () => {
    const member = fc.constantFrom(
      'access_token',
      'token_type',
      'expires_in',
      'refresh_token',
      'id_token',
      'error',
      'scope',
    );
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('Bearer', 'invalid_grant', 3600));
    const body = fc.oneof(fc.dictionary(member, value), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom(200, 204, 302, 400, 401, 500), async (answer, status) => {
        const respond = () =>
          status === 204
            ? new Response(null, { status })
            : new Response(JSON.stringify(answer), {
                status,
                headers: { 'content-type': 'application/json' },
              });
        try {
          const got = await renew(facts, client, tokens, server(respond).env);
          expect(got.access).not.toBe('');
          expect(got.expiresAt).toSatisfy(Number.isFinite);
        } catch (error) {
          if (!(error instanceof OAuthProblem)) throw error;
        }
      }),
    );
  });
});

describe('taking it back', () => {
  it('names the refresh token, which ends the others with it', async () => {
    const { env, fetch, body } = server(() => new Response(null, { status: 200 }));
    await revoke(facts, client, tokens, env);
    expect(fetch.mock.calls[0]?.[0]).toBe('https://login.acme.example/revoke');
    expect(body()).toMatchObject({ token: 'refresh-1' });
  });

  it('does nothing where the vendor has no way', async () => {
    const { env, fetch } = server(() => new Response(null));
    const { revoke: _none, ...rest } = facts;
    await revoke(rest, client, tokens, env);
    expect(fetch).not.toHaveBeenCalled();
  });
});
