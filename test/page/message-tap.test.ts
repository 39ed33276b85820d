import { describe, expect, it } from 'vitest';
import { tapEventSource, tapWebSocket } from '../../lib/page/message-tap';
import type { Endpoints } from '../../lib/wire/endpoint';
import { fields } from '../../lib/wire/pick';
import { NOW, type Watching, watching } from './world';

/** As much of a browser's class as the taps touch: it makes events itself when told to. */
class Source extends EventTarget {
  static readonly OPEN = 1;
  constructor(readonly url: string | URL) {
    super();
  }

  receive(data: unknown, type = 'message'): void {
    this.dispatchEvent(new MessageEvent(type, { data }));
  }
}

const base = 'https://app.acme.example';
const endpoints: Endpoints = {
  limits: {
    kind: 'usage',
    method: 'GET',
    url: ['wss://app.acme.example/live/:id', `${base}/events`],
    confidence: 'medium',
    response: { events: fields('left') },
  },
};

function pageWithSources(): Watching & {
  readonly world: { WebSocket: typeof Source; EventSource: typeof Source };
} {
  const page = watching(base, endpoints);
  const world = {
    WebSocket: class WebSocket extends Source {},
    EventSource: class EventSource extends Source {},
  };
  tapWebSocket(world, page.patches, page.watch);
  tapEventSource(world, page.patches, page.watch);
  return { ...page, world };
}

describe('a WebSocket', () => {
  it.each([
    ['its own scheme', 'wss://app.acme.example/live/7?token=t'],
    ['https', 'https://app.acme.example/live/7'],
    ['a URL object', new URL('wss://app.acme.example/live/7')],
    ['a relative URL', '../live/7'],
  ])('opened by %s makes one observation of each message that holds a declared field', (_name, url) => {
    const { world, seen } = pageWithSources();
    const socket = new world.WebSocket(url);
    for (const data of ['{"left":3,"prompt":"secret"}', '{"other":1}', 'ping', new ArrayBuffer(4)])
      socket.receive(data);
    expect(seen).toEqual([
      {
        method: 'GET',
        url: 'wss://app.acme.example/live/7',
        status: 101,
        startedAt: NOW,
        endedAt: NOW,
        headers: {},
        body: { kind: 'events', values: [{ left: 3 }], total: 1, skipped: 0 },
      },
    ]);
  });

  it('elsewhere is let alone', () => {
    const { world, seen } = pageWithSources();
    new world.WebSocket('wss://other.example/live/7').receive('{"left":3}');
    expect(seen).toEqual([]);
  });

  it('stays an instance of its class, with constants, subclasses and constructor', () => {
    const { world } = pageWithSources();
    const socket = new world.WebSocket('wss://app.acme.example/live/7');
    class Mine extends world.WebSocket {}
    expect([socket instanceof world.WebSocket, socket.constructor === world.WebSocket]).toEqual([true, true]);
    expect([world.WebSocket.OPEN, world.WebSocket.name]).toEqual([1, 'WebSocket']);
    expect(new Mine('wss://app.acme.example/live/7')).toBeInstanceOf(Mine);
    expect(() => Reflect.apply(world.WebSocket, undefined, ['wss://app.acme.example/live/7'])).toThrow(
      TypeError,
    );
  });

  it('makes no more than 30 observations a minute', () => {
    const { world, seen } = pageWithSources();
    const socket = new world.WebSocket('wss://app.acme.example/live/7');
    for (let i = 0; i < 100; i++) socket.receive(`{"left":${i}}`);
    expect(seen).toHaveLength(30);
  });

  it('is the original again after undo', () => {
    const page = watching(base, endpoints);
    const world = { WebSocket: Source };
    tapWebSocket(world, page.patches, page.watch);
    expect(world.WebSocket).not.toBe(Source);
    page.patches.undo();
    expect([world.WebSocket, Source.prototype.constructor]).toEqual([Source, Source]);
  });
});

describe('an EventSource', () => {
  it('is heard on message, and once on each name that the page listens to', () => {
    const { world, seen } = pageWithSources();
    const source = new world.EventSource('/events');
    const heardByPage: string[] = [];
    for (const listener of [1, 2])
      source.addEventListener('limit', () => heardByPage.push(`limit ${listener}`));
    source.receive('{"left":3}');
    source.receive('{"left":2}', 'limit');
    source.receive('{"left":1}', 'other');
    expect(seen.map((one) => one.body)).toMatchObject([{ values: [{ left: 3 }] }, { values: [{ left: 2 }] }]);
    expect(seen[0]).toMatchObject({ url: `${base}/events`, status: 200 });
    expect(heardByPage).toEqual(['limit 1', 'limit 2']);
  });
});
