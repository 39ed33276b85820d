import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AfterSpend } from '../../lib/tracker/after-spend';
import { NOON } from './fakes';

let refreshed: [platform: string, after: number][];
let afterSpend: AfterSpend;

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  refreshed = [];
  afterSpend = new AfterSpend(Date.now, (platform) => refreshed.push([platform, Date.now() - NOON]));
});
afterEach(() => void vi.useRealTimers());

const alarm = () => fakeBrowser.alarms.get('after-spend:suno');

describe('after a spend', () => {
  it('the balance is asked for when the platform has had time to book it', async () => {
    await afterSpend.plan('suno');
    await vi.advanceTimersByTimeAsync(2_400);
    expect(refreshed).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(refreshed).toEqual([['suno', 2_500]]);
  });

  it('once for spends that follow each other, each platform by itself', async () => {
    await afterSpend.plan('suno');
    await afterSpend.plan('claude');
    await vi.advanceTimersByTimeAsync(1_000);
    await afterSpend.plan('suno');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(refreshed).toEqual([
      ['claude', 2_500],
      ['suno', 3_500],
    ]);
  });

  it('within 10 s, however many follow', async () => {
    for (let i = 0; i < 12; i++) {
      await afterSpend.plan('suno');
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(refreshed).toEqual([['suno', 10_000]]);
  });

  it('an alarm stands by until the refresh is made, in case the worker is stopped', async () => {
    await afterSpend.plan('suno');
    expect(await alarm()).toMatchObject({ scheduledTime: NOON + 30_000 });
    await vi.advanceTimersByTimeAsync(2_500);
    await afterSpend.plan('suno');
    await afterSpend.settle('suno');
    expect(await alarm()).toBeDefined();
    await vi.advanceTimersByTimeAsync(2_500);
    await afterSpend.settle('suno');
    expect(await alarm()).toBeUndefined();
  });

  it('no alarm is written down where nothing may be', async () => {
    const quiet = new AfterSpend(
      Date.now,
      (platform) => refreshed.push([platform, Date.now() - NOON]),
      false,
    );
    await quiet.plan('suno');
    expect(await alarm()).toBeUndefined();
    await afterSpend.plan('suno');
    await vi.advanceTimersByTimeAsync(2_500);
    await quiet.settle('suno');
    expect(refreshed).toEqual([
      ['suno', 2_500],
      ['suno', 2_500],
    ]);
    expect(await alarm()).toBeDefined();
  });

  it.each([
    ['after-spend:suno', 'suno'],
    ['refresh', undefined],
  ])('the alarm %s is of %s', (name, platform) => {
    expect(AfterSpend.platformOf(name)).toBe(platform);
  });
});
