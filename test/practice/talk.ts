import { WebSocket } from 'ws';

export interface Heard {
  readonly event: string;
  readonly [field: string]: unknown;
}

/**
 * Opens a socket of the practice server at `port` as a browser would open that of `url`, sends `frame` at the first
 * message, and gives all messages up to the one whose event is `last`. Rejects where it is closed before.
 */
export function talk(port: number, url: string, frame: unknown, last: string): Promise<readonly Heard[]> {
  const { host, pathname, search } = new URL(url);
  const socket = new WebSocket(`wss://127.0.0.1:${port}${pathname}${search}`, {
    headers: { host },
    rejectUnauthorized: false,
  });
  const heard: Heard[] = [];
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed')));
    socket.on('message', (data) => {
      const message: Heard = JSON.parse(String(data));
      heard.push(message);
      if (heard.length === 1) socket.send(JSON.stringify(frame));
      if (message.event !== last) return;
      resolve(heard);
      socket.close();
    });
  });
}
