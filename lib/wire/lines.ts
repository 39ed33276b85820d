import { MAX_EVENT } from './sse';

/** An incremental reader of text in lines, cut anywhere. A line longer than {@link MAX_EVENT} is skipped; blank ones are none. */
export class LineReader {
  #line = '';
  #length = 0;
  #skipped = 0;

  constructor(private readonly onLine: (line: string) => void) {}

  /** How many lines were too long to be read. */
  get skipped(): number {
    return this.#skipped;
  }

  push(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.#keep(text.slice(start, end));
      this.end();
      start = end + 1;
    }
    this.#keep(text.slice(start));
  }

  /** The text has ended; its last line needs no line feed. */
  end(): void {
    const line = this.#line.trim();
    if (this.#length > MAX_EVENT) this.#skipped++;
    else if (line !== '') this.onLine(line);
    this.#line = '';
    this.#length = 0;
  }

  #keep(part: string): void {
    this.#length += part.length;
    if (this.#length <= MAX_EVENT) this.#line += part;
    else this.#line = '';
  }
}
