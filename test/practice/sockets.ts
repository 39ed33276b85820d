import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:https';
import { WebSocketServer } from 'ws';
import type { RequestLog } from './request-log';
import type { Guest } from './server';

/** The socket that chatgpt.com keeps open beside its streams. */
const PATH = '/backend-api/celsius/ws/user';

/** Answers ChatGPT's WebSocket: a greeting, and an echo of each message. Any other socket is refused and logged. */
export function acceptSockets(server: Server, log: RequestLog, guest?: Guest): void {
  const sockets = new WebSocketServer({ noServer: true });
  sockets.on('connection', (socket) => {
    socket.send(JSON.stringify({ type: 'hello' }));
    socket.on('message', (data) => socket.send(JSON.stringify({ type: 'echo', text: String(data) })));
  });
  server.on('upgrade', (request: IncomingMessage, connection, head) => {
    if (guest?.upgrade(request, connection, head)) return;
    const host = request.headers.host ?? '';
    const path = new URL(request.url ?? '/', 'https://socket').pathname;
    const known = host === 'chatgpt.com' && path === PATH;
    const { origin } = request.headers;
    log.add({
      at: Date.now(),
      method: 'GET',
      host,
      path,
      known,
      destination: 'websocket',
      byPage: false,
      ...(origin === undefined ? {} : { origin }),
    });
    if (!known) {
      connection.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => sockets.emit('connection', socket, request));
  });
}
