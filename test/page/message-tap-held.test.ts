import { beforeEach, describe, expect, it } from 'vitest';
import { tapWebSocket } from '../../lib/page/message-tap';
import type { Endpoints } from '../../lib/wire/endpoint';
import { fields } from '../../lib/wire/pick';
import { type Asked, asked, type Watching, watching } from './world';

const endpoints: Endpoints = {
  chat: {
    ...({ kind: 'usage', method: 'GET', confidence: 'medium' } as const),
    url: 'wss://app.acme.example/chat',
    request: { body: { keys: { event: { oneOf: ['send'] }, mode: true, text: 'length' } } },
    task: { when: { from: 'body.event', is: ['send'] }, feature: 'message', characters: 'body.text' },
    response: { events: fields('left') },
  },
};

/** As much of a browser's class as the tap touches. */
class Socket extends EventTarget {
  readyState = 1;
  readonly sent: unknown[] = [];

  send(data: unknown): void {
    this.sent.push(data);
  }

  close(): void {
    this.readyState = 2;
  }
}

let person: Asked;
let page: Watching;
let socket: Socket;

beforeEach(() => {
  person = asked();
  page = watching('https://app.acme.example', endpoints, person);
  const world = { WebSocket: class WebSocket extends Socket {} };
  // As in a browser, where the class itself has the methods.
  Object.assign(world.WebSocket.prototype, { send: Socket.prototype.send, close: Socket.prototype.close });
  tapWebSocket(world, page.patches, page.watch);
  socket = Reflect.construct(world.WebSocket, ['wss://app.acme.example/chat']);
});

const frame = (text: string) => JSON.stringify({ event: 'send', text });
const ping = JSON.stringify({ event: 'ping' });

describe('a message that is a task', () => {
  it('waits, and goes once when the person says so', () => {
    socket.send(frame('four'));
    expect([person.tasks, socket.sent]).toEqual([[{ feature: 'message', characters: 4 }], []]);
    person.decide(true);
    expect(socket.sent).toEqual([frame('four')]);
    socket.dispatchEvent(new MessageEvent('message', { data: '{"left":3}' }));
    expect(page.seen).toMatchObject([{ request: { body: { event: 'send', text: 4 } } }]);
  });

  it('keeps its place before all that comes after it, which is as it was given', () => {
    socket.send(ping);
    socket.send(frame('first'));
    const bytes = new Uint8Array([1, 2]);
    for (const data of [ping, frame('second'), bytes]) socket.send(data);
    bytes.fill(9);
    expect([socket.sent, person.tasks.length]).toEqual([[ping], 1]);
    person.decide(true);
    expect(socket.sent.slice(0, 4)).toEqual([ping, frame('first'), ping, frame('second')]);
    expect([...new Uint8Array(socket.sent[4] as ArrayBuffer)]).toEqual([1, 2]);
    socket.send(ping);
    expect(socket.sent).toHaveLength(6);
  });

  it('is lost by a Cancel with all that waits behind it, and with its connection', () => {
    socket.send(frame('first'));
    socket.send(ping);
    person.decide(false);
    expect([socket.sent, socket.readyState]).toEqual([[], 2]);
  });

  it('is given up when the connection closes', () => {
    socket.send(frame('first'));
    socket.send(ping);
    socket.dispatchEvent(new Event('close'));
    expect([person.givenUp, socket.sent]).toEqual([1, []]);
  });

  it('is asked about again after a decision', () => {
    for (const text of ['first', 'second']) {
      socket.send(frame(text));
      person.decide(true);
    }
    expect([person.tasks.length, socket.sent]).toEqual([2, [frame('first'), frame('second')]]);
  });
});

describe('nobody is asked', () => {
  it.each<[string, () => void]>([
    ['while it is switched off', () => (person.armed = false)],
    ['where nobody holds it', () => (person.holds = false)],
    ['on a socket that is not open', () => (socket.readyState = 0)],
    [
      'where asking fails',
      () => {
        person.ask = () => {
          throw new Error('ours');
        };
      },
    ],
  ])('%s: it goes at once', (_, given) => {
    given();
    socket.send(frame('first'));
    expect(socket.sent).toEqual([frame('first')]);
  });

  it.each([
    ['a ping', ping],
    ['no JSON', 'x'],
    ['bytes', new ArrayBuffer(4)],
  ])('about %s', (_, data) => {
    socket.send(data);
    expect([socket.sent, person.tasks]).toEqual([[data], []]);
  });
});
