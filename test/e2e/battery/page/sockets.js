import { address, faultIn, faultOf, natures, pause, under } from './tools.js';

/** The one socket that the practice server answers: a greeting, then an echo of each message. */
const SOCKET = 'wss://chatgpt.com/backend-api/celsius/ws/user';

function once(target, type) {
  return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
}

const ofWebSocket = {
  'a talk': async () => {
    const socket = new WebSocket(SOCKET);
    const log = [];
    for (const type of ['open', 'message', 'error', 'close']) {
      socket.addEventListener(type, (event) => log.push([type, socket.readyState, event.data ?? null]));
      socket[`on${type}`] = () => log.push(`on${type}`);
    }
    await once(socket, 'message');
    socket.send('é');
    await once(socket, 'message');
    socket.close(3001, 'enough');
    const { code, reason, wasClean } = await once(socket, 'close');
    return {
      log,
      close: { code, reason, wasClean },
      state: socket.readyState,
      own: Reflect.ownKeys(socket).map(String),
    };
  },
  'its facts': () => {
    const socket = new WebSocket(SOCKET);
    const facts = {
      kinds: [socket instanceof WebSocket, socket instanceof EventTarget, socket.constructor === WebSocket],
      prototype: Object.getPrototypeOf(socket) === WebSocket.prototype,
      statics: [WebSocket.CONNECTING, WebSocket.OPEN, WebSocket.CLOSING, WebSocket.CLOSED, socket.OPEN],
      values: [
        socket.binaryType,
        socket.url,
        socket.protocol,
        socket.extensions,
        socket.bufferedAmount,
        socket.readyState,
      ],
    };
    socket.close();
    return facts;
  },
  'bytes as they are wanted': async () => {
    const socket = new WebSocket(SOCKET);
    socket.binaryType = 'arraybuffer';
    const { data } = await once(socket, 'message');
    socket.close();
    return [socket.binaryType, data];
  },
  'a refusal': async () => {
    const socket = new WebSocket('wss://chatgpt.com/nowhere');
    const log = [];
    for (const type of ['open', 'error', 'close'])
      socket.addEventListener(type, () => log.push([type, socket.readyState]));
    const { code, wasClean } = await once(socket, 'close');
    return { log, code, wasClean };
  },
  'a subclass': async () => {
    class Own extends WebSocket {
      constructor(...args) {
        super(...args);
        this.target = new.target === Own;
      }
    }
    const socket = new Own(SOCKET);
    await once(socket, 'open');
    socket.close();
    return [
      socket instanceof Own,
      socket instanceof WebSocket,
      socket.target,
      Own.OPEN,
      Own.name,
      Object.getPrototypeOf(Own) === WebSocket,
    ];
  },
  'Reflect.construct': () => {
    function Other() {}
    Other.prototype = WebSocket.prototype;
    const socket = Reflect.construct(WebSocket, [SOCKET], Other);
    socket.close();
    return [socket instanceof WebSocket, socket.url];
  },
  'wrong calls': async () => ({
    withoutNew: await faultIn(() => WebSocket(SOCKET)),
    none: await faultIn(() => new WebSocket()),
    address: await faultIn(() => new WebSocket('http://[')),
    scheme: await faultIn(() => new WebSocket('ftp://chatgpt.com/')),
    protocol: await faultIn(() => new WebSocket(SOCKET, 'a b')),
    code: await faultIn(() => new WebSocket(SOCKET).close(1)),
    early: await faultIn(() => new WebSocket(SOCKET).send('x')),
    brand: await faultIn(() => WebSocket.prototype.send.call({}, 'x')),
  }),
};

function eventSourceOf({ read }) {
  const listened = async (scene, close) => {
    const source = new EventSource(address(read, scene).url);
    const facts = {
      state: source.readyState,
      kinds: [source instanceof EventSource, source.constructor === EventSource],
      prototype: Object.getPrototypeOf(source) === EventSource.prototype,
      own: Reflect.ownKeys(source).map(String),
      statics: [EventSource.CONNECTING, EventSource.OPEN, EventSource.CLOSED],
    };
    const log = [];
    const ended = new Promise((resolve) => {
      for (const type of ['open', 'message', 'message_start', 'message_stop', 'error']) {
        source.addEventListener(type, (event) => {
          log.push([
            type,
            source.readyState,
            event.data ?? null,
            event.lastEventId ?? null,
            event.origin ?? null,
          ]);
          if (type === close) {
            source.close();
            log.push(source.readyState);
            setTimeout(resolve, 0);
          }
        });
      }
      source.onopen = () => log.push('onopen');
    });
    await ended;
    return { facts, log };
  };
  return {
    'a stream to its end': () => listened('events', 'error'),
    'a stream closed by the page': () => listened('events', 'message_start'),
    'an answer that is no stream': () => listened('json', 'error'),
    'no network': () => listened('unreachable', 'error'),
    'things that are asked once': async () => {
      const asked = [];
      const source = new EventSource(address(read, 'events').url);
      const type = {
        toString() {
          asked.push('type');
          return 'message_start';
        },
      };
      source.addEventListener(type, () => asked.push('heard'));
      await once(source, 'message_stop');
      source.close();
      return asked;
    },
    'wrong calls': async () => ({
      withoutNew: await faultIn(() => EventSource('/x')),
      none: await faultIn(() => new EventSource()),
      address: await faultIn(() => new EventSource('http://[')),
    }),
  };
}

const workers = {
  'a worker from a script': async () => {
    try {
      const worker = new Worker('/battery/worker.js');
      const { data } = await Promise.race([
        once(worker, 'message'),
        pause(2000).then(() => ({ data: 'late' })),
      ]);
      worker.terminate();
      return data;
    } catch (error) {
      return faultOf(error);
    }
  },
};

export const sockets = {
  ...under('WebSocket', ofWebSocket),
  ...under('Worker', workers),
  ...Object.fromEntries(
    Object.entries(natures).flatMap(([nature, paths]) =>
      Object.entries(under(`${nature} EventSource`, eventSourceOf(paths))),
    ),
  ),
};
