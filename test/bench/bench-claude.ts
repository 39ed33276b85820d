import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../practice/exchange';
import { Claude } from '../practice/sites/claude';
import { eventText } from '../practice/stream';

/** Words of the answer, each an event of its own. */
export const DELTAS = 5000;
/** Events around them: message and block, start and stop, and the limit. */
const FRAME = 6;
export const EVENTS = DELTAS + FRAME;

/** What no endpoint claims. */
export const SMALL = '/bench/small';

/** Conversations whose completions are the long streams: as fast as it goes, or over more than half a second. */
export const conversations = { burst: 'bench-burst', paced: 'bench-paced' } as const;

const BURST_PIECE = 16 * 1024;
const PACED_PIECES = 500;

/** The practice copy of claude.ai with what only the bench asks for. The long streams take nothing of the windows. */
export class BenchClaude extends Claude {
  readonly #rest = Buffer.from(afterStart());

  override async answer(exchange: Exchange): Promise<boolean> {
    const { pathname } = exchange.url;
    if (pathname === SMALL) {
      exchange.json(200, { ok: true });
      return true;
    }
    if (exchange.method !== 'POST') return super.answer(exchange);
    if (pathname.endsWith(`/${conversations.burst}/completion`)) {
      await this.#send(exchange, BURST_PIECE, 0);
    } else if (pathname.endsWith(`/${conversations.paced}/completion`)) {
      await this.#send(exchange, Math.ceil(this.#rest.length / PACED_PIECES), 1);
    } else {
      return super.answer(exchange);
    }
    return true;
  }

  /** Without a pace all pieces go at once: the browser, not this server, is what takes the time. */
  async #send({ response }: Exchange, size: number, pace: number): Promise<void> {
    const stream = Buffer.concat([Buffer.from(start()), this.#rest]);
    response.writeHead(200, {
      'cache-control': 'no-cache',
      'content-type': 'text/event-stream; charset=utf-8',
    });
    for (let sent = 0; sent < stream.length && !response.destroyed; sent += size) {
      response.write(stream.subarray(sent, sent + size));
      if (pace > 0) await sleep(pace);
    }
    response.end();
  }
}

/** Each message has an id of its own: a known one would be a repetition, which costs less. */
function start(): string {
  const message = { id: 'chatcompl_bench', uuid: crypto.randomUUID(), model: 'claude-sonnet-5' };
  return text({ type: 'message_start', message });
}

/** The other events of a Claude completion, about 600 kB. */
function afterStart(): string {
  const deltas = Array.from({ length: DELTAS }, (_, index) => ({
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
