// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageState } from '../../lib/core/page-state';
import { emptyBook } from '../../lib/core/quote/book';
import { PreviewDisplay } from '../../lib/overlay/preview-display';
import type { Composer } from '../../lib/platforms/platform';
import { type FakeObservers, fakeObservers } from './observers';

const seen = '2026-11-22';
const fact = { asOf: '2026-11', source: 'a page', confidence: 'high' } as const;
const rule = { ...fact, feature: 'message', pool: 'credits', unit: 'credit' };
const composers: readonly Composer[] = [
  {
    paths: ['/new', '/chat/*'],
    prompt: [{ selector: '#prompt', seen }],
    send: [{ selector: '#send', seen }],
    feature: 'message',
    model: [
      { selector: '#gone', seen },
      { selector: '#model', seen, attribute: 'data-model' },
    ],
  },
];
const state: PageState = {
  platform: 'x',
  name: 'Practice',
  pools: [{ id: 'credits', label: 'Credits', unit: 'credit', remaining: 100, estimated: false }],
  feature: 'message',
  book: {
    ...emptyBook,
    rules: [
      { ...rule, models: ['large'], amount: 20, perCharacter: 1 },
      { ...rule, perCharacter: 1 },
      { ...rule, feature: 'image', amount: 7 },
    ],
  },
  preview: {},
};
const box = { left: 300, top: 600, width: 500, height: 60 };

let observers: FakeObservers;
let roots: ShadowRoot[];
let leaving: AbortController;
const onView = vi.fn();
const onLook = vi.fn();
const { attachShadow } = Element.prototype;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22) });
  observers = fakeObservers();
  roots = [];
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    return root;
  };
  history.replaceState(null, '', '/new');
  document.body.innerHTML =
    '<textarea id="prompt"></textarea><div><b id="model" data-model="small"></b></div><button id="send"></button>';
  leaving = new AbortController();
});
afterEach(() => {
  leaving.abort();
  Element.prototype.attachShadow = attachShadow;
  vi.unstubAllGlobals();
  vi.useRealTimers();
  vi.clearAllMocks();
});

