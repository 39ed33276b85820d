// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Send } from '../../lib/content/line';
import { insistence } from '../../lib/content/line';
import { startContent } from '../../lib/content/start';
import type { PageState } from '../../lib/core/page-state';
import { emptyBook } from '../../lib/core/quote/book';
import type { PageReply, TabMessage } from '../../lib/messages';
import { createOverlay } from '../../lib/overlay/create';
import type { Bridge } from '../../lib/page/bridge-isolated';
import { FROM_CONTENT } from '../../lib/page/bridge-messages';
import type { Json } from '../../lib/wire/json';
import { observationOf } from './observation';

const state: PageState = {
  platform: 'suno',
  name: 'Suno',
  pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 38, limit: 2500, estimated: false }],
  feature: 'create',
  book: {
    ...emptyBook,
    rules: [
      {
        ...{ feature: 'create', pool: 'credits', unit: 'credit', amount: 10 },
        ...{ asOf: '2026-11', source: 'the help page', confidence: 'high' },
      },
    ],
  },
  warning: { pool: 'credits', level: 'critical', key: 'an episode' },
  preview: { hidden: true },
};
const { warning: _warning, ...calm } = state;
const composers = [{ paths: ['/create'], prompt: [], send: [], feature: 'create' }];

// The page can't see into the warning, so neither can this test: it looks over the shoulder of attachShadow.
let roots: ShadowRoot[] = [];
const { attachShadow } = Element.prototype;
beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  roots = [];
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    return root;
  };
  document.body.replaceChildren();
  history.replaceState(null, '', '/create');
  // happy-dom has none.
  window.requestIdleCallback = (run) => Number(setTimeout(run));
});
afterEach(() => {
  Element.prototype.attachShadow = attachShadow;
  vi.useRealTimers();
});

/** What the page shows of ours; undefined while nothing of ours is in it. */
const shown = () =>
  roots.find(({ host }) => host.isConnected)?.querySelector('[role=region]')?.textContent ?? undefined;
const press = (label: string) => roots[0]?.querySelector<HTMLElement>(`[aria-label^="${label}"]`)?.click();

function started(hello: PageReply | Promise<PageReply> = { state, composers }, toldLater = false) {
  const alive = { now: true };
  const said: { name: string; args: unknown }[] = [];
  const send = (async (name: string, args: unknown) => {
    said.push({ name, args });
    return name === 'page/hello' ? hello : { ok: true };
  }) as unknown as Send;
  let hear: ((message: TabMessage) => Promise<unknown>) | undefined;
  let observe: Parameters<Bridge['onObservation']>[0] | undefined;
  const bridge = {
    channel: 'test',
    onObservation: (listener: typeof observe, signal: AbortSignal) => {
      observe = listener;
      signal.addEventListener('abort', () => (observe = undefined));
    },
    ask: async () => undefined,
    stop: vi.fn(),
    watch: vi.fn(),
  };
  const signal = startContent({
    document,
    send,
    isAlive: () => alive.now,
    onMessage(listener, until) {
      hear = listener;
      until.addEventListener('abort', () => (hear = undefined));
    },
    bridge,
    fetch: globalThis.fetch,
    now: Date.now,
    stored: () => null,
    insistence,
    toldLater,
    overlay: () => createOverlay,
    askInTab: () => undefined,
  });
  return {
    alive,
    said,
    signal,
    bridge,
    tell: (message: TabMessage) => hear?.(message),
    observe: (id: string, observation: unknown) => observe?.(id, observation as Json, undefined),
    listens: () => hear !== undefined || observe !== undefined,
  };
}
const soon = () => vi.advanceTimersByTimeAsync(10);

describe('the content script', () => {
  it('asks what to show, and shows it', async () => {
    started();
    await soon();
    expect(shown()).toContain('Almost empty: 38 of 2,500 credits left');
    expect(shown()).toContain('This costs 10 credits · 38 → 28');
  });

  it('shows nothing where there is nothing to warn of, or warnings in pages are off', async () => {
    const { tell } = started({ state: calm, composers });
    await soon();
    expect(shown()).toBeUndefined();
    await tell({ name: 'tab/state', state: calm });
    expect(shown()).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('follows what the background tells', async () => {
    const { tell } = started({ state: calm, composers });
    await soon();
    await tell({ name: 'tab/state', state });
    await soon();
    expect(shown()).toContain('38 of 2,500');
    await tell({ name: 'tab/state', state: calm });
    expect(shown()).toBeUndefined();
  });

  it('does not let a slow hello undo newer news', async () => {
    const { tell } = started(
      new Promise((resolve) => setTimeout(() => resolve({ state: calm, composers }), 500)),
    );
    await tell({ name: 'tab/state', state });
    await vi.advanceTimersByTimeAsync(600);
    expect(shown()).toContain('38 of 2,500');
  });

  it('warns on every page of the platform, but previews the cost only at a composer', async () => {
    started();
    await soon();
    history.pushState(null, '', '/library');
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()).toContain('38 of 2,500');
    expect(shown()).not.toContain('costs');
    history.pushState(null, '', '/create');
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()).toContain('This costs 10 credits');
  });

  it('previews no cost at a composer that makes something else', async () => {
    started({ state, composers: [{ paths: ['/create'], prompt: [], send: [], feature: 'message' }] });
    await soon();
    expect(shown()).toContain('38 of 2,500');
    expect(shown()).not.toContain('costs');
  });

  it('previews the cost everywhere where no composer is known', async () => {
    started({ state, composers: [] });
    await soon();
    expect(shown()).toContain('The next one costs 10 credits');
  });

  it('carries what the tap has seen to the background', async () => {
    const { said, observe } = started();
    const id = crypto.randomUUID();
    observe(id, observationOf(200));
    observe(id, { forged: true });
    await soon();
    expect(said.filter(({ name }) => name === 'page/report')).toEqual([
      { name: 'page/report', args: { id, observation: observationOf(200) } },
    ]);
  });

  it('waits until the page has loaded', async () => {
    const ready = vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive');
    started();
    await soon();
    expect(shown()).toBeUndefined();
    ready.mockRestore();
    window.dispatchEvent(new Event('load'));
    await soon();
    expect(shown()).toContain('38 of 2,500');
  });
});

