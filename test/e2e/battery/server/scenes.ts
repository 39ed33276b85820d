import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../../../practice/exchange';
import { eventText, oddPieces } from '../../../practice/stream';
import { answerRpc } from './rpc';

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
/** The forms of OpenAI's chat completions, which most clients of AI platforms speak. */
const chat = {
  id: 'c1',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Full “€”.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
};
const chatStream = Buffer.from(
  [
    ...['Cut ', 'any', 'where, ', '“é”, ', '“€”, ', '“𝔸”.'].map((content) => ({
      delta: { role: 'assistant', content },
    })),
    { delta: {}, finish_reason: 'stop' },
  ]
    .map((choice) => ({
      ...{ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'm' },
      choices: [{ index: 0, finish_reason: null, ...choice }],
    }))
    .map((data) => eventText({ data }))
    .join('')
    .concat(eventText({ data: '[DONE]' })),
);
const form = '--edge\r\ncontent-disposition: form-data; name="left"\r\n\r\n38\r\n--edge--\r\n';

/** What a scene has to know besides its request. */
interface Stage {
  /** How often the same was asked before. */
  readonly before: number;
  /** Waits for a word of the page. */
  readonly told: () => Promise<void>;
}

/** Answers as the battery's page asks for by `?battery=`. */
export async function play(exchange: Exchange, scene: string, { before, told }: Stage): Promise<void> {
  const { response } = exchange;
  switch (scene) {
    case 'json':
      return exchange.json(200, json, { 'x-first': 'a', 'x-second': 'b' });
    case 'events':
      return sendStream(exchange, stream);
    // A stream that only the page can end.
    case 'endless':
      return sendEndless(exchange, stream.subarray(0, 300));
    case 'broken':
      return sendBroken(exchange, stream);
    case 'breaking':
      return sendBroken(exchange, stream, told());
    case 'chat':
      return exchange.json(200, chat);
    case 'chat-events':
      return sendStream(exchange, chatStream);
    case 'chat-endless':
      return sendEndless(exchange, chatStream.subarray(0, chatStream.indexOf('\n\n') + 2));
    case 'chat-breaking':
      return sendBroken(exchange, chatStream, told());
    case 'rpc':
      return answerRpc(exchange, told);
    // Fails once, for clients that ask again.
    case 'flaky':
      if (before === 0) return exchange.json(503, {}, { 'retry-after-ms': '1', 'retry-after': '0' });
      return exchange.json(200, chat);
    case 'huge':
      return sendHuge(exchange);
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
    case 'away':
      return exchange.nothing(307, { location: 'https://nowhere.example/' });
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

async function sendEndless(exchange: Exchange, start: Uint8Array): Promise<void> {
  exchange.response.writeHead(200, {
    'cache-control': 'no-cache',
    'content-type': 'text/event-stream; charset=utf-8',
  });
  exchange.response.write(start);
  return keepSending(exchange);
}

/** A connection that breaks before the promised end: after a moment, or when the page says so. */
async function sendBroken({ response }: Exchange, bytes: Uint8Array, when?: Promise<void>): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'content-length': bytes.length });
  response.write(bytes.subarray(0, 300));
  await (when ?? sleep(15));
  response.destroy();
}

/** 50 MB as one JSON text. */
async function sendHuge({ response }: Exchange): Promise<void> {
  response.writeHead(200, { 'cache-control': 'no-store', 'content-type': 'application/json' });
  const megabyte = Buffer.alloc(2 ** 20, 'x');
  const parts = ['"', ...Array.from({ length: 50 }, () => megabyte), '"'];
  // A page that goes away ends it.
  await pipeline(parts, response).catch(() => undefined);
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
