import { beforeEach, expect, it } from 'vitest';
import { leonardo } from '../../lib/platforms/leonardo';
import { cardOf } from '../../lib/storage/cards';
import { Store } from '../../lib/storage/store';
import { ingest } from '../../lib/tracker/ingest';
import { isRequired } from '../../lib/tracker/required';
import { observe } from '../platforms/observe';
import { MINUTE, NOON, storedState, storeSettings } from './fakes';

/** One address answers everything that the page asks: of its failures only a sign-out is the account's. */
const url = 'https://api.leonardo.ai/v1/graphql';
const tokens = (left: number) => ({
  data: {
    user_details: [{ plan: 'BASIC', subscriptionTokens: left, rolloverTokens: 0, paidTokens: 0 }],
  },
});

let storage: Store;
let reports: number;

beforeEach(async () => {
  await storeSettings({ enabled: ['leonardo'] });
  storage = new Store(() => NOON);
  reports = 0;
});

function pageSaw(operationName: string, status: number, body: unknown, at: number) {
  const requestBody = { operationName, variables: {} };
  const exchange = { platform: leonardo, method: 'POST', url, requestBody, status, body, now: at };
  const observation = observe(exchange);
  const required = isRequired(leonardo, observation);
  return ingest(storage, leonardo, { id: `page-${reports++}`, observation, required, inUse: true }, at);
}

const failure = async (at: number) =>
  cardOf(await storedState(), leonardo, leonardo.permissions, at).failure?.kind;

it.each([
  ['the balance, with 401', 'GetTokenBalance', 401, {}, 'signed-out'],
  [
    'the balance, with an old token',
    'GetTokenBalance',
    200,
    { errors: [{ extensions: { code: 'invalid-jwt' } }] },
    'signed-out',
  ],
  ['a generation, with 401', 'Generate', 401, {}, undefined],
  ['the balance, too often', 'GetTokenBalance', 429, {}, undefined],
  ['something, forbidden', 'GetFeed', 403, {}, undefined],
  ['the balance, in another shape', 'GetTokenBalance', 200, { data: { account: {} } }, undefined],
] as const)('%s: %s', async (_, operation, status, body, expected) => {
  await pageSaw('GetTokenBalance', 200, tokens(6120), NOON);
  await pageSaw(operation, status, body, NOON + MINUTE);
  expect(await failure(NOON + MINUTE)).toBe(expected);
});

it('a balance ends the sign-out', async () => {
  await pageSaw('GetTokenBalance', 401, {}, NOON);
  expect(await failure(NOON)).toBe('signed-out');
  await pageSaw('GetTokenBalance', 200, tokens(6120), NOON + MINUTE);
  expect(await failure(NOON + MINUTE)).toBeUndefined();
});
