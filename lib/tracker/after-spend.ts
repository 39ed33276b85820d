import { browser } from '../browser';

/** Platforms need a moment to book a generation (ms). */
const BOOKING = 2_500;
/** However many spends follow each other, the first is looked after within this time (ms). */
const AT_MOST = 10_000;
/** The shortest that an alarm can wait. */
const ALARM_MINUTES = 0.5;
const ALARM = 'after-spend:';

/**
 * Plans a refresh soon after a spend, and an alarm beside it in case the worker is stopped before. Browsers keep
 * alarms on the disk: `alarms` is false where nothing may be.
 */
export class AfterSpend {
  readonly #planned = new Map<
    string,
    { readonly since: number; readonly timer: ReturnType<typeof setTimeout> }
  >();

  constructor(
    private readonly now: () => number,
    private readonly refresh: (platform: string) => void,
    private readonly alarms = true,
  ) {}

  /** The platform whose alarm this is; undefined for other alarms. */
  static platformOf(alarm: string): string | undefined {
    return alarm.startsWith(ALARM) ? alarm.slice(ALARM.length) : undefined;
  }

  /** One more spend: its refresh replaces the one planned for the spend before. */
  async plan(platform: string): Promise<void> {
    const before = this.#planned.get(platform);
    clearTimeout(before?.timer);
    const since = before?.since ?? this.now();
    const wait = Math.max(0, Math.min(BOOKING, since + AT_MOST - this.now()));
    const timer = setTimeout(() => {
      this.#planned.delete(platform);
      this.refresh(platform);
    }, wait);
    this.#planned.set(platform, { since, timer });
    if (this.alarms) await browser.alarms.create(ALARM + platform, { delayInMinutes: ALARM_MINUTES });
  }

  /** The refresh was made. The alarm of a spend that came meanwhile stays until its own. */
  async settle(platform: string): Promise<void> {
    if (this.alarms && !this.#planned.has(platform)) await browser.alarms.clear(ALARM + platform);
  }
}
