import { beforeEach, describe, expect, it } from 'vitest';
import { copilotMs } from '../../lib/platforms/copilot-ms';
import { poe } from '../../lib/platforms/poe';
import { cardOf } from '../../lib/storage/cards';
import { Store } from '../../lib/storage/store';
import { ingest } from '../../lib/tracker/ingest';
import { stateForPage } from '../../lib/tracker/pages';
import { Refresher } from '../../lib/tracker/refresh';
import { isRequired } from '../../lib/tracker/required';
import type { Observation } from '../../lib/wire/observation';
import { HOUR, MINUTE, NOON, storedState, storeSettings } from './fakes';

/** A platform of which nothing is ever asked: its balance is read along (Poe), or typed in (Microsoft Copilot). */
const plan = {
  id: 'g1',
  platform: 'copilot-ms',
  name: 'Microsoft Copilot',
  kind: 'subscription',
  unit: 'credit',
  amount: 60,
  priority: 50,
  renewal: { every: 'month', day: 1 },
  effectiveAt: NOON - HOUR,
} as const;

let storage: Store;
beforeEach(async () => {
  await storeSettings({ enabled: ['copilot-ms', 'poe'], grants: [plan] });
  storage = new Store(() => NOON);
});

function done(messageId: string, event = 'done'): Observation {
  const body = { event: 'send', mode: 'chat', conversationId: 'c1', content: [{ text: 12 }] };
  return {
    ...{ method: 'GET', url: 'wss://copilot.microsoft.com/c/api/chat', status: 101, headers: {} },
    ...{ startedAt: NOON - MINUTE, endedAt: NOON - MINUTE, request: { body } },
    body: { kind: 'events', values: [{ event, messageId }], total: 1, skipped: 0 },
  };
}

let reports = 0;
function pageSaw(observation: Observation) {
  const required = isRequired(copilotMs, observation);
  return ingest(storage, copilotMs, { id: `page-${reports++}`, observation, required, inUse: true }, NOON);
}

const card = async () => cardOf(await storedState(), copilotMs, copilotMs.permissions, NOON);

describe('credit typed in by hand', () => {
  it('is there in full before anything was seen, and asks for nothing', async () => {
    expect(await card()).toMatchObject({
      headline: { id: 'manual:credit', remaining: 60, provenance: 'manual' },
    });
    expect(await card()).not.toHaveProperty('need');
  });

  it('is burned by what the chat is seen to use, an image and its turn once', async () => {
    await pageSaw(done('m1'));
    await pageSaw(done('m2', 'imageGenerated'));
    await pageSaw(done('m2'));
    expect(await card()).toMatchObject({ headline: { remaining: 58 }, level: 'ok' });
  });

  it('has its price, for the page', async () => {
    const page = stateForPage(await storedState(), copilotMs, copilotMs.permissions, [], NOON);
    expect(page).toMatchObject({
      pools: [{ id: 'manual:credit', remaining: 60 }],
      feature: 'message',
      book: { rules: copilotMs.costs },
    });
  });

  it('is asked for, where there is none', async () => {
    await storeSettings({ enabled: ['copilot-ms'], grants: [] });
    expect(await card()).toMatchObject({ need: 'credit', balances: [], level: 'unknown' });
  });
});

describe('a refresh', () => {
  it.each([copilotMs, poe])('of $name asks for nothing, and fails at nothing', async (platform) => {
    const asked: string[] = [];
    const refresher = new Refresher({
      store: storage,
      now: () => NOON,
      newId: () => 'id',
      secret: async () => undefined,
      ask: async (_, { endpoint }) => {
        asked.push(endpoint);
        return { nowhere: true };
      },
    });
    for (const reason of ['start', 'spend', 'button', 'alarm'] as const)
      await refresher.refresh(platform, reason);
    expect(asked).toEqual([]);
    expect((await storedState()).platforms[platform.id]).toBeUndefined();
  });
});
