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

  /**
   * `clue`: what an event that is wanted has somewhere in a line of it. Others may be counted by `onOthers` instead of
   * being read: most events of an answer hold nothing but its words, and there are thousands of them.
   */
  constructor(
    private readonly onEvent: (event: SseEvent) => void,
    private readonly clue?: RegExp,
    private readonly onOthers: (count: number) => void = () => undefined,
  ) {}

  /** How many events were too long to be read. */
  get skipped(): number {
    return this.#skipped;
  }

  push(text: string): void {
    const isBetween = this.#size === 0 && this.#lineLength === 0;
    const begin = isBetween ? 0 : afterBlank(text.indexOf(BLANK));
    const end = afterBlank(text.lastIndexOf(BLANK));
    // Where lines end in any other way, they are walked through one by one.
    if (this.clue === undefined || begin >= end || this.#afterCarriageReturn || text.includes('\r')) {
      this.#read(text);
      return;
    }
    this.#read(text.slice(0, begin));
    this.#readWanted(text.slice(begin, end), this.clue);
    this.#read(text.slice(end));
  }

  /** Whole events. */
  #readWanted(events: string, clue: RegExp): void {
    let done = 0;
    while (done < events.length) {
      const found = events.slice(done).search(clue);
      if (found === -1) {
        this.#passOver(events, done, events.length);
        return;
      }
      const from = Math.max(done, afterBlank(events.lastIndexOf(BLANK, done + found)));
      this.#passOver(events, done, from);
      done = afterBlank(events.indexOf(BLANK, done + found));
      this.#read(events.slice(from, done));
    }
  }

  #passOver(events: string, from: number, to: number): void {
    let count = 0;
    for (let start = from; start < to; ) {
      // Of blank lines in a row, the last one may stand alone.
      const blank = events.indexOf(BLANK, start);
      const end = blank === -1 ? to : Math.min(to, afterBlank(blank));
      if (end - start > MAX_EVENT) this.#read(events.slice(start, end));
      else if (hasData(events, start, end)) count++;
      start = end;
    }
    if (count > 0) this.onOthers(count);
  }

  #read(text: string): void {
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

/** What ends an event where lines end with a line feed. */
const BLANK = '\n\n';

function afterBlank(blank: number): number {
  return blank === -1 ? 0 : blank + BLANK.length;
}

/** Whether one of the lines is the field `data`: without it nothing is delivered. */
function hasData(text: string, from: number, to: number): boolean {
  for (let line = from; line < to; line = text.indexOf('\n', line) + 1) {
    const end = line + 'data'.length;
    if (text.startsWith('data', line) && (text[end] === ':' || text[end] === '\n')) return true;
  }
  return false;
}
