import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:https';
import { WebSocketServer } from 'ws';
import type { RequestLog } from './request-log';
import type { Guest } from './server';
import type { Site } from './site';

/**
 * Opens the WebSockets that the sites have. Any other is refused and logged as known to nobody. The returned function
 * cuts all that are open.
 */
export function acceptSockets(
  server: Server,
  sites: readonly Site[],
  log: RequestLog,
  pace: number,
  guest?: Guest,
): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request: IncomingMessage, connection, head) => {
    if (guest?.upgrade(request, connection, head)) return;
    const host = request.headers.host ?? '';
    const path = new URL(request.url ?? '/', 'https://socket').pathname;
    const site = sites.find(({ hosts }) => hosts.includes(host));
    const open = site?.sockets[path];
    const { origin } = request.headers;
    log.add({
      at: Date.now(),
      method: 'GET',
      host,
      path,
      known: open !== undefined,
      destination: 'websocket',
      byPage: false,
      ...(origin === undefined ? {} : { origin }),
    });
    if (open === undefined) {
      connection.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => open(socket, pace));
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
  };
}
