// @vitest-environment happy-dom
import { getAllByRole, getByRole, queryByText } from '@testing-library/dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDialog } from '../../../components/inline/dialog';
import { type Guard, guard, SETTLE } from '../../../components/inline/guard';
import type { PagePool } from '../../../lib/core/page-state';
import type { Concern } from '../../../lib/core/preflight';
import type { Quote } from '../../../lib/core/quote/quote';
import type { Asking } from '../../../lib/overlay/overlay';

vi.mock('../../../components/inline/guard', { spy: true });

const pool: PagePool = { id: 'credits', label: 'Credits', unit: 'credit', remaining: 38, estimated: false };
const quote: Quote = {
  ...{ pool: 'credits', unit: 'credit', amount: 30, low: 30, high: 30 },
  ...{ basis: 'table', count: 0, feature: 'create' },
};
const concerns: readonly [Concern, ...Concern[]] = [
  { kind: 'limit', pool, quote, limit: { value: 5, in: 'units' } },
];

const answered = vi.fn();
const tampered = vi.fn();
const watched = {
  takes: vi.fn<Guard['takes']>(),
  confirms: vi.fn<Guard['confirms']>(),
  isSeen: vi.fn<Guard['isSeen']>(),
  disturb: vi.fn<Guard['disturb']>(),
  toggled: vi.fn<Guard['toggled']>(),
};
let steady: (isSteady: boolean) => void;
let fault: (how: string) => void;
let root: ShadowRoot;
let stopping: AbortController;
let asking: Asking | undefined;
const { attachShadow } = Element.prototype;

beforeEach(() => {
  for (const mock of [answered, tampered, ...Object.values(watched)]) mock.mockReset();
  watched.takes.mockReturnValue(true);
  watched.confirms.mockResolvedValue(true);
  watched.isSeen.mockReturnValue(true);
  vi.mocked(guard).mockImplementation((_, on) => {
    ({ steady, fault } = on);
    return watched;
  });
  // The page can't see into the dialog, so neither can this test: it looks over the shoulder of attachShadow.
  Element.prototype.attachShadow = function (this: Element, init: ShadowRootInit) {
    root = attachShadow.call(this, init);
    root.elementFromPoint = () => button('Send');
    return root;
  };
  document.body.innerHTML = '<textarea></textarea>';
  document.querySelector('textarea')?.focus();
  stopping = new AbortController();
  show();
});
afterEach(() => {
  asking?.close();
  Element.prototype.attachShadow = attachShadow;
});

function show(given: readonly Concern[] = concerns): void {
  asking?.close();
  asking = createDialog(
    { document, signal: stopping.signal },
    { task: { feature: 'create' }, concerns: given, onAnswer: answered, onTampered: tampered },
    'Suno',
  );
}

const dialog = () => root.querySelector('dialog') as HTMLDialogElement;
const inside = () => dialog() as unknown as HTMLElement;
const host = () => root.host as HTMLElement;
const button = (name: string) => getByRole(inside(), 'button', { name, hidden: true });

/** An event of the browser, as it comes to the window: at the host. */
function press(
  type: string,
  {
    isTrusted = true,
    target = host(),
    at = 5000,
    ...init
  }: object & {
    isTrusted?: boolean;
    target?: EventTarget;
    at?: number;
    detail?: number;
    key?: string;
  } = {},
): Event {
  const made = 'key' in init ? new KeyboardEvent(type, init) : new MouseEvent(type, { detail: 1, ...init });
  Object.defineProperties(made, {
    isTrusted: { value: isTrusted },
    target: { value: target },
    timeStamp: { value: at },
  });
  vi.spyOn(made, 'stopImmediatePropagation');
  asking?.hear(made);
  return made;
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the dialog', () => {
  it('says what it costs and why it asks, in a closed root of its own after all of the page', () => {
    expect(document.documentElement.lastElementChild).toBe(host());
    expect(host().shadowRoot).toBeNull();
    for (const text of ['This uses 30 of your last 38 credits.', 'You asked to be asked above 5 credits.'])
      expect(queryByText(inside(), text)).not.toBeNull();
    expect(queryByText(inside(), 'Left after it: 8 credits')).not.toBeNull();
    expect(dialog().getAttribute('aria-labelledby')).toBe(root.querySelector('h2')?.id);
    expect(dialog().getAttribute('aria-describedby')).toBe(root.querySelector('ul')?.id);
  });

  it('takes text as text', () => {
    show([{ ...concerns[0], pool: { ...pool, label: '<img src=x>', remaining: 0 }, kind: 'short', quote }]);
    expect(root.querySelector('img')).toBeNull();
    expect(inside().textContent).toContain('<img src=x>');
  });

  it('has the focus, none of its buttons has', () => {
    expect(root.activeElement).toBe(dialog());
  });

  it('marks by a shape how grave it is', () => {
    const shape = () => root.querySelector('.mark svg')?.innerHTML;
    const limit = shape();
    show([{ kind: 'short', pool, quote }]);
    expect(shape()).not.toBe(limit);
  });

  it('shows whether its buttons take an answer', () => {
    const disabled = () =>
      getAllByRole(inside(), 'button', { hidden: true }).map((one) => one.getAttribute('aria-disabled'));
    const states = [disabled()];
    for (const isSteady of [true, false]) {
      steady(isSteady);
      states.push(disabled());
    }
    expect(states).toEqual([
      ['true', 'true'],
      ['false', 'false'],
      ['true', 'true'],
    ]);
  });
});

