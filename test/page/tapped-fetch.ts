import { afterEach, beforeEach, type Mock, vi } from 'vitest';
import { tapFetch } from '../../lib/page/fetch-tap';
import type { Endpoints } from '../../lib/wire/endpoint';
import { fields } from '../../lib/wire/pick';
import { unary } from '../wire/grpc-web';
import { type Handler, json, parts, type Site, site, type Watching, watching } from './world';

export const SECRET = 'the quick brown prompt that nobody may see';
/** Bytes that are no UTF-8. */
export const message = unary((pbf) => pbf.writeFloatField(1, 73.5));
export const balance = { credits: 38, secret: SECRET };

/*
 * A page with a tapped fetch and a site to read from, made anew for each test of the file that imports this.
 */

/** Never ends by itself; tells when the other side has gone. */
function endless(onClose: () => void): Handler {
  return (request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: {"left":0.4}\n\n');
    request.socket.on('close', onClose);
  };
}

export let local: Site;
export let page: Watching;
export let world: { fetch: typeof fetch };
export let closed: Mock<() => void>;

beforeEach(async () => {
  closed = vi.fn<() => void>();
  local = await site({
    '/balance': json(balance),
    '/other': json(balance),
    '/send': json({ id: 'g1' }),
    '/gone': (request) => request.socket.destroy(),
    '/empty': (_request, response) => response.writeHead(204).end(),
    '/broken': (_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"cre'),
    '/login': (_request, response) =>
      response
        .writeHead(403, { 'content-type': 'text/html', 'cf-mitigated': 'challenge' })
        .end('<html>Just a moment...'),
    '/huge': (_request, response) => response.end(`{"secret":"${'x'.repeat(1_500_000)}"}`),
    '/stream': parts(
      'data: {"left"',
      ':0.5,"word":"',
      SECRET,
      '"}\r',
      '\n\r\ndata: {"word":"x"}\n\ndata: {"le',
      'ft":0.4}\n',
      '\n',
    ),
    '/message': parts(message.subarray(0, 7), message.subarray(7)),
    '/endless': endless(closed),
  });
  const read = { kind: 'balance', method: 'GET', confidence: 'high' } as const;
  const endpoints: Endpoints = {
    balance: { ...read, url: `${local.url}/balance`, response: { json: fields('credits') } },
    login: { ...read, url: `${local.url}/login`, response: { json: fields('credits') } },
    others: {
      ...read,
      url: ['huge', 'gone', 'empty', 'broken'].map((path) => `${local.url}/${path}`),
      response: { json: fields('credits') },
    },
    stream: {
      ...read,
      kind: 'usage',
      url: [`${local.url}/stream`, `${local.url}/endless`],
      response: { events: fields('left') },
    },
    message: {
      ...read,
      url: `${local.url}/message`,
      response: { protobuf: { framing: 'grpc-web', fields: { 1: { name: 'percent', type: 'float' } } } },
    },
    send: {
      kind: 'usage',
      method: 'POST',
      url: `${local.url}/send`,
      confidence: 'high',
      request: {
        headers: { 'x-org': true },
        body: { keys: { model: true, prompt: 'length' } },
        query: { v: true },
      },
      response: { json: fields('id') },
    },
  };
  page = watching(local.url, endpoints);
  world = { fetch: globalThis.fetch };
  tapFetch(world, page.patches, page.watch);
});

afterEach(() => local.close());

export const events = (values: readonly unknown[], total = values.length) => ({
  kind: 'events',
  values,
  total,
  skipped: 0,
});
export const both = events([{ left: 0.5 }, { left: 0.4 }], 3);

export async function drain(reader: { read(): Promise<{ done: boolean }> }): Promise<void> {
  while (!(await reader.read()).done);
}

export async function iterate(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _part of stream);
}

export const bodyOf = (response: Response): ReadableStream<Uint8Array<ArrayBuffer>> => {
  if (response.body === null) throw new Error('a body was expected');
  return response.body;
};

async function drainByob(response: Response): Promise<void> {
  const reader = bodyOf(response).getReader({ mode: 'byob' });
  while (!(await reader.read(new Uint8Array(7))).done);
}

/** Every way in which a page can read a body. */
export const waysOfReading: readonly [string, (response: Response) => Promise<unknown>][] = [
  ['text()', (response) => response.text()],
  ['arrayBuffer()', (response) => response.arrayBuffer()],
  ['blob()', (response) => response.blob()],
  ['clone().text()', (response) => response.clone().text()],
  ['body.getReader()', (response) => drain(bodyOf(response).getReader())],
  ['a BYOB reader', drainByob],
  ['body.pipeTo()', (response) => bodyOf(response).pipeTo(new WritableStream())],
  [
    'body.pipeThrough()',
    (response) => drain(bodyOf(response).pipeThrough(new TextDecoderStream()).getReader()),
  ],
  [
    'body.tee()',
    (response) =>
      Promise.all(
        bodyOf(response)
          .tee()
          .map((branch) => drain(branch.getReader())),
      ),
  ],
  ['body.values()', (response) => iterate(bodyOf(response).values())],
  ['for await … of body', (response) => iterate(bodyOf(response))],
  [
    'body after clone()',
    (response) => Promise.all([response.clone(), response].map((one) => drain(bodyOf(one).getReader()))),
  ],
];
