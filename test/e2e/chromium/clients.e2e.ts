import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIn, type Seen, startBatteryStory } from '../battery/chromium';
import { failedIn, surprises } from '../battery/side';
import { unavoidable } from '../battery/unavoidable';
import { type Story, switchOn } from '../harness/story';

describe('the clients that pages are made with', () => {
  let story: Story;
  let without: Seen;
  let withUs: Seen;
  beforeAll(async () => {
    story = await startBatteryStory();
    without = await runIn(story, 'clients');
    await switchOn(story, 'claude');
    withUs = await runIn(story, 'clients');
  });
  afterAll(async () => {
    await story?.close();
  });

  it('do their work without us', () => {
    expect(failedIn(without.results)).toEqual([]);
    expect(Object.keys(without.results).length).toBeGreaterThan(200);
  });

  it('tell their users the same with us, whatever the server does', () => {
    expect(surprises(without.results, withUs.results, unavoidable)).toEqual([]);
    expect(failedIn(withUs.results)).toEqual([]);
    expect(withUs.written).toEqual(without.written);
  });

  it('are watched at the addresses that we know', () => {
    expect(without.told).toBe(0);
    expect(withUs.told).toBeGreaterThan(100);
  });
});