describe('an answer', () => {
  it.each([
    ['Send', true],
    ['Cancel', false],
  ])('is a click on %s', async (name, go) => {
    root.elementFromPoint = () => button(name);
    press('click');
    await soon();
    expect(answered.mock.calls).toEqual([[{ go, notToday: false }]]);
    expect(watched.confirms).toHaveBeenCalledWith(5000);
  });

  it('is a click by a key on the button that has the focus', async () => {
    button('Cancel').focus();
    press('click', { detail: 0 });
    await soon();
    expect(answered.mock.calls).toEqual([[{ go: false, notToday: false }]]);
  });

  it.each([
    ['Send', { go: true, notToday: true }],
    ['Cancel', { go: false, notToday: false }],
  ])('by %s says of today what the box says, where it is a yes', async (name, answer) => {
    (root.querySelector('input') as HTMLInputElement).checked = true;
    root.elementFromPoint = () => button(name);
    press('click');
    await soon();
    expect(answered.mock.calls).toEqual([[answer]]);
  });

  it.each<[string, () => void]>([
    ['a click that the page made', () => press('click', { isTrusted: false })],
    ['a click elsewhere', () => press('click', { target: document.body })],
    [
      'a click beside the buttons',
      () => {
        root.elementFromPoint = () => root.querySelector('h2');
        press('click');
      },
    ],
    ['a click by a key while no button has the focus', () => press('click', { detail: 0 })],
    ['a press that is no click', () => press('pointerdown')],
    [
      'a click that the guard does not confirm',
      () => {
        watched.confirms.mockResolvedValue(false);
        press('click');
      },
    ],
    [
      'a click that is confirmed after it is closed',
      () => {
        press('click');
        asking?.close();
      },
    ],
  ])('is not %s', async (_, act) => {
    act();
    await soon();
    expect(answered).not.toHaveBeenCalled();
  });
});

describe('Escape', () => {
  const cancelled = (at: number, isTrusted = true) => {
    const event = new Event('cancel', { cancelable: true });
    Object.defineProperties(event, { isTrusted: { value: isTrusted }, timeStamp: { value: at } });
    dialog().dispatchEvent(event);
    return event.defaultPrevented;
  };
  const later = () => performance.now() + SETTLE;

  it('cancels, and the closing is ours to do', () => {
    expect(cancelled(later())).toBe(true);
    expect(answered.mock.calls).toEqual([[{ go: false, notToday: false }]]);
  });

  it.each<[string, () => void]>([
    ['too early', () => cancelled(performance.now())],
    ['the page’s own', () => cancelled(later(), false)],
    [
      'of a dialog that is not seen',
      () => {
        watched.isSeen.mockReturnValue(false);
        cancelled(later());
      },
    ],
  ])('does nothing where it is %s', (_, act) => {
    act();
    expect(answered).not.toHaveBeenCalled();
  });

  it('that closes it unasked, as Chromium does, is one too', () => {
    const event = Object.defineProperties(new Event('close'), {
      isTrusted: { value: true },
      timeStamp: { value: later() },
    });
    dialog().removeAttribute('open');
    dialog().dispatchEvent(event);
    expect(answered.mock.calls).toEqual([[{ go: false, notToday: false }]]);
  });

  it('that closes it too early brings it back', () => {
    dialog().removeAttribute('open');
    dialog().dispatchEvent(new Event('close'));
    expect([dialog().open, watched.disturb.mock.calls.length, answered.mock.calls.length]).toEqual([
      true,
      1,
      0,
    ]);
  });
});

describe('what is pressed', () => {
  it.each(['pointerdown', 'click', 'touchstart', 'keydown'])('in it is not the page’s: %s', (type) => {
    expect(press(type).stopImmediatePropagation).toHaveBeenCalled();
  });

  it('elsewhere is the page’s', () => {
    expect(press('click', { target: document.body }).stopImmediatePropagation).not.toHaveBeenCalled();
  });

  it.each<[string, string, { key?: string; isTrusted?: boolean }, number]>([
    ['the mouse', 'pointerdown', {}, 1],
    ['Enter', 'keydown', { key: 'Enter' }, 1],
    ['Space', 'keydown', { key: ' ' }, 1],
    ['Tab', 'keydown', { key: 'Tab' }, 0],
    ['a mouse of the page’s making', 'pointerdown', { isTrusted: false }, 0],
  ])('too early by %s puts off the answer, or not', (_, type, init, times) => {
    watched.takes.mockReturnValue(false);
    press(type, init);
    expect(watched.disturb).toHaveBeenCalledTimes(times);
  });

  it('in time puts nothing off', () => {
    press('pointerdown');
    expect(watched.disturb).not.toHaveBeenCalled();
  });
});

describe('it tells the guard', () => {
  it('when the window is left, not when a part of it is', () => {
    press('blur', { target: document.body });
    expect(watched.disturb).not.toHaveBeenCalled();
    press('blur', { target: window });
    expect(watched.disturb).toHaveBeenCalledTimes(1);
  });

  it('what the page shows or hides anew', () => {
    press('beforetoggle', { target: document.body });
    expect(watched.toggled).toHaveBeenCalledWith(document.body);
  });
});

describe('at its end', () => {
  it.each<[string, () => void]>([
    ['closed', () => asking?.close()],
    ['the script ended', () => stopping.abort()],
  ])('%s, nothing of it is left, and the focus is where it was', (_, end) => {
    end();
    expect(document.querySelector('[data-credit-gauge]')).toBeNull();
    expect(document.activeElement).toBe(document.querySelector('textarea'));
    expect(vi.mocked(guard).mock.lastCall?.[2].aborted).toBe(true);
  });

  it('it is told how it was tampered with', () => {
    fault('it was hidden');
    expect(tampered.mock.calls).toEqual([['it was hidden']]);
  });
});
