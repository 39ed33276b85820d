// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Preflight } from '../../lib/content/preflight';
import type { PageState } from '../../lib/core/page-state';
import { concernsOf } from '../../lib/core/preflight';
import { emptyBook } from '../../lib/core/quote/book';
import type { Asking, Overlay, Question } from '../../lib/overlay/overlay';
import { contentEvent, DIALOG, SIGN_WITHIN, STANDS_WITHIN, type ToTap, tapEvent } from '../../lib/page/hold';

const CHANNEL = 'a channel';
const task = { feature: 'create' };
const state: PageState = {
  ...{ platform: 'suno', name: 'Suno', feature: 'create', preview: {} },
  pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 38, limit: 2500, estimated: false }],
  book: {
    ...emptyBook,
    rules: [
      {
        ...{ feature: 'create', pool: 'credits', unit: 'credit', amount: 10 },
        ...{ asOf: '2026-11', source: 'the help page', confidence: 'high' },
      },
    ],
  },
  preflight: { limit: { value: 5, in: 'units' }, budgets: [] },
};
const { preflight: _preflight, ...calm } = state;

let current: PageState | undefined;
let questions: Question[];
let stopping: AbortController;
let said: (ToTap & { readonly at: number })[];
let hidden: boolean;
const close = vi.fn();
const hear = vi.fn<Asking['hear']>();
const on = { notToday: vi.fn(), letGo: vi.fn(), look: vi.fn() };
const standing: Overlay = {
  take: () => undefined,
  drafted: () => undefined,
  concernsOf,
  note: () => undefined,
  key: () => false,
  ask(question) {
    questions.push(question);
    return { close, hear };
  },
};
let overlay: Overlay | undefined;
let preflight: Preflight;
let listening: AbortController;

beforeEach(() => {
  vi.useFakeTimers({
    now: 0,
    toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'],
  });
  for (const mock of [close, hear, on.notToday, on.letGo, on.look]) mock.mockReset();
  current = state;
  questions = [];
  said = [];
  hidden = false;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  overlay = standing;
  listening = new AbortController();
  document.addEventListener(
    contentEvent(CHANNEL),
    (event) => said.push({ ...JSON.parse((event as CustomEvent).detail), at: Date.now() }),
    { signal: listening.signal },
  );
  stopping = new AbortController();
  preflight = new Preflight({
    ...{ document, channel: CHANNEL, now: Date.now, state: () => current, overlay: () => overlay },
    ...{ onNotToday: on.notToday, onLetGo: on.letGo, onLook: on.look, signal: stopping.signal },
  });
  preflight.look();
  said.length = 0;
});
afterEach(() => {
  stopping.abort();
  listening.abort();
  Reflect.deleteProperty(document, 'hidden');
  document.body.replaceChildren();
  vi.useRealTimers();
});

function tell(message: unknown): boolean {
  const detail = typeof message === 'string' ? message : JSON.stringify(message);
  return !document.dispatchEvent(new CustomEvent(tapEvent(CHANNEL), { detail, cancelable: true }));
}
/** Whether it is held. */
const ask = (id = 'a', more: object = task) => tell({ type: 'preflight', id, task: more });
const answer = (go: boolean, notToday = false) => questions.at(-1)?.onAnswer({ go, notToday });
const verdicts = () => said.filter(({ type }) => type === 'verdict').map(({ at: _, ...message }) => message);
const hide = (): void => {
  hidden = true;
  document.dispatchEvent(new Event('visibilitychange'));
};

describe('a task that is worth a question', () => {
  it('is held within its own event, with the reasons', () => {
    expect(ask()).toBe(true);
    expect(questions).toMatchObject([{ task, concerns: [{ kind: 'limit', quote: { amount: 10 } }] }]);
  });

  it('is told to stand at once, and every second, while the extension is looked after', async () => {
    ask();
    await Promise.resolve();
    expect(said).toEqual([{ type: 'standing', id: 'a', at: 0 }]);
    await vi.advanceTimersByTimeAsync(5000);
    const times = said.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(4);
    expect(times.every((at, index) => at - (times[index - 1] ?? 0) < SIGN_WITHIN)).toBe(true);
    expect(STANDS_WITHIN).toBeGreaterThan(0);
    expect(on.look.mock.calls.length).toBe(times.length - 1);
  });

  it.each([
    [true, false],
    [false, false],
    [true, true],
  ])('goes as the person says (%s), and is no more', async (go, notToday) => {
    ask();
    answer(go, notToday);
    answer(!go);
    expect(verdicts()).toEqual([{ type: 'verdict', id: 'a', go }]);
    expect([close.mock.calls.length, on.notToday.mock.calls.length]).toEqual([1, notToday ? 1 : 0]);
    expect(ask('b')).toBe(!notToday);
  });

  it('is the only one: what comes meanwhile goes', () => {
    ask();
    expect(ask('b')).toBe(false);
    answer(true);
    expect(ask('c')).toBe(true);
  });
});

