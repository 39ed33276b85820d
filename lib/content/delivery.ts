import type { MessageArgs } from '../messages';
import { text } from '../wire/check';
import { isObservation } from '../wire/is-observation';
import type { ContentDropReason } from './drops';
import type { Line } from './line';

type Report = MessageArgs<'page/report'>;

/** Reports that wait for an unreachable background. A page that makes more is flooding us, or broken. */
export const MAX_WAITING = 100;

const isUuid = text(36, /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i);

/**
 * Carries observations of the page tap to the background: one after the other, in their order, each until
 * it is answered. The page's world may forge them, so what does not parse goes no further. (What is too long
 * does not even come here: see MAX_MESSAGE in ../page/bridge-messages.ts.)
 */
export class Delivery {
  readonly #waiting: Report[] = [];
  #busy = false;

  constructor(
    private readonly line: Pick<Line, 'say'>,
    private readonly onDrop: (reason: ContentDropReason) => void,
  ) {}

  /** Takes one observation as the page gave it. `id` is its own, so that a report sent twice counts once. */
  add(id: unknown, observation: unknown): void {
    const report = parseReport(id, observation);
    if (report === undefined) {
      this.onDrop('malformed');
      return;
    }
    this.#waiting.push(report);
    if (this.#waiting.length > MAX_WAITING) {
      this.#waiting.shift();
      this.onDrop('too-fast');
    }
    if (!this.#busy) void this.#deliver();
  }

  async #deliver(): Promise<void> {
    this.#busy = true;
    for (let report = this.#waiting.shift(); report !== undefined; report = this.#waiting.shift()) {
      // Whether taken, refused or never answered: there is nothing more that we could do for this one.
      await this.line.say('page/report', report);
    }
    this.#busy = false;
  }
}

function parseReport(id: unknown, observation: unknown): Report | undefined {
  try {
    return isUuid(id) && isObservation(observation) ? { id: id as string, observation } : undefined;
  } catch {
    // An object whose members can't be read: forged.
    return undefined;
  }
}
