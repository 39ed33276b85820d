import type { MessageArgs } from '../messages';
import type { Line } from './line';

export type ContentDropReason = MessageArgs<'page/dropped'>['reason'];

/** A flood of forgeries is told once in this time (ms), so that it doesn't use up the page's own reports' rate. */
export const TELL_EVERY = 1_000;

/** Counts what came from the page and was no report, and tells the background, which shows it to the person. */
export class ContentDrops {
  readonly #counts = new Map<ContentDropReason, number>();
  #busy = false;

  constructor(
    private readonly line: Pick<Line, 'say'>,
    private readonly signal: AbortSignal,
  ) {}

  count(reason: ContentDropReason): void {
    this.#add(reason, 1);
    if (!this.#busy) void this.#tell();
  }

  #add(reason: ContentDropReason, count: number): void {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + count);
  }

  async #tell(): Promise<void> {
    this.#busy = true;
    while (this.#counts.size > 0 && !this.signal.aborted) {
      const counts = [...this.#counts];
      this.#counts.clear();
      for (const [reason, count] of counts) {
        const answer = await this.line.say('page/dropped', { reason, count: Math.min(count, 1e6) });
        // A flood may use up what this tab may say at all: told with the next ones.
        if (answer === undefined) this.#add(reason, count);
      }
      await new Promise((resolve) => setTimeout(resolve, TELL_EVERY));
    }
    this.#busy = false;
  }
}
