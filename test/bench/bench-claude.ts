import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../practice/exchange';
import { Claude } from '../practice/sites/claude';
import { eventText } from '../practice/stream';

/** Events around the words: message and block, start and stop, and the limit. */
const FRAME = 6;

/** How an answer's events come: so many words, each an event of its own, in so many pieces so many ms apart. */
interface Pace {
  readonly words: number;
  readonly pieces: number;
  readonly every: number;
}

/** Conversations by what their completions are: as fast as it goes, or at a pace. */
export const answers = {
  'bench-burst': { words: 10_000, pieces: 75, every: 0 },
  'bench-paced': { words: 10_000, pieces: 500, every: 1 },
  /** 4,000 words a second: some 40 times as fast as models are, in larger pieces. */
  'bench-answer': { words: 20_000, pieces: 500, every: 8 },
} as const satisfies Readonly<Record<string, Pace>>;
export type Answer = keyof typeof answers;

export function eventsOf(answer: Answer): number {
  return answers[answer].words + FRAME;
}

/** What no endpoint claims. */
export const SMALL = '/bench/small';
export const DOWNLOAD = '/bench/download';
/** A conversation whose completion is a download: an endpoint claims it. */
export const downloading = 'bench-download';

/** A page as heavy as those of chat platforms, and its script. */
export const APP = '/chat/bench-app';
const APP_SCRIPT = '/bench/app.js';

const download = Buffer.alloc(50 * 1000 * 1000, 'A line of a large file that is nothing but text.\n');

/** The practice copy of claude.ai with what only the bench asks for. The long streams take nothing of the windows. */
export class BenchClaude extends Claude {
  readonly #rest = Object.fromEntries(
    Object.entries(answers).map(([name, { words }]) => [name, Buffer.from(afterStart(words))]),
  );

  /** `app`: the script of {@link APP}. */
  constructor(private readonly app = '') {
    super();
  }

  override async answer(exchange: Exchange): Promise<boolean> {
    const { pathname } = exchange.url;
    if (pathname === SMALL) {
      exchange.json(200, { ok: true });
      return true;
    }
    if (pathname === APP) {
      exchange.text(200, 'text/html', appPage(this.organization.uuid), { 'set-cookie': [...this.cookies()] });
      return true;
    }
    if (pathname === APP_SCRIPT) {
      exchange.text(200, 'text/javascript', this.app);
      return true;
    }
    const conversation = /\/([^/]+)\/completion$/.exec(pathname)?.[1] ?? '';
    if (pathname === DOWNLOAD || conversation === downloading) {
      exchange.binary(200, 'text/plain', download);
      return true;
    }
    const rest = this.#rest[conversation];
    if (exchange.method !== 'POST' || rest === undefined) return super.answer(exchange);
    await this.#send(exchange, rest, answers[conversation as Answer]);
    return true;
  }

  /** Without a pace all pieces go at once: the browser, not this server, is what takes the time. */
  async #send({ response }: Exchange, rest: Buffer, { pieces, every }: Pace): Promise<void> {
    const stream = Buffer.concat([Buffer.from(start()), rest]);
    const size = Math.ceil(stream.length / pieces);
    response.writeHead(200, {
      'cache-control': 'no-cache',
      'content-type': 'text/event-stream; charset=utf-8',
    });
    for (let sent = 0; sent < stream.length && !response.destroyed; sent += size) {
      response.write(stream.subarray(sent, sent + size));
      if (every > 0) await sleep(every);
    }
    response.end();
  }
}

function appPage(organization: string): string {
  return `<!doctype html>
<html lang="en" data-organization="${organization}">
  <head>
    <meta charset="utf-8" />
    <title>Claude</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/practice/frame.css" />
    <script type="module" src="${APP_SCRIPT}"></script>
  </head>
  <body><div id="root"></div></body>
</html>`;
}

/** Each message has an id of its own: a known one would be a repetition, which costs less. */
function start(): string {
  const message = { id: 'chatcompl_bench', uuid: crypto.randomUUID(), model: 'claude-sonnet-5' };
  return text({ type: 'message_start', message });
}

/** The other events of a Claude completion: 10,000 words are 1.2 MB. */
function afterStart(words: number): string {
  const deltas = Array.from({ length: words }, (_, index) => ({
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text: ` word${index}` },
  }));
  const message_limit = {
    type: 'within_limit',
    resetsAt: Math.round(Date.now() / 1000) + 7200,
    representativeClaim: 'five_hour',
    windows: { '5h': { status: 'within_limit', utilization: 0.42 } },
  };
  return [
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    ...deltas,
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null } },
    { type: 'message_limit', message_limit },
    { type: 'message_stop' },
  ]
    .map(text)
    .join('');
}

function text(data: { readonly type: string; readonly [name: string]: unknown }): string {
  return eventText({ event: data.type, data });
}
