import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** One Server-Sent Event; without `event` it is an unnamed one. */
export interface SentEvent {
  readonly event?: string;
  /** A string is sent as it is, anything else as JSON. */
  readonly data: unknown;
}

export function eventText({ event, data }: SentEvent): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${text}\n\n`;
}

/**
 * Cuts bytes at places that have nothing to do with lines, events or characters, as real networks do:
 * pieces of 1 to 61 bytes, always the same ones for the same length.
 */
export function* oddPieces(bytes: Uint8Array): Generator<Uint8Array> {
  let seed = bytes.length;
  for (let start = 0; start < bytes.length; ) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const size = 1 + (seed % 61);
    yield bytes.subarray(start, start + size);
    start += size;
  }
}

/** Writes the events in odd pieces, `pace` ms apart. Stops when the client goes away. */
export async function sendEvents(
  response: ServerResponse,
  events: readonly SentEvent[],
  pace: number,
): Promise<void> {
  await sendText(response, events.map(eventText).join(''), pace);
}

/** The same of any text. */
export async function sendText(response: ServerResponse, text: string, pace: number): Promise<void> {
  for (const piece of oddPieces(Buffer.from(text))) {
    if (response.destroyed) return;
    response.write(piece);
    await sleep(pace);
  }
  response.end();
}

/** A text as a model would send it: word by word. */
export function words(text: string): readonly string[] {
  return text.match(/\s*\S+/g) ?? [];
}
