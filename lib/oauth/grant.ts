import {
  authorizationCodeGrantRequest,
  customFetch,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  processRevocationResponse,
  ResponseBodyError,
  refreshTokenGrantRequest,
  revocationRequest,
} from 'oauth4webapi';
import { authorizationAnswer, type Question } from './authorization';
import type { OAuthClient, OAuthFacts } from './facts';
import { OAuthProblem, shownCode } from './problem';
import { partiesOf } from './server';
import { type Tokens, tokensOf } from './tokens';

/** What the requests need of the world. */
export interface GrantEnv {
  readonly fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const TIMEOUT = 15_000;

/** Redeems the code in the address that the browser was sent to. Throws {@link OAuthProblem} and nothing else. */
export async function redeem(
  facts: OAuthFacts,
  own: OAuthClient,
  question: Question,
  redirectedTo: string,
  env: GrantEnv,
): Promise<Tokens> {
  const answer = authorizationAnswer(facts, own, question, redirectedTo);
  const { server, client, auth } = partiesOf(facts, own);
  return spoken(facts, env, async (options) => {
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      auth,
      answer,
      question.redirectUrl,
      question.verifier,
      options,
    );
    const given = await processAuthorizationCodeResponse(server, client, response);
    expectAll(facts, given.scope);
    return tokensOf(given, env.now());
  });
}

/** With a part of the scopes some requests would be refused for ever, and nobody would know why. */
function expectAll({ vendor, scopes, allowsLess = false }: OAuthFacts, given: string | undefined): void {
  if (!allowsLess || given === undefined) return;
  const all = given.split(' ');
  if (scopes.every((scope) => all.includes(scope))) return;
  throw new OAuthProblem(
    'denied',
    `Only a part was allowed at ${vendor}. Connect again, and tick every box on its page.`,
  );
}

/** New tokens for old ones. Throws {@link OAuthProblem} and nothing else. */
export async function renew(
  facts: OAuthFacts,
  own: OAuthClient,
  tokens: Tokens,
  env: GrantEnv,
): Promise<Tokens> {
  const { refresh } = tokens;
  if (refresh === undefined)
    throw new OAuthProblem('ended', `${facts.vendor} gave no way to go on by itself.`);
  const { server, client, auth } = partiesOf(facts, own);
  return spoken(facts, env, async (options) => {
    const response = await refreshTokenGrantRequest(server, client, auth, refresh, options);
    return tokensOf(await processRefreshTokenResponse(server, client, response), env.now(), tokens);
  });
}

/**
 * Takes back what was allowed (RFC 7009), the refresh token where there is one: it ends the others with it. Does nothing
 * where the vendor has no endpoint for it. Throws {@link OAuthProblem} and nothing else.
 */
export async function revoke(
  facts: OAuthFacts,
  own: OAuthClient,
  tokens: Tokens,
  env: GrantEnv,
): Promise<void> {
  if (facts.revoke === undefined) return;
  const { server, client, auth } = partiesOf(facts, own);
  await spoken(facts, env, async (options) => {
    const token = tokens.refresh ?? tokens.access;
    await processRevocationResponse(await revocationRequest(server, client, auth, token, options));
  });
}

interface Options {
  readonly signal: AbortSignal;
  readonly [customFetch]: typeof fetch;
}

/** The browser's own refusal to fetch, apart from what the library finds wrong with an answer. */
class Unreachable extends Error {}

async function spoken<T>(
  { vendor }: OAuthFacts,
  env: GrantEnv,
  speak: (options: Options) => Promise<T>,
): Promise<T> {
  let status = 0;
  const watched: typeof fetch = async (input, init) => {
    try {
      // The browser's sign-in at the vendor must not go with it, and a redirect is never followed (the library says so).
      const response = await env.fetch(input, { ...init, credentials: 'omit', cache: 'no-store' });
      status = response.status;
      return response;
    } catch (cause) {
      throw new Unreachable('fetch', { cause });
    }
  };
  try {
    return await speak({ signal: AbortSignal.timeout(TIMEOUT), [customFetch]: watched });
  } catch (error) {
    throw problemOf(error, vendor, status);
  }
}

function problemOf(error: unknown, vendor: string, status: number): OAuthProblem {
  if (error instanceof OAuthProblem) return error;
  if (error instanceof Unreachable) return new OAuthProblem('unreachable', `${vendor} could not be reached.`);
  if (status === 429 || status >= 500)
    return new OAuthProblem('server', `${vendor} has trouble of its own (${status}).`, status);
  if (error instanceof ResponseBodyError) {
    if (error.error === 'invalid_grant')
      return new OAuthProblem('ended', `${vendor} no longer accepts what was allowed.`, status);
    return new OAuthProblem(
      'client',
      `${vendor} refused the client${shownCode(error.error)}: check it, its secret, and its redirect URL.`,
      status,
    );
  }
  if (status === 401)
    return new OAuthProblem('client', `${vendor} refused the client: check it, and its secret.`, status);
  return new OAuthProblem('unexpected', `${vendor} answered something that is no token.`, status);
}
