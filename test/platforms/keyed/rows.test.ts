import { describe, expect, it } from 'vitest';
import { addressAt, withDates } from '../../../lib/platforms/keyed/placeholders';
import { rows } from '../../../lib/platforms/keyed/rows';
import { now } from './row';

/** The same words, with an id for each. */
function mapped(ids: object): Record<string, string> {
  return Object.fromEntries(Object.keys(ids).map((word) => [word, 'an-id']));
}

/** Whose keys the row is for, where its vendor is among those below. */
const own: Readonly<Record<string, string>> = { 'openai-admin': 'OpenAI, an admin key' };

describe.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
  const ranked = row.asks.flatMap(({ pools }) => pools).filter(({ quiet }) => !quiet);
  const requests = [...(row.first === undefined ? [] : [row.first]), ...row.asks];

  it.each([
    ['OpenRouter', `sk-or-v1-${'0a'.repeat(32)}`],
    ['OpenAI, an admin key', `sk-admin-${'aB3_'.repeat(12)}`],
    ['OpenAI, a project key', `sk-proj-${'aB3_'.repeat(30)}`],
    ['Anthropic', `sk-ant-api03-${'aB3_'.repeat(20)}`],
    ['Google', `AIzaSy${'a1'.repeat(16)}a`],
    ['Groq', `gsk_${'aB3x'.repeat(13)}`],
    ['Hugging Face', `hf_${'aB3x'.repeat(9)}`],
    ['words', 'my key is secret'],
    ['a pasted header', `Bearer ${'a1'.repeat(20)}`],
  ])('takes no key of somebody else: %s', (name, key) => {
    if (own[row.id] === name) return;
    expect(key).not.toMatch(new RegExp(row.key.pattern));
  });

  it('warns in units where no pool has a limit to take a share of', () => {
    const told = ranked.some(({ limit }) => limit !== undefined);
    if (ranked.length > 0 && !told) expect(row.thresholds?.low.in).toBe('units');
  });

  it('sends the key only to hosts of its own, by https', () => {
    for (const { url } of requests) expect(url).toMatch(/^https:\/\/[^/]+\//);
  });

  it('has nothing of a key in its addresses', () => {
    for (const { url } of requests) expect(url).not.toMatch(/key=/i);
  });

  it('names only ids that it asks for, and dates that there are', () => {
    const ids = row.first === undefined ? {} : { id: 'a', ...row.first.accounts.also };
    for (const { url, body = '' } of row.asks) {
      expect(addressAt(url, mapped(ids), now)).not.toMatch(/[{}]/);
      expect(withDates(body, now)).not.toMatch(/\{\w+:\w+\}/);
    }
    expect(row.first?.url ?? '').not.toMatch(/[{}]/);
  });

  it('has dates in the query only, so that the address says which endpoint it is', () => {
    for (const { url } of requests) expect(url.replace(/\?.*/, '')).not.toMatch(/\{\w+:/);
  });
});

it.each([
  ['openai-admin', `sk-proj-${'aB3_'.repeat(30)}`, 'key for requests'],
  ['openai-admin', `sk-${'aB3x'.repeat(12)}`, 'key for requests'],
  ['openai-admin', `sess-${'aB3x'.repeat(10)}`, 'token of the browser'],
  ['anthropic-admin', `sk-ant-api03-${'aB3_'.repeat(20)}`, 'may not see what they cost'],
  ['anthropic-admin', `sk-ant-sid01-${'aB3_'.repeat(20)}`, 'cookie'],
  ['cartesia', `sk_car_${'aB3x'.repeat(6)}`, 'makes speech'],
])('a key of another kind is told what it is: %s, %s', (id, key, words) => {
  const row = rows.find((one) => one.id === id);
  expect(key).not.toMatch(new RegExp(row?.key.pattern ?? ''));
  const unfit = row?.key.others?.find(({ pattern }) => new RegExp(pattern).test(key));
  expect(unfit?.says).toContain(words);
});

it.each(['kling-api', 'kling-api-cn'])('%s takes a pair of keys, and the newer single one', (id) => {
  const pattern = new RegExp(rows.find((one) => one.id === id)?.key.pattern ?? '');
  expect(`${'aB3x'.repeat(8)}:${'aB3x'.repeat(8)}`).toMatch(pattern);
  expect('aB3x'.repeat(8)).toMatch(pattern);
  // A token that is signed already ends within the half hour.
  expect(`eyJhbGciOiJIUzI1NiJ9.${'aB3x'.repeat(8)}.${'aB3x'.repeat(8)}`).not.toMatch(pattern);
});
