import { describe, expect, it } from 'vitest';
import { keyedPlatform } from '../../../lib/platforms/keyed/keyed-platform';
import { poolOf, rowOf } from './row';

const account = { id: 'key-1' };
const pools = [poolOf({ remaining: 'a' })];

describe('a row as a platform', () => {
  const platform = keyedPlatform(
    rowOf(
      {},
      {
        sent: { header: 'x-key' },
        asks: [
          { id: 'balance', url: 'https://api.example.com/balance?expand=all', pools },
          {
            ...{ id: 'plan', method: 'POST', url: 'https://plans.example.com/v1', pools, everySeconds: 3600 },
            ...{ headers: { 'X-Version': '2' }, body: '{}', confidence: 'low' },
          },
          { id: 'more', url: 'https://api.example.com/more', pools },
        ],
      },
    ),
  );

  it('has no pages, and asks for each host once', () => {
    expect(platform.pages).toEqual([]);
    expect(platform.permissions).toEqual(['https://api.example.com/*', 'https://plans.example.com/*']);
  });

  it('asks from the background with the key in its place; only the first answer is the balance', () => {
    const auth = { kind: 'key', sent: { header: 'x-key' } };
    expect(platform.asking.via).toEqual(['background']);
    expect(platform.asking.balance(account, 0)).toEqual([
      {
        ...{ endpoint: 'balance', method: 'GET', url: 'https://api.example.com/balance?expand=all' },
        ...{ auth, required: true },
      },
      {
        ...{ endpoint: 'plan', method: 'POST', url: 'https://plans.example.com/v1' },
        ...{ headers: { 'X-Version': '2' }, body: '{}', auth, everySeconds: 3600 },
      },
      { endpoint: 'more', method: 'GET', url: 'https://api.example.com/more', auth },
    ]);
  });

  it('is as sure of an answer as the row, or as the ask itself says', () => {
    const { balance, plan } = platform.endpoints;
    expect([balance?.confidence, plan?.confidence]).toEqual(['high', 'low']);
  });

  it('claims the address whatever its query', () => {
    expect(platform.endpoints.balance?.url).toBe('https://api.example.com/balance');
  });
});