const get = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};
const settle = () => vi.advanceTimersByTimeAsync(50);
const root = () => roots.find(({ host }) => host.isConnected);
const panel = () => root()?.querySelector<HTMLElement>('[role=region]');
const line = () => root()?.querySelector('.quote .line')?.textContent;
const place = () => (panel()?.hasAttribute('data-placed') ? panel()?.style.translate : undefined);
const press = (name: string) =>
  [...(root()?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === name)?.click();

async function shown(change: Partial<PageState> = {}, all = composers): Promise<PreviewDisplay> {
  const display = new PreviewDisplay({
    document,
    now: Date.now,
    onDismiss: () => undefined,
    onView,
    onLook,
    signal: leaving.signal,
  });
  for (const prompt of document.querySelectorAll('#prompt')) observers.place(prompt, box);
  display.take({ state: { ...state, ...change }, composers: all });
  await settle();
  return display;
}

async function type(text: string): Promise<void> {
  const prompt = get('#prompt') as HTMLTextAreaElement;
  prompt.value = text;
  prompt.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle();
}

describe('the preview of a page', () => {
  it('stands above the end of the prompt box and counts what is typed', async () => {
    await shown();
    expect(place()).toBe('600px 568px');
    await type('Twelve chars');
    expect(line()).toBe('≈ 12 credits · 100 → 88');
    await type('');
    expect(line()).toBe('≈ 0 credits · 100 left');
  });

  it('follows the prompt box, hides while it is out of sight, and covers no send button', async () => {
    await shown();
    observers.place(get('#prompt'), { ...box, top: 400 });
    await settle();
    expect(place()).toBe('600px 368px');
    observers.place(get('#send'), { left: 700, top: 380, width: 100, height: 20 });
    await settle();
    expect(place()).not.toBe('600px 368px');
    observers.place(get('#prompt'), { ...box, top: 2000 });
    await settle();
    expect(place()).toBeUndefined();
  });

  it('reads the model where the page shows it, and follows it', async () => {
    await shown();
    await type('ten chars.');
    expect(line()).toBe('≈ 10 credits · 100 → 90');
    get('#model').dataset.model = 'large';
    await settle();
    expect(line()).toBe('≈ 30 credits · 100 → 70');
  });

  it('reads a chosen option by its value', async () => {
    get('#model').outerHTML =
      '<select id="model"><option value="small">Small</option><option value="large">Large</option></select>';
    const [first] = composers;
    const model = [{ selector: '#model', seen }];
    await shown({}, first === undefined ? [] : [{ ...first, model }]);
    await type('ten chars.');
    const select = get('#model') as HTMLSelectElement;
    select.value = 'large';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settle();
    expect(line()).toBe('≈ 30 credits · 100 → 70');
  });

  it('hears a rich-text editor that changes its text itself', async () => {
    get('#prompt').outerHTML = '<div id="prompt" contenteditable="true"></div>';
    await shown();
    get('#prompt').textContent = 'ten chars.';
    await settle();
    expect(line()).toBe('≈ 10 credits · 100 → 90');
  });

  it('follows what the site asks the price of', async () => {
    const display = await shown();
    display.drafted({ about: 'price', task: { feature: 'image' } });
    await settle();
    expect(line()).toBe('≈ 7 credits · 100 → 93');
  });

  it('is not there where nothing is made, nor where nothing is known of the balance', async () => {
    await shown({ pools: [] });
    expect(root()).toBeUndefined();
    leaving.abort();
    leaving = new AbortController();
    history.replaceState(null, '', '/library');
    await shown();
    expect(root()).toBeUndefined();
  });

  it('leaves no timer behind, and nothing in the page', async () => {
    await shown();
    expect(vi.getTimerCount()).toBe(0);
    leaving.abort();
    expect(root()).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looks whether the extension is still there when a person types', async () => {
    await shown();
    onLook.mockClear();
    await type('x');
    expect(onLook).toHaveBeenCalledOnce();
  });
});

describe('a prompt box that moves about', () => {
  it('is found again when another one is put in its place', async () => {
    await shown();
    const other = document.createElement('textarea');
    const old = get('#prompt');
    other.id = 'prompt';
    old.replaceWith(other);
    observers.place(other, { ...box, top: 300 });
    observers.place(old, undefined);
    await settle();
    expect(place()).toBe('600px 268px');
  });

  it('is waited for where it comes late, and not for ever', async () => {
    const prompt = get('#prompt');
    prompt.remove();
    await shown();
    expect(root()).toBeUndefined();
    document.body.prepend(prompt);
    observers.place(prompt, box);
    await settle();
    expect(place()).toBe('600px 568px');
    prompt.remove();
    observers.place(prompt, undefined);
    await settle();
    expect(root()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is found by the focus, of several that which has it, and one that is shown', async () => {
    document.body.insertAdjacentHTML('beforeend', '<textarea id="prompt" class="other"></textarea>');
    const other = get('.other');
    await shown();
    expect(place()).toBe('600px 568px');
    observers.place(other, { ...box, top: 200 });
    other.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await settle();
    expect(place()).toBe('600px 168px');
    observers.place(other, undefined);
    await settle();
    expect(place()).toBe('600px 568px');
  });

  it('goes with the address, and comes with it', async () => {
    await shown();
    history.pushState(null, '', '/library');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await settle();
    expect(root()).toBeUndefined();
    history.pushState(null, '', '/chat/1');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await settle();
    expect(line()).toMatch(/credits/);
  });
});

describe('where no prompt box is known', () => {
  it('is a pill in the corner, once something was seen', async () => {
    const display = await shown({}, []);
    expect(root()).toBeUndefined();
    display.drafted({ about: 'spend', task: { feature: 'image' } });
    await settle();
    expect(line()).toBe('≈ 7 credits · 100 → 93');
    expect(place()).toBe('792px 766px');
  });

  it('is the same where it was not found', async () => {
    get('#prompt').remove();
    const display = await shown();
    display.drafted({ about: 'spend', task: { feature: 'image' } });
    await settle();
    expect(place()).toBe('792px 766px');
  });

  it('is beside the box of another address where something was sent from here', async () => {
    history.replaceState(null, '', '/moved');
    const display = await shown();
    expect(root()).toBeUndefined();
    display.drafted({ about: 'spend', task: { feature: 'message' } });
    await settle();
    expect(place()).toBe('600px 568px');
  });

  it('is nowhere on pages of a platform whose prompt boxes are known and not there', async () => {
    history.replaceState(null, '', '/library');
    get('#prompt').remove();
    const display = await shown();
    display.drafted({ about: 'spend', task: { feature: 'message' } });
    await settle();
    expect(root()).toBeUndefined();
  });
});

describe('what the person does with it', () => {
  it('is told to the background, and stays whatever older news says', async () => {
    const display = await shown();
    press('Move');
    const { moved } = onView.mock.lastCall?.[0] ?? {};
    expect(onView).toHaveBeenCalledExactlyOnceWith({ moved: { x: 192, y: 198 } });
    press('Make small');
    expect(onView).toHaveBeenLastCalledWith({ small: true, moved });
    display.take({ state: { ...state, preview: { moved } } });
    await settle();
    expect(panel()?.dataset.form).toBe('small');
    display.take({ state: { ...state, preview: { small: true, moved } } });
    display.take({ state });
    await settle();
    expect(panel()?.dataset.form).toBe('line');
    expect(place()).toBe('600px 568px');
  });

  it('hides it, until the background says otherwise', async () => {
    const display = await shown();
    press('Hide on this site');
    expect(onView).toHaveBeenLastCalledWith({ hidden: true });
    expect(root()).toBeUndefined();
    display.take({ state: { ...state, preview: { hidden: true } } });
    await settle();
    expect(root()).toBeUndefined();
    display.take({ state });
    await settle();
    expect(line()).toMatch(/credits/);
  });

  it('stands as it was left', async () => {
    await shown({ preview: { small: true, moved: { x: -10, y: -20 } } });
    expect(panel()?.dataset.form).toBe('small');
    expect(place()).toBe('590px 548px');
  });
});

describe('a note', () => {
  const note = () => root()?.querySelector<HTMLElement>('.note');

  it('stands in the preview until the person types again', async () => {
    const display = await shown();
    display.note('hidden');
    await settle();
    expect(note()?.textContent).toContain('Sent without asking: its tab went into the background');
    await type('x');
    expect(note()?.hidden).toBe(true);
  });

  it('stands there alone where the preview is hidden, and goes when it is read', async () => {
    const display = await shown({ preview: { hidden: true } });
    display.note('silence');
    await settle();
    expect(note()?.hidden).toBe(false);
    expect(root()?.querySelector<HTMLElement>('.quote')?.hidden).toBe(true);
    press('OK');
    expect(root()).toBeUndefined();
  });
});
