import { afterEach, describe, expect, it, vi } from 'vitest';
import { hear, isAlive, send } from '../../lib/content/runtime';

function extension(runtime: object | undefined) {
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('chrome', { runtime });
}
afterEach(() => vi.unstubAllGlobals());

it.each([
  ['is there', { id: 'abc' }, true],
  ['was updated: its id is gone', {}, false],
  ['was removed with all that it had', undefined, false],
])('the extension %s', (_, runtime, expected) => {
  extension(runtime);
  expect(isAlive()).toBe(expected);
});

describe('a message', () => {
  it('is sent with its name, and answered', async () => {
    const sendMessage = vi.fn(async () => ({ ok: true }));
    extension({ id: 'abc', sendMessage });
    expect(await send('page/overlay', {})).toEqual({ ok: true });
    expect(sendMessage).toHaveBeenCalledWith({ name: 'page/overlay', args: {} });
  });

  it('whose listener failed rejects, as the polyfill says it', async () => {
    extension({
      id: 'abc',
      sendMessage: async () => ({ __mozWebExtensionPolyfillReject__: true, message: 'no' }),
    });
    await expect(send('page/overlay', {})).rejects.toThrow();
  });
});

it('what the background says is answered, with nothing where that fails, until the end', async () => {
  const listeners = new Set<
    (message: unknown, sender: unknown, answer: (value: unknown) => void) => boolean
  >();
  extension({
    id: 'abc',
    onMessage: {
      addListener: listeners.add.bind(listeners),
      removeListener: listeners.delete.bind(listeners),
    },
  });
  const end = new AbortController();
  hear(async (message) => {
    if (message === 'bad') throw new Error('no');
    return `heard ${message}`;
  }, end.signal);
  const say = (message: string) =>
    new Promise((resolve) => {
      for (const listener of listeners) expect(listener(message, {}, resolve)).toBe(true);
    });
  expect(await say('a')).toBe('heard a');
  expect(await say('bad')).toBeUndefined();
  end.abort();
  expect(listeners.size).toBe(0);
});