describe('a dismissed warning', () => {
  it('is told to the background, and does not come back while the page lives', async () => {
    const { said, tell } = started();
    await soon();
    press('Dismiss');
    expect(shown()).toBeUndefined();
    await tell({ name: 'tab/state', state });
    expect(shown()).toBeUndefined();
    expect(said.at(-1)).toEqual({ name: 'page/dismiss', args: { key: 'an episode' } });
  });

  it('makes room for the next one', async () => {
    const { tell } = started();
    await soon();
    press('Dismiss');
    const warning = { pool: 'credits', level: 'empty', key: 'a worse one' } as const;
    await tell({ name: 'tab/state', state: { ...state, warning } });
    expect(shown()).toContain('Empty');
  });
});

describe('leaving the page', () => {
  const nothingIsLeft = (made: ReturnType<typeof started>) => {
    expect(made.signal.aborted).toBe(true);
    expect(shown()).toBeUndefined();
    expect(made.listens()).toBe(false);
    expect(document.body.children).toHaveLength(0);
  };

  it('goes with everything when the platform is switched off', async () => {
    const made = started();
    await soon();
    await made.tell({ name: 'tab/stop' });
    nothingIsLeft(made);
    expect(made.bridge.stop).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes when the extension is gone, within a second while a warning is shown', async () => {
    const made = started();
    await soon();
    made.alive.now = false;
    await vi.advanceTimersByTimeAsync(1000);
    nothingIsLeft(made);
    expect(made.bridge.stop).toHaveBeenCalledOnce();
  });

  it('goes at the first report when the extension is gone', async () => {
    const made = started({ state: calm, composers });
    await soon();
    made.alive.now = false;
    made.observe(crypto.randomUUID(), observationOf(200));
    await soon();
    nothingIsLeft(made);
    expect(made.said.map(({ name }) => name)).toEqual(['page/hello']);
  });

  it('leaves the tap to the script of the updated extension', async () => {
    const made = started();
    await soon();
    document.dispatchEvent(new CustomEvent(FROM_CONTENT, { detail: '{"type":"ready"}' }));
    expect(made.signal.aborted).toBe(false);
    made.alive.now = false;
    document.dispatchEvent(new CustomEvent(FROM_CONTENT, { detail: '{"type":"ready"}' }));
    nothingIsLeft(made);
    expect(made.bridge.stop).not.toHaveBeenCalled();
  });
});

describe('in a site that the person added', () => {
  const endpoints = {
    balance: {
      kind: 'balance',
      method: 'GET',
      url: 'https://a.example/api',
      confidence: 'medium',
      response: { json: { keys: { left: true } } },
    },
  } as const;
  const names = (made: ReturnType<typeof started>) => made.said.map(({ name }) => name);

  it('asks at once what to watch, while the page still loads, and tells the tap', async () => {
    const ready = vi.spyOn(document, 'readyState', 'get').mockReturnValue('loading');
    const own = started({ state: calm, composers: [], endpoints }, true);
    const shipped = started({ state: calm, composers: [] });
    await soon();
    ready.mockRestore();
    expect(names(own)).toEqual(['page/hello']);
    expect(own.bridge.watch.mock.calls).toEqual([[endpoints]]);
    expect(names(shipped)).toEqual([]);
  });

  it('tells the tap though newer news came first', async () => {
    const slow = new Promise<PageReply>((resolve) =>
      setTimeout(() => resolve({ state: calm, composers: [], endpoints }), 500),
    );
    const { tell, bridge } = started(slow, true);
    await tell({ name: 'tab/state', state });
    await vi.advanceTimersByTimeAsync(600);
    expect(bridge.watch.mock.calls).toEqual([[endpoints]]);
    expect(shown()).toContain('38 of 2,500');
  });

  it('tells the tap nothing where nothing is watched, or nobody answered', async () => {
    const quiet = started({ state: calm, composers: [] }, true);
    const unheard = started(new Promise(() => {}), true);
    await soon();
    expect(quiet.bridge.watch).not.toHaveBeenCalled();
    expect(unheard.bridge.watch).not.toHaveBeenCalled();
  });
});
