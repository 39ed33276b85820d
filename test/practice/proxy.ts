import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { listen } from './listen';

/**
 * A CONNECT proxy (RFC 9110, 9.3.6) that joins every tunnel to one local port, whatever host was asked
 * for: for browsers that can't map host names themselves.
 */
export async function startProxy(target: number): Promise<Server> {
  const server = createServer((_request, response) => response.writeHead(502).end());
  server.on('connect', (_request, client, head) => {
    const upstream = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    // Either end may go away at any time; then the other one goes too.
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
    client.on('close', () => upstream.destroy());
  });
  await listen(server);
  return server;
}
