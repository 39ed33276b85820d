import { describe, expect, it, vi } from 'vitest';
import { type AskingWorld, answerAsk } from '../../lib/content/asks';
import type { TabMessage } from '../../lib/messages';
import { askInTab } from '../../lib/page/ask-in-tab';
import type { Ask } from '../../lib/platforms/platform';
import type { Endpoint } from '../../lib/wire/endpoint';
import type { Json } from '../../lib/wire/json';
import { fields } from '../../lib/wire/pick';
import { observationOf } from './observation';

const ask: Ask = {
  endpoint: 'usage',
  method: 'GET',
  url: 'https://app.example/usage',
  auth: { kind: 'cookies' },
};
const endpoint: Endpoint = {
  kind: 'balance',
  method: 'GET',
  url: 'https://app.example/usage',
  confidence: 'high',
  response: { json: fields('left') },
};

function asking(via: 'tab' | 'page', change: Partial<Ask> = {}): Extract<TabMessage, { name: 'tab/ask' }> {
  return { name: 'tab/ask', via, ask: { ...ask, ...change }, endpoint };
}

function world(given: { body?: string; page?: unknown } = {}) {
  const fetch = vi.fn(
    async () => new Response(given.body ?? '{}', { headers: { 'content-type': 'application/json' } }),
  );
  const bridge = { ask: vi.fn(async () => given.page as Json | undefined) };
  const made: AskingWorld = {
    fetch,
    now: () => 1000,
    stored: () => null,
    bridge,
    signal: new AbortController().signal,
    askInTab: () => askInTab,
  };
  return { fetch, bridge, made };
}

describe('a request for the background', () => {
  it("is made with this world's fetch, cookies and all, and reduced to the declared fields", async () => {
    const { fetch, bridge, made } = world({ body: '{"left":38,"email":"a@b.example"}' });
    const answer = await answerAsk(asking('tab'), made);
    expect(answer).toMatchObject({ url: ask.url, status: 200, body: { kind: 'json', value: { left: 38 } } });
    expect(fetch).toHaveBeenCalledWith(ask.url, expect.objectContaining({ credentials: 'include' }));
    expect(bridge.ask).not.toHaveBeenCalled();
  });

  it("is made in the page's world where it must be", async () => {
    const { fetch, bridge, made } = world({ page: observationOf(200) });
    expect(await answerAsk(asking('page'), made)).toEqual(observationOf(200));
    expect(bridge.ask).toHaveBeenCalledWith(ask, made.signal);
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    ['no answer', undefined, /no answer/i],
    ['an answer of another form', { ...observationOf(200), token: 'secret' }, /unknown form/i],
  ])('rejects %s of the page', async (_what, page, words) => {
    await expect(answerAsk(asking('page'), world({ page }).made)).rejects.toThrow(words);
  });

  it.each<[what: string, change: Partial<Ask>]>([
    ['http', { url: 'http://app.example/usage' }],
    ['a script', { url: 'javascript:alert(1)' }],
    ['no URL', { url: '/usage' }],
    ['a token by http', { auth: { kind: 'session-token', url: 'http://app.example/token', field: 'token' } }],
  ])('is never made to %s', async (_what, change) => {
    for (const via of ['tab', 'page'] as const) {
      const { fetch, bridge, made } = world({ page: observationOf(200) });
      await expect(answerAsk(asking(via, change), made)).rejects.toThrow(/https/);
      expect(fetch).not.toHaveBeenCalled();
      expect(bridge.ask).not.toHaveBeenCalled();
    }
  });
});
