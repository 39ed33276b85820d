import type { OAuthFacts } from '../../oauth/facts';

type Own = Pick<OAuthFacts, 'scopes' | 'hosts' | 'couldAlso' | 'impossible'> & {
  /** The delegated permission as the app registration calls it. */
  readonly permission: string;
};

const guid = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';

/**
 * Microsoft Entra's OAuth for an app registration of the person's own. An extension's requests carry an Origin, which
 * Entra's token endpoint takes of the type "Single-page application" alone (AADSTS9002326); of that type a refresh token
 * ends after 24 hours, and is then had anew by `prompt=none` while the browser is signed in
 * (learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow and …/refresh-tokens). Entra has no endpoint that
 * takes a token back. A registration for one directory is not served at `/common` (AADSTS50194), hence the tenant.
 */
export function microsoftOAuth({ permission, ...own }: Own): OAuthFacts {
  return {
    vendor: 'Microsoft',
    issuer: 'https://login.microsoftonline.com/{tenant}/v2.0',
    authorize: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token',
    extra: { prompt: 'select_account' },
    silently: { prompt: 'none' },
    clientId: {
      name: 'Application (client) ID',
      pattern: guid,
      example: '00000000-1111-2222-3333-444444444444',
      help: 'On the overview of the app registration.',
    },
    tenant: {
      name: 'Directory (tenant) ID',
      pattern: guid,
      example: '55555555-6666-7777-8888-999999999999',
      help: 'On the same page.',
    },
    steps: [
      'Make an app registration in Microsoft Entra (Applications → App registrations). No secret is needed.',
      'Under Authentication add the platform "Single-page application" with the redirect URL below.',
      `Under API permissions add the delegated permission ${permission}.`,
    ],
    links: {
      clients: 'https://entra.microsoft.com/',
      access: 'https://myapps.microsoft.com/',
    },
    ...own,
  };
}

/** What the background asks besides the APIs. */
export const microsoftTokenHost = 'https://login.microsoftonline.com/*';

/** Azure Resource Manager has this one permission, and none that only reads. */
export const azureAccess = {
  permission: 'user_impersonation of Azure Service Management',
  scopes: ['https://management.azure.com/user_impersonation', 'offline_access'],
  hosts: ['management.azure.com'],
  couldAlso:
    'Microsoft has no read-only permission for Azure: what Credit Gauge gets could do whatever your roles allow. It only reads. To be safe, sign in with an account whose roles only read.',
} as const;
