import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { createHandler } from 'graphql-sse/lib/use/http';
import { useServer as serveGraphql } from 'graphql-ws/use/ws';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import type { Guest } from '../../../practice/server';
import type { Witness } from './witness';

// The copy that the GraphQL servers have: vitest would give us the other one, and each refuses the other's schemas.
const { GraphQLBoolean, GraphQLError, GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } =
  createRequire(import.meta.url)('graphql') as typeof import('graphql');

/**
 * The servers of Socket.IO and GraphQL themselves. They are chosen by the query, `?guest=`, so that they are
 * found at addresses that the extension watches and at others.
 */
export function guestsOf(witness: Witness): Guest {
  const io = createServer();
  const socketIo = answerSocketIo(io, witness);
  const sse = createHandler({ schema });
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'graphql-transport-ws' });
  serveGraphql({ schema }, sockets);
  return {
    request(request, response) {
      const { guest, id } = wishOf(request);
      if (guest === 'socket.io') io.emit('request', request, response);
      else if (guest === 'graphql') {
        witness.note(id, request, response, undefined);
        sse(request, response).catch(() => response.destroy());
      } else return false;
      return true;
    },
    upgrade(request, connection, head) {
      const { guest, id } = wishOf(request);
      if (guest === 'socket.io') io.emit('upgrade', request, connection, head);
      else if (guest === 'graphql') {
        const ended = witness.noteSocket(id, request);
        connection.on('close', () => ended('closed'));
        sockets.handleUpgrade(request, connection, head, (socket) =>
          sockets.emit('connection', socket, request),
        );
      } else return false;
      return true;
    },
    close: () => {
      socketIo.close();
      sockets.close();
    },
  };
}

function wishOf({ url }: IncomingMessage): { guest: string | null; id: string } {
  const { searchParams } = new URL(url ?? '/', 'https://guest');
  return { guest: searchParams.get('guest'), id: searchParams.get('id') ?? '' };
}

/** On an HTTP server that listens nowhere: what is emitted there is for it. */
function answerSocketIo(server: HttpServer, witness: Witness): Server {
  const io = new Server(server, { pingInterval: 60_000 });
  // It knows itself by its path, and here it is found at any.
  for (const event of ['request', 'upgrade'] as const) {
    server.prependListener(event, (request: IncomingMessage) => {
      request.url = `/socket.io/${new URL(request.url ?? '/', 'https://guest').search}`;
    });
  }
  io.of('/refused').use((_socket, next) => next(new Error('no credits left')));
  io.on('connection', (socket) => {
    const ended = witness.noteSocket(String(socket.handshake.query.id), socket.request);
    socket.on('disconnect', (reason) => ended(reason));
    socket.on('ask', (question: unknown, answer: (...values: unknown[]) => void) =>
      answer('answer', question),
    );
    socket.on('count', (to: number) => {
      for (let at = 0; at < to; at++) socket.emit('number', at, `“${at} €”`);
    });
    socket.on('bytes', (bytes: Buffer) => socket.emit('bytes', Buffer.from(bytes).reverse()));
    socket.on('leave', () => socket.disconnect(true));
  });
  return io;
}

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      left: { type: GraphQLInt, resolve: () => 58 },
      refused: {
        type: GraphQLInt,
        resolve: () => {
          throw new GraphQLError('no credits left', { extensions: { code: 'EMPTY' } });
        },
      },
    },
  }),
  subscription: new GraphQLObjectType({
    name: 'Subscription',
    fields: {
      parts: {
        type: GraphQLString,
        args: { endless: { type: GraphQLBoolean } },
        resolve: (part) => part,
        subscribe: (_root, { endless }) => parts(endless === true),
      },
    },
  }),
});

async function* parts(endless: boolean) {
  yield* ['one', '“é”', '“𝔸”'];
  while (endless) {
    await sleep(3);
    yield '.'.repeat(4000);
  }
}
