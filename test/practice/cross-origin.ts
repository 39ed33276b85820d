import type { Exchange } from './exchange';

/**
 * Lets pages of `origin` read the answers of another host of their site, with credentials. True where that was all:
 * the browser's question before the request.
 */
export function allowOrigin(exchange: Exchange, origin: string): boolean {
  if (`https://${exchange.host}` === origin || exchange.header('origin') !== origin) return false;
  exchange.alsoSend({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  });
  if (exchange.method !== 'OPTIONS') return false;
  exchange.nothing(204, {
    'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers': exchange.header('access-control-request-headers') ?? '',
    'access-control-max-age': '600',
  });
  return true;
}
