// @vitest-environment happy-dom
import { fireEvent, getByRole, queryByRole } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPreview, type InlinePreview } from '../../../components/inline/preview';
import type { PreviewWords } from '../../../components/inline/preview-words';

const words: PreviewWords = {
  verdict: 'enough',
  line: '≈ 10 credits · 38 → 28',
  basis: 'price table of March 2026 (260 days old)',
  second: '',
  check: '',
  surprise: '',
  note: '',
  short: '',
};
const short: PreviewWords = {
  ...words,
  verdict: 'short',
  line: '≈ 10 credits · not enough: 8 left',
  short: 'not enough',
};

const dragged = vi.fn();
const actions = {
  onForm: vi.fn(),
  onDrag: vi.fn(() => dragged),
  onStep: vi.fn(),
  onMoved: vi.fn(),
  onNextPlace: vi.fn(),
  onHide: vi.fn(),
  onRead: vi.fn(),
  onSize: vi.fn(),
};
let preview: InlinePreview;
let leaving: AbortController;

beforeEach(() => {
  document.body.innerHTML = '<textarea></textarea>';
  preview = createPreview(document, actions);
  preview.take('line');
  // As the content script does (lib/content/overlay-loader.ts).
  leaving = new AbortController();
  for (const type of ['keydown', 'keyup'] as const)
    window.addEventListener(type, (event) => preview.key(event) && event.stopImmediatePropagation(), {
      capture: true,
      signal: leaving.signal,
    });
});
afterEach(() => {
  preview.hide();
  leaving.abort();
  vi.clearAllMocks();
});

function panel(): HTMLElement {
  const found = preview.root.querySelector<HTMLElement>('[role=region]');
  if (found === null) throw new Error('no panel');
  return found;
}
const control = (name: RegExp | string) => getByRole(panel(), 'button', { name });
const host = () => preview.root.host as HTMLElement;
const status = () => getByRole(panel(), 'status').textContent;
const isShown = (text: string) =>
  [...panel().querySelectorAll<HTMLElement>('p, span')].some(
    (node) => node.textContent === text && !node.hidden,
  );
/** A key on the element that has the focus in there, as the page's window meets it. */
const press = (key: string, type: 'keydown' | 'keyup' = 'keydown') => {
  const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true });
  host().dispatchEvent(event);
  return event;
};

describe('the preview in the page', () => {
  it('is one closed node at the end of the body, before a warning of ours or after it', () => {
    expect(document.body.children).toHaveLength(1);
    preview.show(words);
    expect(document.body.lastElementChild).toBe(host());
    expect(host().shadowRoot).toBeNull();
    preview.show(short);
    expect(document.body.children).toHaveLength(2);
    preview.hide();
    expect(document.body.children).toHaveLength(1);
  });

  it('is a region with a name, and says the price, described by where it comes from', () => {
    preview.show(words);
    expect(panel().getAttribute('aria-label')).toBe('Credit Gauge: cost preview');
    const line = control('≈ 10 credits · 38 → 28');
    expect(line.getAttribute('aria-describedby')).toBe('basis');
    expect(preview.root.querySelector('#basis')?.textContent).toBe(words.basis);
    expect(line.title).toBe(words.basis);
  });

  it('marks a balance that is not enough by a word and a shape', () => {
    preview.show(words);
    const shape = () => panel().querySelector('.mark svg')?.innerHTML;
    const enough = shape();
    preview.show(short);
    expect(shape()).not.toBe(enough);
    expect(control(/not enough/)).toBeTruthy();
  });

  it('takes text as text', () => {
    preview.show({ ...words, line: '<img src=x onerror=alert(1)>' });
    expect(panel().querySelector('img')).toBeNull();
  });

  it('is not to be seen before there is a place for it, and stands where it is put', () => {
    preview.show(words);
    expect(panel().hasAttribute('data-placed')).toBe(false);
    preview.put({ left: 10, top: 20 }, 'down');
    expect(panel().hasAttribute('data-placed')).toBe(true);
    expect(panel().style.translate).toBe('10px 20px');
    preview.put(undefined, 'up');
    expect(panel().hasAttribute('data-placed')).toBe(false);
  });

  it('is written from left to right in English, whatever the page is', () => {
    expect(panel().dir).toBe('ltr');
    expect(panel().lang).toBe('en');
  });

  it('removes one that an older script of ours left behind, and no warning', () => {
    preview.show(words);
    document.body.insertAdjacentHTML('beforeend', '<div data-credit-gauge="warning"></div>');
    createPreview(document, actions);
    expect(document.querySelectorAll('[data-credit-gauge="preview"]')).toHaveLength(0);
    expect(document.querySelectorAll('[data-credit-gauge="warning"]')).toHaveLength(1);
  });
});

