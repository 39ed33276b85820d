import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asked, escaped, json, OAuthServer, type Refusal } from './oauth-server';

export const GOOGLE_CLIENT = '123456789012-abc123def456.apps.googleusercontent.com';
/** The kind of a secret, and nobody's. */
export const GOOGLE_SECRET = 'practice-secret-0000000000';

const auth = 'https://www.googleapis.com/auth';
const reasons = {
  401: { status: 'UNAUTHENTICATED', message: 'Request had invalid authentication credentials.' },
  403: { status: 'PERMISSION_DENIED', message: 'Request had insufficient authentication scopes.' },
  404: { status: 'NOT_FOUND', message: 'Not found.' },
};

/** Cloud Monitoring's recorded series. */
function series(name: string): unknown {
  const folder = join(import.meta.dirname, '../platforms/vertex-ai/fixtures');
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

/**
 * Google's OAuth for a client of the kind "Web application", as documented (developers.google.com/identity/protocols/oauth2,
 * …/web-server and …/resources/granular-permissions): the secret is wanted besides PKCE, a refresh token comes with
 * `access_type=offline` and stays good, each scope can be refused on its own where there are several, `iss` goes with the code, and taking
 * one token back ends all of the client's (googleapis/google-auth-library-nodejs#1338). Behind it one billing account
 * with a budget, and one project with Vertex AI's quota.
 */
export class Google extends OAuthServer {
  /** Whole USD of the budget. */
  budget = 50;
  /** What `iss` says. */
  issuer = 'https://accounts.google.com';
  /** How often a token was taken back by its owner. */
  revoked = 0;
  protected readonly client = GOOGLE_CLIENT;
  protected readonly loginHosts = ['accounts.google.com', 'oauth2.googleapis.com'];
  protected readonly apiHosts = [
    'cloudbilling.googleapis.com',
    'billingbudgets.googleapis.com',
    'cloudresourcemanager.googleapis.com',
    'monitoring.googleapis.com',
  ];
  protected readonly paths = { authorize: '/o/oauth2/v2/auth', token: '/token' };
  protected readonly rotates = false;

  protected choices(scope: string): string {
    const scopes = scope.split(' ').map(escaped);
    if (scopes.length === 1) return `<input type="hidden" name="scope" value="${scopes[0]}">`;
    const boxes = scopes.map(
      (one) => `<p><label><input type="checkbox" name="scope" value="${one}"> ${one}</label>`,
    );
    return boxes.join('');
  }

  protected override answerMore(scope: string) {
    return { iss: this.issuer, scope, authuser: '0', prompt: 'consent' };
  }

  protected refusal({ form }: Asked): Refusal | undefined {
    return form.get('client_secret') === GOOGLE_SECRET ? undefined : { error: 'invalid_client', status: 401 };
  }

  protected override more({ request, response, url, form }: Asked): boolean {
    if (`${request.method} ${url.host}${url.pathname}` !== 'POST oauth2.googleapis.com/revoke') return false;
    if (!this.knows(form.get('token') ?? '')) {
      json(response, 400, { error: 'invalid_token', error_description: 'Token expired or revoked' });
      return true;
    }
    this.revoked += 1;
    this.takeBack();
    json(response, 200, {});
    return true;
  }

  protected apiError(status: 401 | 403 | 404): unknown {
    return { error: { code: status, ...reasons[status] } };
  }

  protected api(url: URL, scope: string): unknown {
    const needs = (name: string, answer: () => unknown) =>
      scope.split(' ').includes(`${auth}/${name}`) ? answer() : 'forbidden';
    switch (url.host + url.pathname) {
      case 'cloudbilling.googleapis.com/v1/billingAccounts':
        return needs('cloud-billing', () => ({
          billingAccounts: [
            { name: 'billingAccounts/01AAAA-02BBBB-03CCCC', open: true, displayName: 'Acme AI' },
          ],
        }));
      case 'billingbudgets.googleapis.com/v1/billingAccounts/01AAAA-02BBBB-03CCCC/budgets':
        return needs('cloud-billing', () => ({
          budgets: [
            {
              name: 'billingAccounts/01AAAA-02BBBB-03CCCC/budgets/7b1e',
              displayName: 'AI cap',
              amount: { specifiedAmount: { currencyCode: 'USD', units: String(this.budget) } },
              thresholdRules: [{ thresholdPercent: 0.9, spendBasis: 'CURRENT_SPEND' }],
            },
          ],
        }));
      case 'cloudresourcemanager.googleapis.com/v1/projects':
        return needs('cloudplatformprojects.readonly', () => ({
          projects: [{ projectId: 'acme-ai', name: 'Acme AI', lifecycleState: 'ACTIVE' }],
        }));
      case 'monitoring.googleapis.com/v3/projects/acme-ai/timeSeries':
        return needs('monitoring.read', () =>
          series(
            url.searchParams.get('filter')?.includes('quota/allocation/usage')
              ? 'exact-named-usage'
              : 'exact-named-limits',
          ),
        );
      default:
        return undefined;
    }
  }
}
