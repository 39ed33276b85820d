import type { OAuthClient, OAuthFacts } from '../../lib/oauth/facts';

/** A vendor that has all: a secret, a directory, revocation, and a way to go on silently. */
export const facts: OAuthFacts = {
  vendor: 'Acme',
  issuer: 'https://login.acme.example/{tenant}',
  authorize: 'https://login.acme.example/{tenant}/authorize?flow=web',
  token: 'https://login.acme.example/{tenant}/token',
  revoke: 'https://login.acme.example/revoke',
  scopes: ['billing.read', 'offline'],
  extra: { prompt: 'consent' },
  silently: { prompt: 'none' },
  hosts: ['api.acme.example'],
  clientId: { name: 'Client ID', pattern: '^client-\\d+$', example: 'client-1', help: 'In the console.' },
  clientSecret: { name: 'Secret', pattern: '^s-\\w+$', example: 's-…', help: 'In the console.' },
  tenant: { name: 'Directory', pattern: '^[a-z]+$', example: 'acme', help: 'In the console.' },
  steps: ['Make a client.'],
  impossible: ['Credits are in no API: type them in.'],
  links: { clients: 'https://acme.example/clients', access: 'https://acme.example/access' },
};

export const client: OAuthClient = { id: 'client-1', secret: 's-hush', tenant: 'acme' };

export const REDIRECT = 'https://abc.chromiumapp.org/';
