import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { LoggedRequest } from './request-log';
import { type SentEvent, sendEvents, sendText } from './stream';

/** Set by the practice pages' own scripts on each of their requests. */
export const PAGE_HEADER = 'x-practice-page';

/** One request and its answer, with the few words that a site needs. */
export class Exchange {
  readonly host: string;
  readonly url: URL;
  /** The named segments of the route that was taken. */
  params: Readonly<Record<string, string>> = {};
  readonly #shared: OutgoingHttpHeaders = {};

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    readonly logged: LoggedRequest,
    private readonly bodyText: string,
    private readonly pace: number,
  ) {
    this.host = logged.host;
    this.url = new URL(request.url ?? '/', `https://${this.host}`);
  }

  get method(): string {
    return this.request.method ?? 'GET';
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  /** The token of `Authorization: Bearer …`. */
  get bearer(): string | undefined {
    return /^Bearer\s+(\S+)$/i.exec(this.header('authorization') ?? '')?.[1];
  }

  cookie(name: string): string | undefined {
    const pairs = (this.header('cookie') ?? '').split(/;\s*/).map((pair) => pair.split('='));
    return pairs.find(([key]) => key === name)?.[1];
  }

  /** The request's JSON, or an empty object where it has none. */
  get body(): Record<string, unknown> {
    try {
      const value: unknown = JSON.parse(this.bodyText);
      return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    } catch {
      return {};
    }
  }

  /** Headers that go with whatever answer follows. */
  alsoSend(headers: OutgoingHttpHeaders): void {
    Object.assign(this.#shared, headers);
  }

  json(status: number, value: unknown, headers: OutgoingHttpHeaders = {}): void {
    this.text(status, 'application/json', JSON.stringify(value), headers);
  }

  text(status: number, contentType: string, text: string, headers: OutgoingHttpHeaders = {}): void {
    this.response.writeHead(status, {
      'cache-control': 'no-store',
      'content-type': contentType.startsWith('text/') ? `${contentType}; charset=utf-8` : contentType,
      ...this.#shared,
      ...headers,
    });
    this.response.end(text);
  }

  bytes(status: number, contentType: string, bytes: Uint8Array): void {
    this.response.writeHead(status, {
      'cache-control': 'no-store',
      'content-type': contentType,
      ...this.#shared,
    });
    this.response.end(bytes);
  }

  nothing(status: number, headers: OutgoingHttpHeaders = {}): void {
    this.response.writeHead(status, { ...this.#shared, ...headers });
    this.response.end();
  }

  async events(events: readonly SentEvent[]): Promise<void> {
    this.response.writeHead(200, {
      'cache-control': 'no-cache',
      'content-type': 'text/event-stream; charset=utf-8',
      ...this.#shared,
    });
    await sendEvents(this.response, events, this.pace);
  }

  /** One JSON a line, as they come (NDJSON). */
  async lines(values: readonly unknown[]): Promise<void> {
    this.response.writeHead(200, {
      'cache-control': 'no-cache',
      'content-type': 'application/json',
      ...this.#shared,
    });
    await sendText(this.response, values.map((value) => `${JSON.stringify(value)}\n`).join(''), this.pace);
  }
}
