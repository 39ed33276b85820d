import { diagnosticsItem } from '../storage/items';
import type { Diagnostics, DropReason } from '../storage/schema';
import type { Store } from '../storage/store';
import { serial } from './serial';

/** A flood of dropped messages is written once in this time (ms). */
const WRITE_EVERY = 1_000;

/** Counts dropped messages in the diagnostics, in bounded memory and with bounded writes. */
export class Drops {
  readonly #counts = new Map<DropReason, number>();
  #last: Diagnostics['lastDrop'];

  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {}

  /** `from`: the sender's URL, of which the origin is kept, or a platform's id. Settles when it is written. */
  count(reason: DropReason, from: string, times = 1): Promise<void> {
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + times);
    this.#last = { reason, from: originOf(from), at: this.now() };
    return this.#write();
  }

  readonly #write = serial(async () => {
    await this.store.change(({ state: { diagnostics }, put }) => {
      if (this.#last === undefined) return;
      const dropped = { ...diagnostics.dropped };
      for (const [reason, count] of this.#counts) dropped[reason] = (dropped[reason] ?? 0) + count;
      put(diagnosticsItem, { ...diagnostics, dropped, lastDrop: this.#last });
      this.#counts.clear();
      this.#last = undefined;
    });
    await new Promise((resolve) => setTimeout(resolve, WRITE_EVERY));
  });
}

function originOf(from: string): string {
  return (URL.canParse(from) ? new URL(from).origin : from).slice(0, 100);
}
