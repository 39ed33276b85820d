import { type AuthorizationServer, type Client, type ClientAuth, ClientSecretPost, None } from 'oauth4webapi';
import { inTenant, type OAuthClient, type OAuthFacts } from './facts';

/** The vendor and the client as oauth4webapi knows them. */
export interface Parties {
  readonly server: AuthorizationServer;
  readonly client: Client;
  readonly auth: ClientAuth;
}

export function partiesOf(facts: OAuthFacts, own: OAuthClient): Parties {
  return {
    server: {
      issuer: inTenant(facts.issuer, own),
      authorization_endpoint: inTenant(facts.authorize, own),
      token_endpoint: inTenant(facts.token, own),
      ...(facts.revoke === undefined ? {} : { revocation_endpoint: facts.revoke }),
    },
    client: { client_id: own.id },
    auth: own.secret === undefined ? None() : ClientSecretPost(own.secret),
  };
}
