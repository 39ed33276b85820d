import {
  AuthorizationResponseError,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  validateAuthResponse,
} from 'oauth4webapi';
import { inTenant, type OAuthClient, type OAuthFacts } from './facts';
import { OAuthProblem, shownCode } from './problem';
import { partiesOf } from './server';

/** What is kept from the question until the answer; for one flow, never stored. */
export interface Question {
  readonly url: string;
  readonly redirectUrl: string;
  readonly state: string;
  /** RFC 7636: its hash is in the URL, it itself goes to the token endpoint only. */
  readonly verifier: string;
}

/** The authorization request (RFC 6749, 4.1.1) with PKCE (RFC 7636, S256). `silent`: nobody is to be asked. */
export async function askToAuthorize(
  facts: OAuthFacts,
  client: OAuthClient,
  redirectUrl: string,
  { silent = false }: { readonly silent?: boolean } = {},
): Promise<Question> {
  const verifier = generateRandomCodeVerifier();
  const state = generateRandomState();
  const url = new URL(inTenant(facts.authorize, client));
  const parameters = {
    ...(silent ? facts.silently : facts.extra),
    response_type: 'code',
    client_id: client.id,
    redirect_uri: redirectUrl,
    scope: facts.scopes.join(' '),
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, redirectUrl, state, verifier };
}

/**
 * The vendor's answer in the address that the browser was sent to: known to belong to our question (`state`), and to
 * come from the vendor that was asked where that is told (`iss`, RFC 9207). Throws {@link OAuthProblem}.
 */
export function authorizationAnswer(
  facts: OAuthFacts,
  client: OAuthClient,
  question: Question,
  redirectedTo: string,
): URLSearchParams {
  if (!URL.canParse(redirectedTo) || !leadsTo(question.redirectUrl, redirectedTo))
    throw new OAuthProblem('unexpected', `${facts.vendor} sent the browser somewhere else.`);
  const { server, client: named } = partiesOf(facts, client);
  try {
    return validateAuthResponse(server, named, new URL(redirectedTo), question.state);
  } catch (error) {
    if (error instanceof AuthorizationResponseError) throw refusalOf(facts, error.error);
    throw new OAuthProblem('unexpected', `${facts.vendor}'s answer does not belong to what was asked.`);
  }
}

function leadsTo(redirectUrl: string, address: string): boolean {
  const [own, other] = [new URL(redirectUrl), new URL(address)];
  return own.origin === other.origin && own.pathname === other.pathname;
}

/** OpenID's codes for "I would have to ask": they come where nobody was to be asked. */
const wantsThePerson = [
  'interaction_required',
  'login_required',
  'consent_required',
  'account_selection_required',
];

function refusalOf({ vendor }: OAuthFacts, code: string): OAuthProblem {
  if (code === 'access_denied') return new OAuthProblem('denied', `Access was not given at ${vendor}.`);
  if (wantsThePerson.includes(code)) return new OAuthProblem('ended', `${vendor} wants to ask you again.`);
  if (code === 'server_error' || code === 'temporarily_unavailable')
    return new OAuthProblem('server', `${vendor} has trouble of its own.`, 503);
  return new OAuthProblem(
    'client',
    `${vendor} refused the client${shownCode(code)}: check it, and its redirect URL.`,
  );
}