describe('opening it', () => {
  it('asks for all that is known by a click on the price, and for less by the next one', async () => {
    preview.show({
      ...words,
      second: 'Downloads: ≈ 1 download · 88 → 87',
      check: 'The last one took 10 credits as quoted',
    });
    const line = control(/10 credits/);
    expect(line.getAttribute('aria-expanded')).toBe('false');
    await userEvent.click(line);
    expect(actions.onForm).toHaveBeenLastCalledWith('open');
    preview.take('open');
    expect(line.getAttribute('aria-expanded')).toBe('true');
    expect(isShown('Downloads: ≈ 1 download · 88 → 87')).toBe(true);
    expect(isShown('The last one took 10 credits as quoted')).toBe(true);
    await userEvent.click(line);
    expect(actions.onForm).toHaveBeenLastCalledWith('line');
  });

  it('leaves out what there is nothing to say of', () => {
    preview.show(words);
    preview.take('open');
    for (const name of ['second', 'check', 'note', 'surprise'])
      expect(panel().querySelector<HTMLElement>(`.${name}`)?.hidden).toBe(true);
  });

  it('says beside the price what the last one took where it was something else', () => {
    preview.show({ ...words, surprise: 'last took 12 ▲' });
    expect(control(/10 credits.*last took 12 ▲/)).toBeTruthy();
  });
});

describe('making it small', () => {
  it('leaves a mark that says the price by its name, and a word only where it is not enough', () => {
    preview.show(words);
    preview.take('small');
    const mark = control('≈ 10 credits · 38 → 28. Show it');
    expect(mark.textContent).toBe('');
    preview.show(short);
    expect(mark.textContent).toBe('not enough');
    expect(queryByRole(panel(), 'button', { name: short.line })).toBeNull();
  });

  it('is asked for by a button, and opened again by the mark', async () => {
    preview.show(words);
    preview.take('open');
    await userEvent.click(control('Make small'));
    expect(actions.onForm).toHaveBeenLastCalledWith('small');
    preview.take('small');
    await userEvent.click(control(/Show it/));
    expect(actions.onForm).toHaveBeenLastCalledWith('line');
  });
});

describe('hiding it', () => {
  it('is asked for by a button, which gives the focus back', async () => {
    preview.show(words);
    preview.take('open');
    const prompt = document.querySelector('textarea');
    prompt?.focus();
    control(/10 credits/).focus();
    control('Hide on this site').focus();
    control('Hide on this site').click();
    expect(actions.onHide).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(prompt);
  });
});

describe('the keyboard', () => {
  it('opens it with Enter, moves it with the arrow keys, and tells when a move is over', () => {
    preview.show(words);
    control(/10 credits/).focus();
    expect(press('ArrowUp').defaultPrevented).toBe(true);
    expect(actions.onStep).toHaveBeenLastCalledWith(0, -24);
    expect(actions.onMoved).not.toHaveBeenCalled();
    press('ArrowUp', 'keyup');
    expect(actions.onMoved).toHaveBeenCalledOnce();
  });

  it('folds it with Escape and gives the focus back to the prompt box', () => {
    preview.show(words);
    preview.take('open');
    const prompt = document.querySelector('textarea');
    prompt?.focus();
    control(/10 credits/).focus();
    press('Escape');
    expect(actions.onForm).toHaveBeenLastCalledWith('line');
    expect(document.activeElement).toBe(prompt);
  });

  it('keeps keys that are pressed in it from the page, and no others', () => {
    const keys = vi.fn();
    document.addEventListener('keydown', keys, { capture: true, signal: leaving.signal });
    preview.show(words);
    press('k');
    press('Tab');
    expect(keys).not.toHaveBeenCalled();
    document
      .querySelector('textarea')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', bubbles: true }));
    expect(keys).toHaveBeenCalledOnce();
  });

  it('keeps a key that was pressed in it also when it is let go elsewhere', () => {
    const keys = vi.fn();
    document.addEventListener('keyup', keys, { capture: true, signal: leaving.signal });
    preview.show(words);
    const prompt = document.querySelector('textarea');
    prompt?.focus();
    control(/10 credits/).focus();
    const letGo = { key: 'Escape', code: 'Escape', bubbles: true };
    host().dispatchEvent(new KeyboardEvent('keydown', letGo));
    prompt?.dispatchEvent(new KeyboardEvent('keyup', letGo));
    expect(keys).not.toHaveBeenCalled();
    prompt?.dispatchEvent(new KeyboardEvent('keyup', letGo));
    expect(keys).toHaveBeenCalledOnce();
  });

  it('leaves the browser its own keys', () => {
    preview.show(words);
    for (const key of ['Tab', 'Enter', ' ']) expect(press(key).defaultPrevented).toBe(false);
  });

  it('never takes the focus by itself, nor by a press of the mouse', () => {
    const prompt = document.querySelector('textarea');
    prompt?.focus();
    preview.show(words);
    preview.take('open');
    preview.take('small');
    expect(document.activeElement).toBe(prompt);
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true, composed: true });
    control(/Show it/).dispatchEvent(down);
    expect(down.defaultPrevented).toBe(true);
  });

  it('keeps the focus in it where what had it is folded away', () => {
    preview.show(words);
    preview.take('open');
    control('Make small').focus();
    preview.take('small');
    expect(preview.root.activeElement).toBe(control(/Show it/));
  });
});

