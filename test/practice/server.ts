import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { generate } from 'selfsigned';
import { matchUrl } from '../../lib/wire/url';
import { control } from './control';
import { Exchange, PAGE_HEADER } from './exchange';
import { listen, portOf } from './listen';
import { sendAsset, sendPage } from './page';
import { startProxy } from './proxy';
import { type LoggedRequest, RequestLog } from './request-log';
import type { Site } from './site';
import { Acme } from './sites/acme';
import { ChatGpt } from './sites/chatgpt';
import { Civitai } from './sites/civitai';
import { Claude } from './sites/claude';
import { Copilot } from './sites/copilot';
import { Flow } from './sites/flow';
import { Grok } from './sites/grok';
import { Kling } from './sites/kling';
import { OpenRouter } from './sites/openrouter';
import { Poe } from './sites/poe';
import { Runway } from './sites/runway';
import { Suno } from './sites/suno';
import { acceptSockets } from './sockets';

export interface Practice {
  /** The HTTPS server, for every practice host. */
  readonly port: number;
  /** A CONNECT proxy to it. */
  readonly proxyPort: number;
  readonly claude: Claude;
  readonly chatgpt: ChatGpt;
  readonly grok: Grok;
  readonly suno: Suno;
  readonly openrouter: OpenRouter;
  readonly runway: Runway;
  readonly kling: Kling;
  readonly poe: Poe;
  readonly copilot: Copilot;
  readonly civitai: Civitai;
  readonly flow: Flow;
  readonly acme: Acme;
  readonly sites: readonly Site[];
  readonly log: RequestLog;
  close(): Promise<void>;
}

export interface PracticeOptions {
  /** ms between the pieces of a stream. */
  readonly pace?: number;
  /** A copy of claude.ai that can do more. */
  readonly claude?: Claude;
  readonly guest?: Guest;
}

/** A server of another's making at our hosts. What it takes (true) is neither answered nor read by a site. */
export interface Guest {
  request(request: IncomingMessage, response: ServerResponse): boolean;
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): boolean;
  close(): void;
}

/** Local copies of the behaviour of platforms. */
export async function startPractice({
  pace = 4,
  claude = new Claude(),
  guest,
}: PracticeOptions = {}): Promise<Practice> {
  const sites = {
    claude,
    chatgpt: new ChatGpt(),
    grok: new Grok(),
    suno: new Suno(),
    openrouter: new OpenRouter(),
    runway: new Runway(),
    kling: new Kling(),
    poe: new Poe(),
    copilot: new Copilot(),
    civitai: new Civitai(),
    flow: new Flow(),
    acme: new Acme(),
  };
  const all: readonly Site[] = Object.values(sites);
  const log = new RequestLog();
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'practice' }], {
    extensions: [
      {
        name: 'subjectAltName',
        altNames: all.flatMap(({ hosts }) => hosts.map((value) => ({ type: 2 as const, value }))),
      },
    ],
  });
  const server = createServer({ key, cert }, (request, response) => {
    if (guest?.request(request, response)) return;
    serve(all, log, pace, request, response).catch((error: unknown) => {
      console.error('Practice server:', error);
      response.destroy();
    });
  });
  server.on('tlsClientError', (error: NodeJS.ErrnoException) => {
    // Plain HTTP to our port can only be meant for a stranger: the practice hosts are all HTTPS.
    if (error.code === 'ERR_SSL_HTTP_REQUEST') log.add({ ...stranger, at: Date.now() });
  });
  const cutSockets = acceptSockets(server, all, log, pace, guest);
  await listen(server);
  const proxy = await startProxy(portOf(server));
  return {
    port: portOf(server),
    proxyPort: portOf(proxy),
    ...sites,
    sites: all,
    log,
    close: async () => {
      cutSockets();
      guest?.close();
      proxy.close();
      proxy.closeAllConnections();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const stranger = { method: 'GET', host: 'unknown (plain HTTP)', path: '', known: false, byPage: false };

async function serve(
  sites: readonly Site[],
  log: RequestLog,
  pace: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const host = request.headers.host ?? '';
  const site = sites.find(({ hosts }) => hosts.includes(host));
  const logged = log.add(entry(request, host, site !== undefined));
  response.on('close', () => {
    logged.status = response.statusCode;
    logged.ended = response.writableFinished ? 'complete' : 'cut';
  });
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const exchange = new Exchange(request, response, logged, Buffer.concat(pieces), pace);
  if (site === undefined) return exchange.json(404, { error: 'No practice site has this host.' });
  if (sendAsset(exchange) || control(site, exchange) || (await site.answer(exchange))) return;
  const isPage = site.pagePaths.some((path) =>
    matchUrl(`https://${site.hosts[0]}${path}`, exchange.url.href),
  );
  if (isPage && exchange.method === 'GET') return sendPage(site, exchange);
  exchange.json(404, { error: { type: 'not_found_error', message: 'Not found' } });
}

function entry(request: IncomingMessage, host: string, known: boolean): LoggedRequest {
  const { origin } = request.headers;
  const destination = request.headers['sec-fetch-dest'];
  return {
    at: Date.now(),
    method: request.method ?? 'GET',
    host,
    path: (request.url ?? '/').replace(/[?#].*$/, ''),
    known,
    ...(origin === undefined ? {} : { origin }),
    ...(typeof destination === 'string' ? { destination } : {}),
    byPage: request.headers[PAGE_HEADER] !== undefined,
  };
}
