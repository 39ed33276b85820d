import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wizAsk } from '../../lib/page/wiz';
import { gemini } from '../../lib/platforms/gemini';
import type { Ask } from '../../lib/platforms/platform';
import { claim } from '../../lib/wire/endpoint';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const [ask] = gemini.asking.balance({ id: '' }, 0) as [Ask];
const tokens = { SNlM0e: 'AB:1&2', FdrFJe: '-77', cfb2h: 'boq_web_p0' };
const at = (pathname: string, WIZ_global_data?: object) => ({
  location: { pathname },
  ...(WIZ_global_data === undefined ? {} : { WIZ_global_data }),
});

describe('what a page of Google’s would ask itself', () => {
  it('has the page’s tokens in query and form', async () => {
    const own = await wizAsk(at('/app', tokens), ask);
    const { pathname, searchParams } = new URL(own.url);
    expect(pathname).toBe('/_/BardChatUi/data/batchexecute');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      rpcids: 'jSf9Qc',
      bl: 'boq_web_p0',
      'f.sid': '-77',
    });
    expect(searchParams.has('authuser')).toBe(false);
    expect(Object.fromEntries(new URLSearchParams(own.body))).toEqual({
      'f.req': '[[["jSf9Qc","[]",null,"generic"]]]',
      at: 'AB:1&2',
    });
    expect(own.auth).toEqual({ kind: 'cookies' });
  });

  it.each([
    ['/u/2/app/abc', '/u/2/_/BardChatUi/data/batchexecute', '2'],
    ['/u/1', '/u/1/_/BardChatUi/data/batchexecute', '1'],
    ['/usage', '/_/BardChatUi/data/batchexecute', undefined],
    ['/u/x/app', '/_/BardChatUi/data/batchexecute', undefined],
  ])('at %s is of the sign-in that is shown there', async (shown, path, account) => {
    const { url } = await wizAsk(at(shown, tokens), ask);
    expect(new URL(url).pathname).toBe(path);
    expect(new URL(url).searchParams.get('authuser') ?? undefined).toBe(account);
    expect(claim(gemini.endpoints, 'POST', url)).toMatchObject({
      id: 'usage',
      params: account === undefined ? {} : { account },
    });
  });

  it('waits for the tokens', async () => {
    const world: { location: { pathname: string }; WIZ_global_data?: object } = at('/app');
    const own = wizAsk(world, ask);
    await vi.advanceTimersByTimeAsync(1000);
    world.WIZ_global_data = { SNlM0e: 'late' };
    await vi.advanceTimersByTimeAsync(1000);
    expect((await own).body).toMatch(/&at=late&$/);
  });

  it.each([
    ['none', undefined],
    ['one that is no text', { ...tokens, SNlM0e: {} }],
    ['an empty one', { ...tokens, SNlM0e: '' }],
  ])('stays as it is where there is no token but %s', async (_, data) => {
    const own = wizAsk(at('/app', data), ask);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await own).toBe(ask);
  });
});
