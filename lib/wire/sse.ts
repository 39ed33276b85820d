/**
 * An incremental reader of Server-Sent Events (WHATWG HTML, "9.2.6 Interpreting an event stream").
 * Text may be cut anywhere: inside a line, between `\r` and `\n`, between the lines of one event.
 */
export interface SseEvent {
  readonly event: string;
  readonly data: string;
}

/** An event whose text is longer than this is skipped, so that a stream without blank lines can't grow without bound. */
export const MAX_EVENT = 64 * 1024;

export class SseReader {
  #line = '';
  #lineLength = 0;
  #event = '';
  #data: string[] = [];
  #size = 0;
  #skipped = 0;
  #afterCarriageReturn = false;

  constructor(private readonly onEvent: (event: SseEvent) => void) {}

  /** How many events were too long to be read. */
  get skipped(): number {
    return this.#skipped;
  }

  push(text: string): void {
    let start = 0;
    // Searched, not walked: the page waits meanwhile, and a search runs natively.
    let lineFeed = text.indexOf('\n');
    let carriageReturn = text.indexOf('\r');
    while (lineFeed !== -1 || carriageReturn !== -1) {
      const isReturn = carriageReturn !== -1 && (lineFeed === -1 || carriageReturn < lineFeed);
      const end = isReturn ? carriageReturn : lineFeed;
      if (isReturn) carriageReturn = text.indexOf('\r', end + 1);
      else lineFeed = text.indexOf('\n', end + 1);
      const isSecondHalf = !isReturn && end === start && this.#afterCarriageReturn;
      this.#afterCarriageReturn = isReturn;
      if (!isSecondHalf) {
        this.#keep(text, start, end);
        this.#endLine();
      }
      start = end + 1;
    }
    if (start < text.length) this.#afterCarriageReturn = false;
    this.#keep(text, start, text.length);
  }

  /** The stream has ended. An event without its blank line is still delivered: platforms end on it. */
  end(): void {
    if (this.#lineLength > 0) this.#endLine();
    this.#dispatch();
  }

  #keep(text: string, from: number, to: number): void {
    this.#lineLength += to - from;
    this.#size += to - from;
    if (this.#size <= MAX_EVENT) this.#line += text.slice(from, to);
  }

  #endLine(): void {
    const line = this.#line;
    const blank = this.#lineLength === 0;
    this.#line = '';
    this.#lineLength = 0;
    if (blank) this.#dispatch();
    else if (this.#size <= MAX_EVENT) this.#field(line);
  }

  #field(line: string): void {
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon === -1 ? line : line.slice(0, colon);
    const raw = colon === -1 ? '' : line.slice(colon + 1);
    const value = raw.startsWith(' ') ? raw.slice(1) : raw;
    if (field === 'data') this.#data.push(value);
    else if (field === 'event') this.#event = value;
  }

  #dispatch(): void {
    // Blank lines in a row.
    if (this.#size === 0) return;
    const tooLong = this.#size > MAX_EVENT;
    if (tooLong) this.#skipped++;
    else if (this.#data.length > 0)
      this.onEvent({ event: this.#event || 'message', data: this.#data.join('\n') });
    this.#event = '';
    this.#data = [];
    this.#size = 0;
  }
}
