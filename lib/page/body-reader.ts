import type { Endpoint } from '../wire/endpoint';
import {
  type Body,
  type EventPicker,
  isBinary,
  MAX_BODY,
  pickerFor,
  readBody,
  readBytes,
} from '../wire/observation';

const Decoder = globalThis.TextDecoder;

/** Enough of a body's start to tell a stream of events (`retry:`) from anything else. */
const ENOUGH_TO_TELL = 6;

const PIECE = 128 * 1024;

/**
 * Reads a body while it comes, in bounded memory: events are picked one by one, however many; anything
 * else is kept until its end, or until it is larger than {@link MAX_BODY}, and then read by `readBody`.
 */
export class BodyReader {
  readonly #decoder = new Decoder();
  #kind: 'unknown' | 'events' | 'whole' | 'too-large' = 'unknown';
  #text = '';
  #size = 0;
  #picker: EventPicker | undefined;
  readonly #isBinary: boolean;
  /** Of a binary body. */
  #parts: Uint8Array[] = [];

  constructor(
    private readonly endpoint: Endpoint,
    private readonly status: number,
  ) {
    this.#isBinary = isBinary(endpoint);
  }

  /** Whether anything has come yet. */
  get started(): boolean {
    return this.#size > 0;
  }

  /** The body is larger than we read: the rest is only counted. */
  get tooLarge(): boolean {
    return this.#kind === 'too-large';
  }

  /** The next bytes, cut anywhere: of UTF-8, or of Protobuf or CBOR where the endpoint declares it. */
  bytes(chunk: Uint8Array): void {
    if (this.tooLarge) this.#size += chunk.byteLength;
    else if (this.#isBinary) this.#keepBytes(chunk);
    else this.#decode(chunk);
  }

  /** In pieces: of a large file that came at once, only the beginning is looked at. */
  #decode(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.byteLength; at += PIECE) {
      if (this.tooLarge) {
        this.#size += chunk.byteLength - at;
        return;
      }
      this.text(this.#decoder.decode(chunk.subarray(at, at + PIECE), { stream: true }));
    }
  }

  /** The next part of the text, cut anywhere. */
  text(part: string): void {
    this.#size += part.length;
    if (this.#kind === 'events') this.#picker?.push(part);
    else if (this.#kind !== 'too-large') this.#keep(part);
  }

  /** The body is complete. */
  end(): Body {
    if (this.tooLarge) return { kind: 'too-large', size: this.#size };
    if (this.#parts.length > 0) return readBytes(joined(this.#parts, this.#size), this.endpoint, this.status);
    this.text(this.#decoder.decode());
    if (this.#kind === 'events' && this.#picker !== undefined) return this.#picker.end();
    return readBody(this.#text, this.endpoint, this.status);
  }

  /** The body stopped before its end. Undefined where what came can't stand alone: half a JSON text. */
  cut(): Body | undefined {
    if (this.#kind !== 'events') return undefined;
    const body = this.end();
    return body.kind === 'events' && body.total > 0 ? body : undefined;
  }

  #keep(part: string): void {
    // Blanks before the body say nothing; kept, they would have to be looked through again with each part.
    this.#text = this.#text === '' ? part.trimStart() : this.#text + part;
    if (this.#kind === 'unknown') this.#recognise();
    if (this.#kind === 'events' || this.#text.length <= MAX_BODY) return;
    this.#kind = 'too-large';
    this.#text = '';
  }

  /** Copied: a page may give its reader the same buffer again. */
  #keepBytes(chunk: Uint8Array): void {
    this.#size += chunk.byteLength;
    this.#parts.push(chunk.slice());
    if (this.#size <= MAX_BODY) return;
    this.#kind = 'too-large';
    this.#parts = [];
  }

  #recognise(): void {
    const start = this.#text;
    if (start.length < ENOUGH_TO_TELL) return;
    this.#kind = 'whole';
    this.#picker = pickerFor(start, this.endpoint, this.status);
    if (this.#picker === undefined) return;
    this.#kind = 'events';
    this.#picker.push(start);
    this.#text = '';
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
