import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { io } from 'socket.io-client';
import { address, text } from '../page/tools.js';
import { clientFault, endOf, fails, works } from './told.js';

let made = 0;

function openAt(path, transports, namespace = '', more = {}) {
  const id = `socket-${performance.timeOrigin}-${made++}`;
  const socket = io(`${location.origin}/${namespace}`, {
    path,
    addTrailingSlash: false,
    forceNew: true,
    reconnection: false,
    transports,
    query: { guest: 'socket.io', id },
    ...more,
  });
  return { id, socket };
}

function once(socket, name) {
  return new Promise((resolve) => socket.once(name, (...values) => resolve(values)));
}

function socketIoOf({ read }, transports) {
  const open = (namespace, more) => openAt(read, transports, namespace, more);
  const connected = (act) =>
    works(async (say) => {
      const { id, socket } = open();
      await once(socket, 'connect');
      const value = await act(socket, say);
      const { name } = socket.io.engine.transport;
      socket.disconnect();
      return { value, name, ended: await endOf(id) };
    });
  return {
    'a question and its answer': () =>
      connected(
        (socket) => new Promise((resolve) => socket.emit('ask', { text: '“€”' }, (...all) => resolve(all))),
      ),
    'many messages in their order': () =>
      connected(async (socket, say) => {
        const all = new Promise((resolve) => {
          socket.on('number', (at, words) => {
            say(at, words);
            if (at === 39) resolve();
          });
        });
        socket.emit('count', 40);
        await all;
      }),
    bytes: () =>
      connected(async (socket) => {
        const answered = once(socket, 'bytes');
        socket.emit('bytes', new TextEncoder().encode('abc'));
        const [bytes] = await answered;
        return [bytes.constructor.name, text(bytes)];
      }),
    'events of a life': () =>
      works(async (say) => {
        const { id, socket } = open();
        for (const name of ['connect', 'disconnect', 'connect_error']) {
          socket.on(name, (value) => say(name, typeof value === 'string' ? value : null, socket.connected));
        }
        socket.io.on('open', () => say('open'));
        socket.io.on('close', (reason) => say('close', reason));
        await once(socket, 'connect');
        const left = once(socket, 'disconnect');
        socket.emit('leave');
        await left;
        return endOf(id);
      }),
    'an answer that does not come': () =>
      fails(async () => {
        const { socket } = open();
        await once(socket, 'connect');
        try {
          return await socket.timeout(25).emitWithAck('unknown', 1);
        } finally {
          socket.disconnect();
        }
      }),
    'a refusal': () =>
      fails(async () => {
        const { socket } = open('refused');
        const [error] = await once(socket, 'connect_error');
        socket.disconnect();
        throw error;
      }),
    'no such server': () =>
      fails(async () => {
        const { socket } = open('', { query: { battery: 'limit' } });
        const [error] = await once(socket, 'connect_error');
        throw error;
      }),
  };
}

function graphqlOf(clientAt) {
  const collected = async (iterable, say) => {
    for await (const result of iterable) say(result);
  };
  return {
    'a question': () => works((say) => collected(clientAt().client.iterate({ query: '{ left }' }), say)),
    'a refusal': () => works((say) => collected(clientAt().client.iterate({ query: '{ refused }' }), say)),
    'a wrong question': () => {
      const { client } = clientAt();
      const asked = () =>
        new Promise((resolve) => {
          const faults = [];
          client.subscribe(
            { query: '{ nothing }' },
            {
              next: (value) => faults.push(value),
              error: (error) => resolve([...faults, JSON.stringify(error), clientFault(error)]),
              complete: () => resolve([...faults, 'complete']),
            },
          );
        });
      return works(asked);
    },
    'many answers': () =>
      works((say) => collected(clientAt().client.iterate({ query: 'subscription { parts }' }), say)),
    'left amid many answers': () =>
      works(async () => {
        const { id, client } = clientAt();
        let count = 0;
        for await (const _ of client.iterate({ query: 'subscription { parts(endless: true) }' }))
          if (++count === 3) break;
        client.dispose();
        return endOf(id);
      }),
    'no such server': () =>
      fails(async () =>
        collected(clientAt('battery=limit').client.iterate({ query: '{ left }' }), () => undefined),
      ),
  };
}

const guestAt = (path, query) => {
  const { id, url } = address(path, 'none');
  return { id, url: `${location.origin}${url.replace('battery=none', query)}` };
};

const wsAt =
  ({ read }) =>
  (query = 'guest=graphql') => {
    const { id, url } = guestAt(read, query);
    return { id, client: createWsClient({ url: url.replace('https', 'wss'), retryAttempts: 0 }) };
  };

const sseAt =
  ({ send }) =>
  (query = 'guest=graphql') => {
    const { id, url } = guestAt(send, query);
    return { id, client: createSseClient({ url, retryAttempts: 0 }) };
  };

/** The way that Socket.IO takes by default. */
function upgradeOf({ read }) {
  return {
    'a question after the change': () =>
      works(async () => {
        const { socket } = openAt(read, ['polling', 'websocket']);
        await once(socket, 'connect');
        const { engine } = socket.io;
        if (engine.transport.name !== 'websocket') await once(engine, 'upgrade');
        const answer = await socket.emitWithAck('ask', { text: '“€”' });
        const { name } = engine.transport;
        socket.disconnect();
        return { answer, name };
      }),
  };
}

export const sockets = {
  'socket.io from polling to WebSocket': upgradeOf,
  'socket.io by polling': (nature) => socketIoOf(nature, ['polling']),
  'socket.io by WebSocket': (nature) => socketIoOf(nature, ['websocket']),
  'graphql-ws': (nature) => graphqlOf(wsAt(nature)),
  'graphql-sse': (nature) => graphqlOf(sseAt(nature)),
};
