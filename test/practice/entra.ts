import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Guest } from './server';

export const TENANT = '55555555-6666-7777-8888-999999999999';
export const CLIENT = '00000000-1111-2222-3333-444444444444';

const LOGIN = 'login.microsoftonline.com';
const ARM = 'management.azure.com';
const ACCOUNT = 'c0ffee00-0000-0000-0000-000000000000:11111111-1111-1111-1111-111111111111_2019-05-31';
const PROFILE = 'ABCD-EF12-BG7-TGB';

interface Code {
  readonly challenge: string;
  readonly redirect: string;
}

/**
 * Microsoft Entra and Azure Resource Manager as documented, for one app registration: a consent page, codes that are good
 * once and only with their verifier (S256), refresh tokens that are good once, and the credits of one billing profile.
 */
export class Entra implements Guest {
  /** What is registered as a single-page application. */
  redirect = '';
  /** Seconds that an access token lives. */
  lifetime = 3600;
  /** The person has allowed it, and not taken it back. */
  consented = false;
  /** USD that are left. */
  left = 612.4;
  /** What was granted, in order: `code`, `refresh`, `refused: …`. */
  readonly grants: string[] = [];
  /** Requests to Resource Manager that came with a good token, and those that didn't. */
  served = 0;
  refused = 0;
  readonly #codes = new Map<string, Code>();
  readonly #access = new Map<string, number>();
  #refresh = new Set<string>();
  readonly issued: string[] = [];

  /** As the person does at the vendor: all tokens are dead, and it has to be allowed anew. */
  takeBack(): void {
    this.consented = false;
    this.#access.clear();
    this.#refresh.clear();
  }

  request(request: IncomingMessage, response: ServerResponse): boolean {
    const host = request.headers.host ?? '';
    if (host !== LOGIN && host !== ARM) return false;
    const url = new URL(request.url ?? '/', `https://${host}`);
    void (host === LOGIN ? this.#login(request, url, response) : this.#arm(request, url, response));
    return true;
  }

  upgrade(): boolean {
    return false;
  }

  close(): void {}

  async #login(request: IncomingMessage, url: URL, response: ServerResponse) {
    const asked = url.searchParams;
    switch (`${request.method} ${url.pathname}`) {
      case `GET /${TENANT}/oauth2/v2.0/authorize`:
        return this.#authorize(asked, url, response);
      case 'GET /allow':
        this.consented = true;
        return back(response, asked, { code: this.#codeFor(asked) });
      case 'GET /deny':
        return back(response, asked, { error: 'access_denied' });
      case `POST /${TENANT}/oauth2/v2.0/token`:
        return this.#token(new URLSearchParams(await textOf(request)), request, response);
      default:
        return json(response, 404, {});
    }
  }

  #authorize(asked: URLSearchParams, url: URL, response: ServerResponse) {
    const isKnown = asked.get('client_id') === CLIENT && asked.get('redirect_uri') === this.redirect;
    // RFC 6749, 4.1.2.1: nobody is sent to an address that is not registered.
    if (!isKnown) return page(response, 400, '<h1>AADSTS50011: the redirect URI does not match.</h1>');
    if (asked.get('response_type') !== 'code' || asked.get('code_challenge_method') !== 'S256')
      return back(response, asked, { error: 'invalid_request' });
    if (asked.get('prompt') === 'none')
      return this.consented
        ? back(response, asked, { code: this.#codeFor(asked) })
        : back(response, asked, { error: 'consent_required' });
    page(
      response,
      200,
      `<h1>Permissions requested</h1><p>${asked.get('scope')?.replace(/</g, '&lt;')}</p>
      <a href="/allow${url.search.replaceAll('"', '%22')}">Accept</a>
      <a href="/deny${url.search.replaceAll('"', '%22')}">Cancel</a>`,
    );
  }

  #codeFor(asked: URLSearchParams): string {
    const code = randomUUID();
    this.#codes.set(code, {
      challenge: asked.get('code_challenge') ?? '',
      redirect: asked.get('redirect_uri') ?? '',
    });
    return code;
  }

  #token(given: URLSearchParams, request: IncomingMessage, response: ServerResponse) {
    const refuse = (error: string) => {
      this.grants.push(`refused: ${error}`);
      json(response, 400, { error, error_description: 'AADSTS: no.' });
    };
    // A single-page application's tokens are given to requests with an Origin alone.
    if (!/^(chrome|moz)-extension:\/\//.test(request.headers.origin ?? '')) {
      return refuse(`invalid_request (origin ${request.headers.origin})`);
    }
    if (given.get('client_id') !== CLIENT) return refuse('unauthorized_client');
    if (given.has('client_secret')) return refuse('invalid_client');
    if (given.get('grant_type') === 'refresh_token') {
      if (!this.#refresh.delete(given.get('refresh_token') ?? '')) return refuse('invalid_grant');
      this.grants.push('refresh');
      return this.#give(response);
    }
    const code = this.#codes.get(given.get('code') ?? '');
    this.#codes.delete(given.get('code') ?? '');
    const hash = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    if (code === undefined || code.challenge !== hash || code.redirect !== given.get('redirect_uri'))
      return refuse('invalid_grant');
    this.grants.push('code');
    this.#give(response);
  }

  #give(response: ServerResponse): void {
    const [access, refresh] = [`access-${randomUUID()}`, `refresh-${randomUUID()}`];
    this.#access.set(access, Date.now() + this.lifetime * 1000);
    this.#refresh = new Set([refresh]);
    this.issued.push(access, refresh);
    json(response, 200, {
      token_type: 'Bearer',
      expires_in: this.lifetime,
      ext_expires_in: this.lifetime,
      access_token: access,
      refresh_token: refresh,
      scope: 'https://management.azure.com/user_impersonation',
    });
  }

  #arm(request: IncomingMessage, url: URL, response: ServerResponse) {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if ((this.#access.get(token) ?? 0) < Date.now()) {
      this.refused += 1;
      return json(response, 401, { error: { code: 'ExpiredAuthenticationToken' } });
    }
    this.served += 1;
    const billing = '/providers/Microsoft.Billing/billingAccounts';
    const consumption = `${billing}/${ACCOUNT}/billingProfiles/${PROFILE}/providers/Microsoft.Consumption`;
    const usd = (value: number) => ({ currency: 'USD', value });
    switch (decodeURIComponent(url.pathname)) {
      case billing:
        return json(response, 200, {
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
        });
      case `${consumption}/credits/balanceSummary`:
        return json(response, 200, {
          properties: {
            balanceSummary: { currentBalance: usd(this.left + 20), estimatedBalance: usd(this.left) },
          },
        });
      case `${consumption}/lots`:
        return json(response, 200, {
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
        });
      case `${consumption}/budgets`:
        return json(response, 200, { value: [] });
      default:
        return json(response, 404, { error: { code: 'ResourceNotFound' } });
    }
  }
}

/** Sends the browser back to whoever asked. */
function back(
  response: ServerResponse,
  asked: URLSearchParams,
  answer: Readonly<Record<string, string>>,
): void {
  const target = new URL(asked.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  target.searchParams.set('state', asked.get('state') ?? '');
  response.writeHead(302, { location: target.href, 'cache-control': 'no-store' });
  response.end();
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

function page(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><title>Practice Microsoft</title>${html}`);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}
