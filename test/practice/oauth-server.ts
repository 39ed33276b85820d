import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Guest } from './server';

/** What was asked when the person allowed it. */
interface Code {
  readonly challenge: string;
  readonly redirect: string;
  readonly scope: string;
}

/** One question to the vendor, with what its address and its form say. */
export interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly form: URLSearchParams;
}

/** Why the token endpoint gives nothing: the code of RFC 6749, 5.2, and the status. */
export interface Refusal {
  readonly error: string;
  readonly status: number;
}

/**
 * A vendor's authorization server and its APIs, for one registered client: a consent page, codes that are good once and
 * only with their verifier (RFC 7636, S256), access tokens with an end, refresh tokens. How vendors differ is theirs to say.
 */
export abstract class OAuthServer implements Guest {
  /** What is registered for the client. */
  redirect = '';
  /** Seconds that an access token lives. */
  lifetime = 3600;
  /** The person has allowed it, and not taken it back. */
  consented = false;
  /** What was granted, in order: `code`, `refresh`, `refused: …`. */
  readonly grants: string[] = [];
  /** All tokens that were ever given. */
  readonly issued: string[] = [];
  /** Requests to the APIs that came with a good token, and those that didn't. */
  served = 0;
  refused = 0;
  readonly #codes = new Map<string, Code>();
  readonly #access = new Map<string, { readonly until: number; readonly scope: string }>();
  readonly #refresh = new Map<string, string>();

  protected abstract readonly client: string;
  protected abstract readonly loginHosts: readonly string[];
  protected abstract readonly apiHosts: readonly string[];
  protected abstract readonly paths: { readonly authorize: string; readonly token: string };
  /** A refresh token is good once only, and a new one comes with each access token. */
  protected abstract readonly rotates: boolean;
  /** An error of an API as this vendor's look. */
  protected abstract apiError(status: 401 | 403 | 404): unknown;
  /** What is answered to a request with a good token; undefined: there is no such thing. */
  protected abstract api(url: URL, scope: string): unknown;
  /** Anything against a request for tokens but what all vendors check. */
  protected abstract refusal(asked: Asked): Refusal | undefined;
  /** The inside of the consent page's form: what may be chosen, besides Accept. */
  protected abstract choices(scope: string): string;
  /** What else goes with the code. */
  protected answerMore(_scope: string): Readonly<Record<string, string>> {
    return {};
  }
  /** What else the vendor answers at its own hosts; false: nothing of this kind. */
  protected more(_asked: Asked): boolean {
    return false;
  }

  /** As the person does at the vendor: all tokens are dead, and it has to be allowed anew. */
  takeBack(): void {
    this.consented = false;
    this.#access.clear();
    this.#refresh.clear();
  }

  protected knows(token: string): boolean {
    return this.#access.has(token) || this.#refresh.has(token);
  }

  request(request: IncomingMessage, response: ServerResponse): boolean {
    const host = request.headers.host ?? '';
    const isApi = this.apiHosts.includes(host);
    if (!isApi && !this.loginHosts.includes(host)) return false;
    const url = new URL(request.url ?? '/', `https://${host}`);
    if (isApi) this.#api(request, url, response);
    else void this.#login(request, url, response);
    return true;
  }

  upgrade(): boolean {
    return false;
  }

  close(): void {}

  async #login(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const asked = { request, response, url, form: new URLSearchParams(await textOf(request)) };
    const params = url.searchParams;
    switch (`${request.method} ${url.pathname}`) {
      case `GET ${this.paths.authorize}`:
        return this.#authorize(params, response);
      case 'GET /allow':
        this.consented = true;
        return this.#allowed(params, response);
      case 'GET /deny':
        return back(response, params, { error: 'access_denied' });
      case `POST ${this.paths.token}`:
        return this.#token(asked);
      default:
        if (!this.more(asked)) json(response, 404, {});
    }
  }

  #authorize(asked: URLSearchParams, response: ServerResponse) {
    const isKnown = asked.get('client_id') === this.client && asked.get('redirect_uri') === this.redirect;
    // RFC 6749, 4.1.2.1: nobody is sent to an address that is not registered.
    if (!isKnown) return page(response, 400, '<h1>The redirect URI does not match.</h1>');
    if (asked.get('response_type') !== 'code' || asked.get('code_challenge_method') !== 'S256')
      return back(response, asked, { error: 'invalid_request' });
    if (asked.get('prompt') === 'none')
      return this.consented
        ? this.#allowed(asked, response)
        : back(response, asked, { error: 'consent_required' });
    const hidden = [...asked].filter(([name]) => name !== 'scope').map(hiddenInput);
    page(
      response,
      200,
      `<h1>Permissions requested</h1><form>${hidden.join('')}${this.choices(asked.get('scope') ?? '')}
      <button formaction="/allow">Accept</button> <button formaction="/deny">Cancel</button></form>`,
    );
  }

  #allowed(asked: URLSearchParams, response: ServerResponse) {
    const code = randomUUID();
    const scope = asked.getAll('scope').join(' ');
    this.#codes.set(code, {
      challenge: asked.get('code_challenge') ?? '',
      redirect: asked.get('redirect_uri') ?? '',
      scope,
    });
    back(response, asked, { code, ...this.answerMore(scope) });
  }

  #token(asked: Asked) {
    const { form, response } = asked;
    const refuse = ({ error, status }: Refusal) => {
      this.grants.push(`refused: ${error}`);
      json(response, status, { error, error_description: 'No.' });
    };
    const refusal = this.refusal(asked);
    if (refusal !== undefined) return refuse(refusal);
    if (form.get('client_id') !== this.client) return refuse({ error: 'unauthorized_client', status: 400 });
    if (form.get('grant_type') === 'refresh_token') {
      const token = form.get('refresh_token') ?? '';
      const scope = this.#refresh.get(token);
      if (scope === undefined) return refuse({ error: 'invalid_grant', status: 400 });
      if (this.rotates) this.#refresh.delete(token);
      this.grants.push('refresh');
      return this.#give(response, scope, this.rotates);
    }
    const code = this.#codes.get(form.get('code') ?? '');
    this.#codes.delete(form.get('code') ?? '');
    const hash = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (code === undefined || code.challenge !== hash || code.redirect !== form.get('redirect_uri'))
      return refuse({ error: 'invalid_grant', status: 400 });
    this.grants.push('code');
    this.#give(response, code.scope, true);
  }

  #give(response: ServerResponse, scope: string, withRefresh: boolean) {
    const [access, refresh] = [`access-${randomUUID()}`, `refresh-${randomUUID()}`];
    this.#access.set(access, { until: Date.now() + this.lifetime * 1000, scope });
    if (withRefresh) this.#refresh.set(refresh, scope);
    this.issued.push(access, ...(withRefresh ? [refresh] : []));
    json(response, 200, {
      token_type: 'Bearer',
      expires_in: this.lifetime,
      access_token: access,
      ...(withRefresh ? { refresh_token: refresh } : {}),
      scope,
    });
  }

  #api(request: IncomingMessage, url: URL, response: ServerResponse) {
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const held = this.#access.get(token);
    if (held === undefined || held.until < Date.now()) {
      this.refused += 1;
      return json(response, 401, this.apiError(401));
    }
    this.served += 1;
    const answer = this.api(url, held.scope);
    if (answer === 'forbidden') return json(response, 403, this.apiError(403));
    if (answer === undefined) return json(response, 404, this.apiError(404));
    json(response, 200, answer);
  }
}

/** Text as it may stand in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

function hiddenInput([name, value]: readonly [string, string]): string {
  return `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;
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

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

function page(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><title>Practice vendor</title>${html}`);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}
