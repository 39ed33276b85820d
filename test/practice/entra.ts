import { type Asked, escaped, OAuthServer, type Refusal } from './oauth-server';

export const TENANT = '55555555-6666-7777-8888-999999999999';
export const CLIENT = '00000000-1111-2222-3333-444444444444';

const ACCOUNT = 'c0ffee00-0000-0000-0000-000000000000:11111111-1111-1111-1111-111111111111_2019-05-31';
const PROFILE = 'ABCD-EF12-BG7-TGB';

const usd = (value: number) => ({ currency: 'USD', value });

/** Microsoft Entra and Azure Resource Manager as documented, with the credits of one billing profile. */
export class Entra extends OAuthServer {
  /** USD that are left. */
  left = 612.4;
  protected readonly client = CLIENT;
  protected readonly loginHosts = ['login.microsoftonline.com'];
  protected readonly apiHosts = ['management.azure.com'];
  protected readonly paths = {
    authorize: `/${TENANT}/oauth2/v2.0/authorize`,
    token: `/${TENANT}/oauth2/v2.0/token`,
  };
  protected readonly rotates = true;

  /** All or nothing. */
  protected choices(scope: string): string {
    return `<p>${escaped(scope)}</p><input type="hidden" name="scope" value="${escaped(scope)}">`;
  }

  protected refusal({ request, form }: Asked): Refusal | undefined {
    // A single-page application's tokens are given to requests with an Origin alone.
    if (!/^(chrome|moz)-extension:\/\//.test(request.headers.origin ?? ''))
      return { error: `invalid_request (origin ${request.headers.origin})`, status: 400 };
    return form.has('client_secret') ? { error: 'invalid_client', status: 400 } : undefined;
  }

  protected apiError(status: 401 | 403 | 404): unknown {
    const codes = { 401: 'ExpiredAuthenticationToken', 403: 'AuthorizationFailed', 404: 'ResourceNotFound' };
    return { error: { code: codes[status] } };
  }

  protected api({ pathname }: URL): unknown {
    const billing = '/providers/Microsoft.Billing/billingAccounts';
    const consumption = `${billing}/${ACCOUNT}/billingProfiles/${PROFILE}/providers/Microsoft.Consumption`;
    switch (decodeURIComponent(pathname)) {
      case billing:
        return {
          value: [
            {
              name: ACCOUNT,
              properties: {
                displayName: 'Contoso',
                agreementType: 'MicrosoftCustomerAgreement',
                accountType: 'Enterprise',
                accountStatus: 'Active',
                billingProfiles: { value: [{ name: PROFILE, properties: { displayName: 'Contoso AI' } }] },
              },
            },
          ],
        };
      case `${consumption}/credits/balanceSummary`:
        return {
          properties: {
            balanceSummary: { currentBalance: usd(this.left + 20), estimatedBalance: usd(this.left) },
          },
        };
      case `${consumption}/lots`:
        return {
          value: [
            {
              name: 'lot1',
              properties: {
                source: 'PromotionalCredit',
                originalAmount: usd(1000),
                closedBalance: usd(this.left + 20),
                startDate: '2026-01-01T00:00:00Z',
                expirationDate: '2099-01-01T00:00:00Z',
                status: 'Active',
              },
            },
          ],
        };
      case `${consumption}/budgets`:
        return { value: [] };
      default:
        return undefined;
    }
  }
}
