import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askToAuthorize, authorizationAnswer } from '../../lib/oauth/authorization';
import { OAuthProblem } from '../../lib/oauth/problem';
import { client, facts, REDIRECT } from './sample';

const parametersOf = (url: string) => Object.fromEntries(new URL(url).searchParams);

describe('the authorization request', () => {
  it('asks for a code, with the hash of a verifier that only the token endpoint gets', async () => {
    const question = await askToAuthorize(facts, client, REDIRECT);
    const { code_challenge, state, ...rest } = parametersOf(question.url);
    expect(new URL(question.url).origin + new URL(question.url).pathname).toBe(
      'https://login.acme.example/acme/authorize',
    );
    expect(rest).toEqual({
      flow: 'web',
      response_type: 'code',
      client_id: 'client-1',
      redirect_uri: REDIRECT,
      scope: 'billing.read offline',
      prompt: 'consent',
      code_challenge_method: 'S256',
    });
    expect(state).toBe(question.state);
    expect(code_challenge).toBe(createHash('sha256').update(question.verifier).digest('base64url'));
    expect(question.url).not.toContain(question.verifier);
    expect(question.url).not.toContain('s-hush');
  });

  it('says that nobody is to be asked, where it is silent', async () => {
    const { url } = await askToAuthorize(facts, client, REDIRECT, { silent: true });
    expect(parametersOf(url).prompt).toBe('none');
  });

  it('is another one each time', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => askToAuthorize(facts, client, REDIRECT)));
    expect(new Set(all.map(({ state }) => state)).size).toBe(50);
    expect(new Set(all.map(({ verifier }) => verifier)).size).toBe(50);
    // RFC 7636, 4.1.
    for (const { verifier } of all) expect(verifier).toMatch(/^[\w.~-]{43,128}$/);
  });

  it('lets nothing that was typed break out of its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (id, tenant) => {
        const url = new URL((await askToAuthorize(facts, { id, tenant }, REDIRECT)).url);
        expect(url.origin).toBe('https://login.acme.example');
        expect(url.searchParams.getAll('client_id')).toEqual([id]);
        expect(url.searchParams.getAll('redirect_uri')).toEqual([REDIRECT]);
      }),
    );
  });
});

const question = { url: 'https://login.acme.example/', redirectUrl: REDIRECT, state: 'st4te', verifier: 'v' };
const answer = (address: string) => authorizationAnswer(facts, client, question, address);
function problemOf(address: string): OAuthProblem {
  try {
    answer(address);
  } catch (error) {
    if (error instanceof OAuthProblem) return error;
    throw error;
  }
  throw new Error(`${address} was taken.`);
}

describe('the address that the browser was sent to', () => {
  it('gives the code of our own question', () => {
    expect(answer(`${REDIRECT}?code=abc&state=st4te`).get('code')).toBe('abc');
    // RFC 9207.
    const iss = encodeURIComponent('https://login.acme.example/acme');
    expect(answer(`${REDIRECT}?code=abc&state=st4te&iss=${iss}`).get('code')).toBe('abc');
  });

  it.each([
    ['another state', `${REDIRECT}?code=abc&state=other`, 'unexpected'],
    ['no state', `${REDIRECT}?code=abc`, 'unexpected'],
    ['two states', `${REDIRECT}?code=abc&state=st4te&state=other`, 'unexpected'],
    ['another vendor', `${REDIRECT}?code=abc&state=st4te&iss=https%3A%2F%2Fevil.example`, 'unexpected'],
    ['another host', 'https://evil.example/?code=abc&state=st4te', 'unexpected'],
    ['another path', `${REDIRECT}other?code=abc&state=st4te`, 'unexpected'],
    ['a token in its place', `${REDIRECT}?token=abc&state=st4te`, 'unexpected'],
    ['nothing', '', 'unexpected'],
    ['a no', `${REDIRECT}?error=access_denied&state=st4te`, 'denied'],
    ['a question for the person', `${REDIRECT}?error=interaction_required&state=st4te`, 'ended'],
    ['a client that is not known', `${REDIRECT}?error=unauthorized_client&state=st4te`, 'client'],
    ['trouble', `${REDIRECT}?error=server_error&state=st4te`, 'server'],
    ['a no to somebody else', `${REDIRECT}?error=access_denied&state=other`, 'unexpected'],
  ])('%s', (_, address, kind) => {
    expect(problemOf(address).kind).toBe(kind);
  });

  it('whatever it is: the code of our question, or a named problem without the text of the address', () => {
    const parameter = fc.constantFrom(
      'code',
      'state',
      'iss',
      'error',
      'error_description',
      'response',
      'id_token',
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('st4te', 'access_denied', 'https://login.acme.example/acme'),
    );
    const address = fc
      .tuple(fc.constantFrom(REDIRECT, 'https://evil.example/', ''), fc.array(fc.tuple(parameter, value)))
      .map(([base, pairs]) => `${base}?${new URLSearchParams(pairs)}`);
    fc.assert(
      fc.property(fc.oneof(address, fc.string()), (text) => {
        try {
          answer(text);
          expect(new URL(text).searchParams.getAll('state')).toEqual(['st4te']);
          expect(text.startsWith(REDIRECT)).toBe(true);
        } catch (error) {
          if (!(error instanceof OAuthProblem)) throw error;
          const secret = URL.canParse(text) ? (new URL(text).searchParams.get('code') ?? '') : '';
          if (secret.length > 12) expect(error.message).not.toContain(secret);
        }
      }),
    );
  });
});
