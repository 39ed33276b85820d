import { browser } from '../browser';
import type { Platform } from '../platforms/platform';
import { pointedPlatform, sightingOf } from '../platforms/site/sighting';
import { POINTING, type Pointing, readPointing, withSighting } from '../storage/pointing';
import type { Observation } from '../wire/observation';

/** How long a site is watched that the person points at, unless they end it before (ms). */
const POINTING_TIME = 10 * 60_000;

/** Ends the watching by itself. */
export const POINTING_ALARM = 'pointing';

/**
 * The site that the person points at, if there is one. Kept in `storage.session`, so that a worker that is started anew
 * goes on with it, and read once a start, because every message asks for it.
 */
export class Pointer {
  #pointing: Promise<Pointing | undefined> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly now: () => number) {}

  /** The site as a platform that runs in its pages; undefined where the time is over. */
  async platform(): Promise<Platform | undefined> {
    const pointing = await this.#current();
    return pointing && pointedPlatform(pointing.home);
  }

  async begin(home: string): Promise<void> {
    const startedAt = this.now();
    const endsAt = startedAt + POINTING_TIME;
    await this.#write({ home, startedAt, endsAt, sightings: [] });
    await browser.alarms.create(POINTING_ALARM, { when: endsAt });
  }

  /** Gives the site that was pointed at, also where its time was over already. */
  end(): Promise<Platform | undefined> {
    return this.#inTurn(async () => {
      const pointing = await (this.#pointing ?? readPointing());
      this.#pointing = Promise.resolve(undefined);
      await browser.storage.session.remove(POINTING);
      await browser.alarms.clear(POINTING_ALARM);
      return pointing && pointedPlatform(pointing.home);
    });
  }

  /** Notes what an answer of the site held. */
  async note(observation: Observation): Promise<void> {
    const sighting = sightingOf(observation);
    if (sighting === undefined) return;
    await this.#inTurn(async () => {
      const pointing = await this.#current();
      if (pointing !== undefined) await this.#write(withSighting(pointing, sighting));
    });
  }

  /** One after another: what is noted must not come back after the end. */
  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = this.#last.then(run);
    // A failed write belongs to its caller.
    this.#last = done.catch(() => {});
    return done;
  }

  async #current(): Promise<Pointing | undefined> {
    this.#pointing ??= readPointing();
    const pointing = await this.#pointing;
    return pointing !== undefined && this.now() < pointing.endsAt ? pointing : undefined;
  }

  async #write(pointing: Pointing): Promise<void> {
    this.#pointing = Promise.resolve(pointing);
    await browser.storage.session.set({ [POINTING]: pointing });
  }
}
