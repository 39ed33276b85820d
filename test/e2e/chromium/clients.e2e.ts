import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIn, type Seen, startBatteryStory } from '../battery/chromium';
import { failedIn, socketClients, streams, surprises } from '../battery/side';
import { unavoidable, unavoidableWhereTapped } from '../battery/unavoidable';
import { type Story, switchOn } from '../harness/story';

let story: Story;
let without: Seen;
beforeAll(async () => {
  story = await startBatteryStory();
  without = await runIn(story, 'clients');
});
afterAll(async () => {
  await story?.close();
});

/** No platform has watched ones today, so the tap alone is put into the page. */
describe('event streams and sockets that are watched', () => {
  it('are the same to the page that has made them', async () => {
    const plain = await runIn(story, 'page', { only: streams });
    const tapped = await runIn(story, 'tapped', { only: streams });
    expect(surprises(plain.results, tapped.results, unavoidableWhereTapped)).toEqual([]);
    expect(failedIn(tapped.results)).toEqual([]);
    expect([plain.told, tapped.told]).toEqual([0, expect.toSatisfy((told) => told > 10)]);
  });

  it('are the same to Socket.IO and GraphQL', async () => {
    const tapped = await runIn(story, 'tapped-clients', { only: socketClients });
    const plain = Object.entries(without.results).filter(([name]) => name in tapped.results);
    const strays = { 'stray events': tapped.results['stray events'] };
    expect(surprises({ ...Object.fromEntries(plain), ...strays }, tapped.results, [])).toEqual([]);
    expect(tapped.told).toBeGreaterThan(40);
  });
});

describe('the clients that pages are made with', () => {
  let withUs: Seen;
  beforeAll(async () => {
    await switchOn(story, 'claude');
    withUs = await runIn(story, 'clients');
  });

  it('do their work without us', () => {
    expect(failedIn(without.results)).toEqual([]);
    expect(Object.keys(without.results).length).toBeGreaterThan(300);
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
