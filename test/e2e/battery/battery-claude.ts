import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../../practice/exchange';
import { Claude } from '../../practice/sites/claude';
import { eventText, oddPieces } from '../../practice/stream';

/** Where the battery's page is. */
export const BATTERY = 'https://claude.ai/battery/page';

const folder = join(import.meta.dirname, 'page');
const scripts = new Set(readdirSync(folder, { recursive: true }).map((name) => String(name)));

/** How long an end is waited for, in ms. */
const PATIENCE = 1000;

/** As strict as a page can be: nothing inline, nothing from elsewhere, no markup from strings. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "frame-src 'self'",
  'connect-src https://claude.ai https://nowhere.example wss://chatgpt.com',
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const json = { five_hour: { utilization: 42, resets_at: null }, note: 'é € 𝔸', list: [1, 2.5, null] };
const events = [
  {
    event: 'message_start',
    data: { type: 'message_start', message: { id: 'chatcompl_battery', model: 'm' } },
  },
  ...['Cut ', 'any', 'where, ', '“é”, ', '“€”, ', '“𝔸”.'].map((text) => ({
    event: 'content_block_delta',
    data: { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } },
  })),
  { event: 'message_stop', data: { type: 'message_stop' } },
];
const stream = Buffer.from(events.map(eventText).join(''));
const form = '--edge\r\ncontent-disposition: form-data; name="left"\r\n\r\n38\r\n--edge--\r\n';

/** What the server saw of one request of the battery. */
interface Seen {
  readonly method: string;
  readonly headers: readonly string[];
  readonly body: unknown;
  ended: 'complete' | 'cut' | 'open';
}

/**
 * claude.ai with a page that looks at all that a page can see. Any address answers as `?battery=` says, so
 * the same is asked at addresses that the extension watches and at others; `?id=` is what to ask about at
 * `/battery/seen`.
 */
export class BatteryClaude extends Claude {
  readonly #seen = new Map<string, Seen[]>();

  override async answer(exchange: Exchange): Promise<boolean> {
    const { pathname, searchParams } = exchange.url;
    // The time of an answer is all that differs between two equal ones.
    exchange.response.sendDate = false;
    if (pathname === '/battery/page') this.#sendPage(exchange);
    else if (pathname === '/battery/arrived')
      await this.#tell(exchange, searchParams.get('id') ?? '', 'open');
    else if (pathname === '/battery/seen') await this.#tell(exchange, searchParams.get('id') ?? '');
    else if (scripts.has(pathname.slice('/battery/'.length))) {
      exchange.text(
        200,
        'text/javascript',
        readFileSync(join(folder, pathname.slice('/battery/'.length)), 'utf8'),
      );
    } else if (searchParams.has('battery')) {
      this.#remember(exchange, searchParams.get('id') ?? '');
      await play(exchange, searchParams.get('battery') ?? '');
    } else return super.answer(exchange);
    return true;
  }

  #sendPage(exchange: Exchange): void {
    exchange.text(
      200,
      'text/html',
      `<!doctype html><html lang="en"><title>Battery</title>
<script type="module" src="/battery/run.js"></script><body><p>Battery</p></body></html>`,
      { 'content-security-policy': policy, 'set-cookie': [...this.cookies()] },
    );
  }

  #remember(exchange: Exchange, id: string): void {
    const { request, response } = exchange;
    const seen: Seen = {
      method: exchange.method,
      headers: pairs(request.rawHeaders).filter((line) => !/^(cookie|connection|host):/i.test(line)),
      body: exchange.body,
      ended: 'open',
    };
    this.#seen.set(id, [...(this.#seen.get(id) ?? []), seen]);
    response.on('close', () => {
      seen.ended = response.writableFinished ? 'complete' : 'cut';
    });
  }

  /** Waits a little for the end, "cut" needs the time of one packet; or only until the request has come. */
  async #tell(exchange: Exchange, id: string, enough?: 'open'): Promise<void> {
    const until = Date.now() + PATIENCE;
    const seen = () => this.#seen.get(id) ?? [];
    const isOver = () =>
      seen().length > 0 && (enough === 'open' || seen().every(({ ended }) => ended !== 'open'));
    while (Date.now() < until && !isOver()) await sleep(3);
    exchange.json(200, seen());
  }
}

/** A multipart boundary is random, in Firefox its length too. */
function pairs(raw: readonly string[]): readonly string[] {
  const lines = raw.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${raw[index + 1]}`] : []));
  if (!lines.some((line) => line.includes('boundary='))) return lines;
  return lines
    .filter((line) => !/^content-length:/i.test(line))
    .map((line) => line.replace(/boundary=.*/, 'boundary=…'));
}

async function play(exchange: Exchange, scene: string): Promise<void> {
  const { response } = exchange;
  switch (scene) {
    case 'json':
      return exchange.json(200, json, { 'x-first': 'a', 'x-second': 'b' });
    case 'events':
      return sendStream(exchange, stream);
    // A stream that only the page can end.
    case 'endless':
      response.writeHead(200, {
        'cache-control': 'no-cache',
        'content-type': 'text/event-stream; charset=utf-8',
      });
      response.write(stream.subarray(0, 300));
      return keepSending(exchange);
    // The connection breaks before the promised end.
    case 'broken':
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-length': stream.length });
      response.write(stream.subarray(0, 300));
      await sleep(15);
      response.destroy();
      return;
    case 'unreachable':
      response.destroy();
      return;
    // An answer that nobody waits for so long.
    case 'late':
      for (const until = Date.now() + 2000; Date.now() < until && !response.destroyed; ) await sleep(5);
      return exchange.json(200, json);
    case 'limit':
      return exchange.json(429, { type: 'error', error: { message: 'limit' } }, { 'retry-after': '9' });
    case 'html':
      return exchange.text(403, 'text/html', '<!doctype html><title>Just a moment...</title>');
    case 'no-content':
      return exchange.nothing(204);
    case 'empty':
      return exchange.text(200, 'application/json', '');
    case 'half':
      return exchange.text(200, 'application/json', '{"five_hour": {"utiliz');
    case 'form':
      return exchange.text(200, 'multipart/form-data; boundary=edge', form);
    case 'elsewhere':
      return exchange.nothing(307, { location: exchange.url.href.replace('elsewhere', 'json') });
    case 'xml':
      return exchange.text(200, 'application/xml', '<left unit="percent">58</left>');
    default:
      return exchange.text(400, 'text/plain', `There is no scene ${scene}.`);
  }
}

async function sendStream({ response }: Exchange, bytes: Uint8Array): Promise<void> {
  response.writeHead(200, {
    'cache-control': 'no-cache',
    'content-type': 'text/event-stream; charset=utf-8',
  });
  let written = 0;
  for (const piece of oddPieces(bytes)) {
    if (response.destroyed) return;
    response.write(piece);
    if (++written % 4 === 0) await sleep(1);
  }
  response.end();
}

/**
 * Until nobody listens any more. Not a silent stream: Chromium keeps a cancelled one open for up to 5 s, to use
 * the connection again, unless 16 kB more come (net/http/http_response_body_drainer.cc).
 */
async function keepSending({ response }: Exchange): Promise<void> {
  while (!response.destroyed) {
    response.write(`: ${'.'.repeat(4000)}\n\n`);
    await sleep(4);
  }
}