describe('a task goes where', () => {
  it.each<[string, () => void]>([
    ['the person is not asked before requests', () => (current = calm)],
    ['nothing is known yet', () => (current = undefined)],
    ['nothing speaks against it', () => (current = { ...state, preflight: { budgets: [] } })],
    ['the page is hidden', () => (hidden = true)],
    ['the dialog’s script is not there', () => (overlay = undefined)],
    ['the dialog can’t be shown', () => (overlay = { ...standing, ask: () => undefined })],
    ['the script has ended', () => stopping.abort()],
  ])('%s', (_, given) => {
    given();
    expect(ask()).toBe(false);
    expect(said.filter(({ type }) => type === 'standing')).toEqual([]);
  });

  it.each<[string, () => void]>([
    [
      'the dialog',
      () => {
        overlay = {
          ...standing,
          ask() {
            document.body.innerHTML = '<div data-credit-gauge="ask"></div>';
            throw new Error('for the test');
          },
        };
      },
    ],
    ['the policy', () => (current = { ...state, pools: undefined as never })],
  ])('%s fails, and nothing of it is left', (_, given) => {
    vi.spyOn(console, 'debug').mockImplementation(() => undefined);
    given();
    expect(ask()).toBe(false);
    expect(document.querySelector(DIALOG)).toBeNull();
  });

  it.each([
    '{',
    '7',
    { type: 'preflight', id: 'a' },
    { type: 'preflight', id: 'a'.repeat(65), task },
    { type: 'preflight', id: 'a', task: { feature: 7 } },
    { type: 'preflight', id: 'a', task, more: 1 },
  ])('it is not told as the tap tells: %j', (message) => {
    expect(tell(message)).toBe(false);
    expect(questions).toEqual([]);
  });
});

describe('what is held goes', () => {
  it.each<[string, () => void, string | undefined]>([
    ['when the dialog is tampered with, and it is told', () => questions[0]?.onTampered('x'), 'tampered'],
    ['when the page is hidden, and it is told', hide, 'hidden'],
    ['when the script ends', () => stopping.abort(), undefined],
    [
      'when the person is not to be asked any more',
      () => {
        current = calm;
        preflight.look();
      },
      undefined,
    ],
  ])('%s', (_, happens, told) => {
    ask();
    happens();
    answer(false);
    expect(verdicts()).toEqual([{ type: 'verdict', id: 'a', go: true }]);
    expect(on.letGo.mock.calls).toEqual(told === undefined ? [] : [[told]]);
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('when the extension turns out to be gone', async () => {
    on.look.mockImplementation(() => stopping.abort());
    ask();
    await vi.advanceTimersByTimeAsync(1000);
    expect(verdicts()).toEqual([{ type: 'verdict', id: 'a', go: true }]);
    expect(said.at(-1)?.type).toBe('verdict');
    await vi.advanceTimersByTimeAsync(5000);
    expect(said.at(-1)?.type).toBe('verdict');
  });
});

describe('what is over already is not decided any more', () => {
  it.each<[string, () => void, string | undefined]>([
    ['the page gave up', () => tell({ type: 'over', id: 'a', by: 'page' }), undefined],
    ['the tap let it go', () => tell({ type: 'over', id: 'a', by: 'silence' }), 'silence'],
    [
      'the page is left',
      () => {
        window.dispatchEvent(Object.defineProperty(new Event('pagehide'), 'isTrusted', { value: true }));
        hide();
      },
      undefined,
    ],
  ])('%s', (_, happens, told) => {
    ask();
    happens();
    answer(true);
    expect([verdicts(), close.mock.calls.length]).toEqual([[], 1]);
    expect(on.letGo.mock.calls).toEqual(told === undefined ? [] : [[told]]);
  });

  it.each<[string, () => void]>([
    ['another one is over', () => tell({ type: 'over', id: 'b', by: 'silence' })],
    ['the page only says that it is left', () => window.dispatchEvent(new Event('pagehide'))],
  ])('but is where %s', (_, happens) => {
    ask();
    happens();
    answer(true);
    expect(verdicts()).toEqual([{ type: 'verdict', id: 'a', go: true }]);
  });
});

describe('presses', () => {
  it('are given to the dialog before the page hears of them, and only while it stands', () => {
    const heard: string[] = [];
    hear.mockImplementation(() => heard.push('we'));
    for (const target of [window, document])
      target.addEventListener('click', () => heard.push('the page'), {
        capture: true,
        signal: listening.signal,
      });
    document.body.click();
    expect(heard).toEqual(['the page', 'the page']);
    heard.length = 0;
    ask();
    document.body.click();
    expect(heard).toEqual(['we', 'the page', 'the page']);
  });
});

describe('the tap is told', () => {
  it('to ask when the person wants it, and only of changes', () => {
    for (const next of [state, calm, calm, state, undefined]) {
      current = next;
      preflight.look();
    }
    expect(said.map((message) => message.type === 'arm' && message.on)).toEqual([false, true, false]);
  });
});
