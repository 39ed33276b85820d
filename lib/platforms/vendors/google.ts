import type { OAuthFacts } from '../../oauth/facts';

/** What differs from one of Google's APIs to another. */
type Own = Pick<OAuthFacts, 'scopes' | 'hosts' | 'couldAlso' | 'impossible'> & {
  /** The APIs that the client's project must have switched on, as the console's library calls them. */
  readonly apis: readonly string[];
};

/**
 * Google's OAuth for a client of the person's own. Its kind "Chrome Extension" works by `getAuthToken` in Chrome alone, so
 * it is a "Web application", whose token endpoint wants the secret besides PKCE; a refresh token comes only with
 * `access_type=offline`, and again only with `prompt=consent`
 * (developers.google.com/identity/protocols/oauth2/web-server). `iss` is told since 2025. The boxes of several scopes are
 * empty until the person ticks them (…/oauth2/resources/granular-permissions). What is taken back is the client's access,
 * whichever token is named (googleapis/google-auth-library-nodejs#1338).
 */
export function googleOAuth({ apis, ...own }: Own): OAuthFacts {
  return {
    vendor: 'Google',
    issuer: 'https://accounts.google.com',
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    revoke: 'https://oauth2.googleapis.com/revoke',
    revokesAll: true,
    allowsLess: true,
    extra: { access_type: 'offline', prompt: 'consent' },
    clientId: {
      name: 'Client ID',
      pattern: '^[0-9]+-[0-9a-z]+\\.apps\\.googleusercontent\\.com$',
      example: '123456789012-abc123.apps.googleusercontent.com',
      help: 'Under Clients, in the project that you made it in.',
    },
    clientSecret: {
      name: 'Client secret',
      pattern: '^[\\w-]{20,100}$',
      example: 'GOCSPX-…',
      help: 'Google wants it for a web application, although the sign-in is safe without. It is kept where no web page can read it.',
    },
    steps: [
      'Make or choose a project in the Google Cloud console.',
      `Switch on in its API library: ${apis.join(', ')}.`,
      'Set up Google Auth Platform. While it is in testing add yourself as a test user; Google then asks again every 7 days.',
      'Make a client of the kind "Web application", with the redirect URL below as an authorised redirect URI.',
    ],
    links: {
      clients: 'https://console.cloud.google.com/auth/clients',
      access: 'https://myaccount.google.com/connections',
    },
    ...own,
  };
}

/** What the background asks besides the APIs. */
export const googleTokenHost = 'https://oauth2.googleapis.com/*';
