import { describe, expect, it } from 'vitest';
import { fixture } from '../fixture';
import { api, findingsOf, outcomeOf, query } from './exchange';

const buzz = query({ 'buzz.getBuzzAccount': { authed: true } });
const told = (json: object) => ({ result: { data: { json } } });

describe('Buzz', () => {
  it.each([
    ['alone', buzz, fixture('civitai', 'buzz.json')],
    ['as the text of devalue', buzz, fixture('civitai', 'buzz.devalue.json')],
    [
      'in a batch with a stranger',
      query({ 'user.checkNotifications': {}, 'buzz.getBuzzAccount': {} }),
      `[{"result":{"data":{"json":{"all":3}}}},${fixture('civitai', 'buzz.json')}]`,
    ],
    [
      'in a batch that is streamed',
      query({ 'user.checkNotifications': {}, 'buzz.getBuzzAccount': {} }),
      fixture('civitai', 'batch.jsonl'),
    ],
    ['on another of its sites', buzz.replace('civitai.com', 'civitai.red'), fixture('civitai', 'buzz.json')],
  ])('is a pool for each colour: %s', (_, url, body) => {
    expect(findingsOf({ url, body })).toEqual({
      pools: [
        { id: 'blue', label: 'Blue Buzz', unit: 'credit', remaining: 350 },
        { id: 'yellow', label: 'Yellow Buzz', unit: 'credit', remaining: 4200 },
        { id: 'green', label: 'Green Buzz', unit: 'credit', remaining: 0, quiet: true },
      ],
      complete: true,
    });
  });

  it('of which nothing is left is empty, not quiet', () => {
    const { pools } = findingsOf({ url: buzz, body: told({ blue: 0, yellow: 0 }) });
    expect(pools).toEqual([
      { id: 'blue', label: 'Blue Buzz', unit: 'credit', remaining: 0 },
      { id: 'yellow', label: 'Yellow Buzz', unit: 'credit', remaining: 0 },
    ]);
  });

  it('owed to the bank is nothing that is left', () => {
    expect(findingsOf({ url: buzz, body: told({ yellow: -20 }) }).pools).toMatchObject([{ remaining: 0 }]);
  });

  it.each([
    ['no colour', 200, told({ wallets: [] }), 'changed-shape', '[0].result.data.json'],
    ['a text', 200, told({ blue: '350' }), 'changed-shape', '[0].result.data.json.blue'],
    ['neither result nor error', 200, {}, 'changed-shape', '[0]'],
    ['nobody signed in', 401, { error: { json: { data: { httpStatus: 401 } } } }, 'signed-out', 'status'],
    ['trouble', 500, { error: { json: { data: { httpStatus: 500 } } } }, 'server-error', 'status'],
  ])('%s (%i) is a named failure', (_case, status, body, kind, at) => {
    expect(outcomeOf({ url: buzz, status, body })).toMatchObject({ failure: { kind, at } });
  });

  it.each([
    [401, 'signed-out'],
    [403, 'not-on-plan'],
    [429, 'rate-limited'],
    [503, 'server-error'],
  ])('that is refused inside a batch (%i) is %s', (httpStatus, kind) => {
    const url = query({ 'user.checkNotifications': {}, 'buzz.getBuzzAccount': {} });
    const body = [told({}), { error: { json: { message: 'no', data: { httpStatus } } } }];
    expect(outcomeOf({ url, status: 207, body })).toMatchObject({ failure: { kind, at: '[1].error' } });
  });

  it('is not claimed where only strangers are called', () => {
    expect(() => outcomeOf({ url: `${api}/user.checkNotifications`, body: {} })).toThrow('No endpoint');
  });
});