describe('what is read out', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is nothing at first, then the price a second after typing stops', () => {
    preview.show(words);
    vi.advanceTimersByTime(5000);
    expect(status()).toBe('');
    for (let key = 0; key < 10; key++) {
      preview.show({ ...words, line: `≈ ${key} credits` });
      vi.advanceTimersByTime(200);
      expect(status()).toBe('');
    }
    vi.advanceTimersByTime(1000);
    expect(status()).toBe('≈ 9 credits');
  });

  it('is a new verdict at once', () => {
    preview.show(words);
    preview.show(short);
    expect(status()).toBe(short.line);
    preview.show({ ...words, verdict: 'unknown', line: 'price unknown' });
    expect(status()).toBe('price unknown');
  });

  it('is a note at once', () => {
    preview.show(words);
    preview.show({ ...words, note: 'Sent without asking' });
    expect(status()).toBe('Sent without asking. ≈ 10 credits · 38 → 28');
  });

  it('is not said again where nothing is new', () => {
    preview.show(words);
    preview.show(short);
    const node = getByRole(panel(), 'status').firstChild;
    preview.show(short);
    vi.advanceTimersByTime(2000);
    expect(getByRole(panel(), 'status').firstChild).toBe(node);
  });
});

describe('a note', () => {
  it('stands in it until it is read', async () => {
    preview.show({ ...words, note: 'Sent without asking: the tab was hidden' });
    expect(isShown('Sent without asking: the tab was hidden')).toBe(true);
    await userEvent.click(control('OK'));
    expect(actions.onRead).toHaveBeenCalledOnce();
  });

  it('stands there alone where the preview is hidden', () => {
    preview.show({ ...words, line: '', basis: '', note: 'Sent without asking' });
    expect(panel().querySelector<HTMLElement>('.quote')?.hidden).toBe(true);
    expect(control('OK')).toBeTruthy();
  });
});

describe('dragging it', () => {
  const pointer = (target: Element, type: string, at: readonly [number, number]) =>
    fireEvent(
      target,
      new PointerEvent(type, { bubbles: true, composed: true, button: 0, clientX: at[0], clientY: at[1] }),
    );

  it('moves it by what the pointer moves, and the click at its end is none', () => {
    preview.show(words);
    const line = control(/10 credits/);
    line.setPointerCapture = vi.fn();
    pointer(line, 'pointerdown', [100, 100]);
    pointer(line, 'pointermove', [102, 101]);
    expect(dragged).not.toHaveBeenCalled();
    pointer(line, 'pointermove', [140, 90]);
    expect(dragged).toHaveBeenLastCalledWith(40, -10);
    pointer(line, 'lostpointercapture', [140, 90]);
    expect(actions.onMoved).toHaveBeenCalledOnce();
    fireEvent(line, new MouseEvent('click', { bubbles: true, detail: 1 }));
    expect(actions.onForm).not.toHaveBeenCalled();
  });
});
