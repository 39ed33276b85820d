import { beforeEach, expect, it } from 'vitest';
import { runway } from '../../lib/platforms/runway';
import { cardOf } from '../../lib/storage/cards';
import { Store } from '../../lib/storage/store';
import { ingest } from '../../lib/tracker/ingest';
import { Refresher } from '../../lib/tracker/refresh';
import { isRequired } from '../../lib/tracker/required';
import { observe } from '../platforms/observe';
import { MINUTE, NOON, storedState, storeSettings } from './fakes';

/** A platform that is asked nothing: its own page brings each number, and each failure. */
const url = 'https://api.runwayml.com/v1/profile/features?asTeamId=7';
const plan = (used: number) => ({
  features: { permitted: { numPlanCredits: 625 }, used: { numPlanCredits: used } },
});

let storage: Store;
let reports: number;

beforeEach(async () => {
  await storeSettings({ enabled: ['runway'] });
  storage = new Store(() => NOON);
  reports = 0;
});

function pageSaw(body: unknown, at: number, status = 200) {
  const observation = observe({ platform: runway, url, body, status, now: at });
  const required = isRequired(runway, observation);
  const report = { id: `page-${reports++}`, observation, required, inUse: true as const };
  return ingest(storage, runway, report, at);
}

const card = async (at: number) => cardOf(await storedState(), runway, runway.permissions, at);

it.each(['start', 'alarm', 'spend', 'open', 'button'] as const)(
  '%s asks nothing, and ends',
  async (reason) => {
    const asked: string[] = [];
    const refresher = new Refresher({
      store: storage,
      now: () => NOON,
      newId: () => 'ask',
      secret: async () => undefined,
      ask: async (_platform, { endpoint }) => {
        asked.push(endpoint);
        return { nowhere: true };
      },
    });
    await refresher.refresh(runway, reason);
    expect(asked).toEqual([]);
  },
);

it('before the first visit the card asks for one', async () => {
  expect(await card(NOON)).toMatchObject({ need: 'visit', balances: [] });
});

it('a number that the page was told is the balance of its team', async () => {
  await pageSaw(plan(210), NOON);
  expect(await card(NOON)).toMatchObject({ account: { id: '7' }, headline: { remaining: 415 } });
});

it('a failure of the page is the failure of the account, until a good answer comes', async () => {
  await pageSaw(plan(210), NOON);
  await pageSaw({ error: 'Unauthorized' }, NOON + MINUTE, 401);
  expect(await card(NOON + MINUTE)).toMatchObject({
    failure: { kind: 'signed-out' },
    headline: { remaining: 415 },
  });
  await pageSaw(plan(235), NOON + 2 * MINUTE);
  const mended = await card(NOON + 2 * MINUTE);
  expect(mended.headline?.remaining).toBe(390);
  expect(mended.failure).toBeUndefined();
});
