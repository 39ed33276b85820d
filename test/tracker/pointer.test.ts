import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { POINTED } from '../../lib/platforms/site/sighting';
import { POINTING, parsePointing } from '../../lib/storage/pointing';
import { POINTING_ALARM, Pointer } from '../../lib/tracker/pointer';
import { MINUTE, NOON, SECOND, seen } from './fakes';

const HOME = 'https://new.example/studio';

let now: number;
let pointer: Pointer;
/** The worker is stopped and starts anew: what it had in memory is gone. */
const restart = () => (pointer = new Pointer(() => now));
beforeEach(() => {
  fakeBrowser.reset();
  now = NOON;
  restart();
});

const told = (left: number, at = NOON) =>
  seen({ url: 'https://new.example/api', startedAt: at, json: { 'wallet.left': left } });
const kept = async () =>
  parsePointing((await fakeBrowser.storage.session.get(POINTING))[POINTING])?.sightings;

describe('the site that is pointed at', () => {
  it('is none at first', async () => {
    expect(await pointer.platform()).toBeUndefined();
    expect(await pointer.end()).toBeUndefined();
  });

  it('is a platform of its host alone, that has no card, no reader, and asks nothing', async () => {
    await pointer.begin(HOME);
    const platform = await pointer.platform();
    expect(platform).toMatchObject({
      ...{ id: POINTED, name: 'new.example', described: true, pages: ['https://new.example/*'] },
      ...{ permissions: ['https://new.example/*'], readers: {}, composers: [] },
    });
    expect(platform?.asking.balance({ id: '' }, now)).toEqual([]);
    expect(Object.values(platform?.endpoints ?? {}).every(({ response }) => response.numbers)).toBe(true);
  });

  it('is gone on with by a worker that starts anew', async () => {
    await pointer.begin(HOME);
    await pointer.note(told(5));
    restart();
    expect((await pointer.platform())?.id).toBe(POINTED);
    await pointer.note(told(4));
    expect((await kept())?.map(({ numbers }) => numbers)).toEqual([
      { 'wallet.left': 5 },
      { 'wallet.left': 4 },
    ]);
  });

  it('is none any more after ten minutes, also for a worker that starts anew, and is then not noted of', async () => {
    await pointer.begin(HOME);
    expect((await fakeBrowser.alarms.get(POINTING_ALARM))?.scheduledTime).toBe(NOON + 10 * MINUTE);
    now += 10 * MINUTE - SECOND;
    expect(await pointer.platform()).toBeDefined();
    now += SECOND;
    expect(await pointer.platform()).toBeUndefined();
    restart();
    expect(await pointer.platform()).toBeUndefined();
    await pointer.note(told(5));
    expect(await kept()).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['at once', () => {}],
    ['after its time', () => (now += 11 * MINUTE)],
    ['by a worker that starts anew', () => restart()],
  ])('ends %s, says what it was, and nothing of it is kept', async (_, pass) => {
    await pointer.begin(HOME);
    await pointer.note(told(5));
    pass();
    expect((await pointer.end())?.permissions).toEqual(['https://new.example/*']);
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
    expect(await fakeBrowser.alarms.get(POINTING_ALARM)).toBeFalsy();
    expect(await pointer.platform()).toBeUndefined();
    expect(await pointer.end()).toBeUndefined();
  });

  it('begins anew with nothing of the one before', async () => {
    await pointer.begin(HOME);
    await pointer.note(told(5));
    await pointer.begin('https://other.example/');
    expect([(await pointer.platform())?.name, await kept()]).toEqual(['other.example', []]);
  });
});

describe('what it answers', () => {
  beforeEach(() => pointer.begin(HOME));

  it('is noted in the order in which it came, though all of it comes at once', async () => {
    await Promise.all([5, 4, 3, 2].map((left) => pointer.note(told(left))));
    expect((await kept())?.map(({ numbers }) => numbers['wallet.left'])).toEqual([5, 4, 3, 2]);
  });

  it('is not noted any more once it has ended, though it was under way', async () => {
    await Promise.all([pointer.note(told(5)), pointer.end(), pointer.note(told(4))]);
    restart();
    expect([await pointer.platform(), await kept()]).toEqual([undefined, undefined]);
  });

  it.each([
    ['an error', seen({ status: 500, json: { left: 1 } })],
    ['nothing', seen()],
    ['a list', seen({ json: [1, 2] })],
    ['no number', seen({ json: { ok: true } })],
  ])('is noted only where it holds a number: %s', async (_, observation) => {
    await pointer.note(observation);
    expect(await kept()).toEqual([]);
  });

  it('is kept in memory alone', async () => {
    await pointer.note(told(5));
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('that could not be written is its caller’s to know, and the next one is noted', async () => {
    const { session } = fakeBrowser.storage;
    const { set } = session;
    Object.assign(session, { set: () => Promise.reject(new Error('QUOTA_BYTES')) });
    await expect(pointer.note(told(5))).rejects.toThrow('QUOTA_BYTES');
    Object.assign(session, { set });
    await pointer.note(told(4));
    expect((await kept())?.at(-1)?.numbers).toEqual({ 'wallet.left': 4 });
  });
});
