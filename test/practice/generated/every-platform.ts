import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { type Claim, claim } from '../../../lib/wire/endpoint';
import { PAGE_HEADER } from '../exchange';
import type { Guest } from '../server';
import { pageHtml } from './page';
import { type Answered, callsIn, type Exchange, type Plan } from './plan';

/** A request as it came. */
interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** What one site's account is like. */
interface State {
  signedIn: boolean;
  /** Something was spent: less is left. */
  spent: boolean;
  /** Requests that the extension made by itself. */
  asked: number;
}

/** The practice sites of all platforms at their own addresses, made from their cases; each with an account of its own. */
export class EveryPlatform implements Guest {
  readonly #plans: readonly Plan[];
  readonly #states = new Map<string, State>();
  readonly #sockets = new WebSocketServer({ noServer: true });
  /** `METHOD URL` of what no site knows: there should be none. */
  readonly strangers: string[] = [];

  constructor(plans: readonly Plan[]) {
    this.#plans = plans;
    for (const { platform } of plans)
      this.#states.set(platform.id, { signedIn: true, spent: false, asked: 0 });
  }

  state(id: string): State {
    const state = this.#states.get(id);
    if (state === undefined) throw new Error(`There is no site of ${id}.`);
    return state;
  }

  request(request: IncomingMessage, response: ServerResponse): boolean {
    const url = `https://${request.headers.host}${request.url}`;
    const { origin, 'access-control-request-headers': headers = '' } = request.headers;
    if (origin !== undefined) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-allow-credentials', 'true');
      response.setHeader('access-control-allow-headers', headers);
      response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
      response.setHeader('access-control-max-age', '600');
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return true;
    }
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const asked = { method: request.method ?? 'GET', url, body: Buffer.concat(pieces).toString() };
      const byPage = request.headers[PAGE_HEADER] !== undefined;
      const { status, headers: sent, body } = this.#answer(asked, byPage);
      response.writeHead(status, { 'cache-control': 'no-store', ...sent });
      response.end(body);
    });
    return true;
  }

  /** The first message that comes in is a request; the events of its answer are the messages that go out. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): boolean {
    const url = `wss://${request.headers.host}${request.url}`;
    this.#sockets.handleUpgrade(request, connection, head, (socket) => {
      socket.once('message', (message) => {
        const { body } = this.#answer({ method: 'GET', url, body: String(message) }, true);
        for (const [, data = ''] of Buffer.from(body)
          .toString()
          .matchAll(/^data: ?(.*)$/gm))
          socket.send(data);
        socket.close();
      });
    });
    return true;
  }

  close(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  #answer(asked: Asked, byPage: boolean): Answered {
    const { origin, pathname } = new URL(asked.url);
    if (pathname === '/favicon.ico') return { status: 204, headers: {}, body: new Uint8Array() };
    for (const plan of this.#plans) {
      if (asked.url === plan.page) return html(pageHtml(plan));
      const state = this.state(plan.platform.id);
      const found = claim(plan.platform.endpoints, asked.method, asked.url);
      const answer = found && this.#answerOf(plan, state, found, asked);
      const field = plan.auths.flatMap((auth) =>
        auth.kind === 'session-token' && auth.url === origin + pathname ? auth.field : [],
      )[0];
      if (!byPage && (answer ?? field) !== undefined) state.asked++;
      if (field !== undefined) return withToken(answer, field, state.signedIn ? plan.token : undefined);
      if (answer !== undefined) return answer;
    }
    this.strangers.push(`${asked.method} ${asked.url}`);
    return notFound;
  }

  #answerOf(plan: Plan, state: State, { id, endpoint }: Claim, asked: Asked): Answered {
    const { balance, identity, spend, signedOut, others } = plan;
    const exchange = mostLike(
      asked,
      [balance?.exchange, identity, spend?.exchange].filter((one) => one?.source === id),
    );
    if (exchange === undefined || (exchange === identity && others.has(id))) {
      const other = others.get(id);
      if (other === undefined) return notFound;
      return state.signedIn ? other.signedIn : other.signedOut;
    }
    if (!state.signedIn) return signedOut?.answer ?? nobody;
    if (exchange === spend?.exchange) state.spent = true;
    const answer = state.spent && exchange === balance?.exchange ? balance.lowered.answer : exchange.answer;
    return endpoint.response.trpc ? forCalls(answer, exchange.url, asked.url) : answer;
  }
}

/** Where one address tells and does everything (GraphQL, server functions), its query and body say which of it. */
function mostLike(asked: Asked, exchanges: readonly (Exchange | undefined)[]): Exchange | undefined {
  const query = [...new URL(asked.url).searchParams].map(String);
  const likeness = ({ url, body = '' }: Exchange) => {
    const common = [...new URL(url).searchParams].filter((one) => query.includes(String(one))).length;
    return common + (asked.body === body ? query.length + 1 : 0);
  };
  return exchanges
    .flatMap((one) => one ?? [])
    .sort((a, b) => likeness(b) - likeness(a))
    .at(0);
}

/** tRPC answers a batch call by call: those that are asked, of those that were recorded together. */
function forCalls(answer: Answered, recorded: string, asked: string): Answered {
  const [was, is] = [callsIn(recorded), callsIn(asked)];
  if (was.join() === is.join()) return answer;
  const replies: unknown = JSON.parse(Buffer.from(answer.body).toString());
  if (!Array.isArray(replies)) return answer;
  return {
    ...answer,
    ...json(
      answer.status,
      is.map((name) => replies[was.indexOf(name)] ?? { error: {} }),
    ),
  };
}

function html(text: string): Answered {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: new TextEncoder().encode(text),
  };
}

function json(status: number, value: unknown): Answered {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(value)),
  };
}

const nobody = json(401, {});
const notFound = json(404, {});

/** The answer of a session, which tells a token besides; an empty one where nobody is signed in. */
function withToken(answer: Answered | undefined, field: string, token: string | undefined): Answered {
  if (token === undefined) return json(200, {});
  const told = answer === undefined ? {} : (JSON.parse(Buffer.from(answer.body).toString()) as object);
  return json(200, { ...told, [field]: token });
}
