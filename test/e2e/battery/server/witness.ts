import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long an end is waited for, in ms. */
const PATIENCE = 1000;

/** What the server saw of one request of the battery. */
interface Seen {
  readonly method: string;
  readonly headers: readonly string[];
  readonly body: unknown;
  ended: string;
}

/** Remembers what came from the battery's page, by the id that each request carries. */
export class Witness {
  readonly #seen = new Map<string, Seen[]>();

  /** Gives how many times this id has come before. */
  note(id: string, request: IncomingMessage, response: ServerResponse, body: unknown): number {
    const { seen, before } = this.#add(id, request, body);
    response.on('close', () => {
      seen.ended = response.writableFinished ? 'complete' : 'cut';
    });
    return before;
  }

  /** Of a connection that is no HTTP exchange: gives what tells its end, in a word. */
  noteSocket(id: string, request: IncomingMessage): (end: string) => void {
    const { seen } = this.#add(id, request, undefined);
    return (end) => {
      seen.ended = end;
    };
  }

  /** Waits a little for the end, "cut" needs the time of one packet; or only until the request has come. */
  async tell(id: string, enough?: 'open'): Promise<readonly Seen[]> {
    const until = Date.now() + PATIENCE;
    const seen = () => this.#seen.get(id) ?? [];
    const isOver = () =>
      seen().length > 0 && (enough === 'open' || seen().every(({ ended }) => ended !== 'open'));
    while (Date.now() < until && !isOver()) await sleep(3);
    return seen();
  }

  #add(id: string, request: IncomingMessage, body: unknown): { seen: Seen; before: number } {
    const seen: Seen = {
      method: request.method ?? '',
      headers: pairs(request.rawHeaders).filter(
        (line) => !/^(cookie|connection|host|sec-websocket-key):/i.test(line),
      ),
      body,
      ended: 'open',
    };
    const known = this.#seen.get(id) ?? [];
    this.#seen.set(id, [...known, seen]);
    return { seen, before: known.length };
  }
}

/** A multipart boundary is random, in Firefox its length too. */
function pairs(raw: readonly string[]): readonly string[] {
  const lines = raw.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${raw[index + 1]}`] : []));
  if (!lines.some((line) => line.includes('boundary='))) return lines;
  return lines
    .filter((line) => !/^content-length:/i.test(line))
    .map((line) => line.replace(/boundary=.*/, 'boundary=…'));
}
