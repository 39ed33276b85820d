// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Sends } from '../../lib/content/sends';

const composers = [
  {
    paths: ['/chat/*'],
    prompt: [{ selector: '#prompt', seen: '2026-07-01' }],
    send: [{ selector: '#send', seen: '2026-05-04' }],
    feature: 'message',
  },
];

let stop: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  history.replaceState(null, '', '/chat/one');
  document.body.innerHTML = '<textarea id="prompt"></textarea><button id="send"><b>↑</b></button>';
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

function watching() {
  const onUnseen = vi.fn();
  const sends = new Sends({ document, composers: () => composers, onUnseen, signal: stop.signal });
  return { sends, onUnseen };
}
const prompt = () => document.querySelector<HTMLTextAreaElement>('#prompt') as HTMLTextAreaElement;

/** Events of a test are never trusted: this one claims to be. */
function trusted<E extends Event>(event: E): E {
  Object.defineProperty(event, 'isTrusted', { value: true });
  return event;
}
function clickSend(): void {
  prompt().value = 'some words';
  document.querySelector('#send b')?.dispatchEvent(trusted(new MouseEvent('click', { bubbles: true })));
  prompt().value = '';
}
function pressEnter(more: KeyboardEventInit = {}): void {
  prompt().value = 'some words';
  prompt().dispatchEvent(trusted(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...more })));
  prompt().value = '';
}

describe('a send', () => {
  it.each([
    ['by the button', clickSend],
    ['by Enter', () => pressEnter()],
  ])('%s without usage is told ten seconds later, once', (_, send) => {
    const { onUnseen } = watching();
    send();
    vi.advanceTimersByTime(9_000);
    expect(onUnseen).not.toHaveBeenCalled();
    vi.advanceTimersByTime(120_000);
    expect(onUnseen).toHaveBeenCalledExactlyOnceWith('usage', {
      path: '/chat/*',
      selectors: ['prompt #prompt (seen 2026-07-01): found', 'send #send (seen 2026-05-04): found'],
      requests: [],
    });
  });

  it('whose usage the tap sees is fine', () => {
    const { sends, onUnseen } = watching();
    clickSend();
    vi.advanceTimersByTime(5_000);
    sends.spent();
    vi.advanceTimersByTime(120_000);
    expect(onUnseen).not.toHaveBeenCalled();
  });

  it('is none where the words stay in the box, where it was empty, with Shift, or where no person did it', () => {
    const { onUnseen } = watching();
    clickSend();
    prompt().value = 'some words';
    vi.advanceTimersByTime(120_000);
    prompt().value = '';
    document.querySelector('#send')?.dispatchEvent(trusted(new MouseEvent('click', { bubbles: true })));
    vi.advanceTimersByTime(120_000);
    pressEnter({ shiftKey: true });
    vi.advanceTimersByTime(120_000);
    prompt().value = 'some words';
    document.querySelector<HTMLElement>('#send')?.click();
    prompt().value = '';
    vi.advanceTimersByTime(120_000);
    expect(onUnseen).not.toHaveBeenCalled();
  });

  it('elsewhere is none of ours', () => {
    const { onUnseen } = watching();
    history.replaceState(null, '', '/settings');
    clickSend();
    vi.advanceTimersByTime(120_000);
    expect(onUnseen).not.toHaveBeenCalled();
  });
});

it('a spend on a page whose prompt box is gone tells so', () => {
  const { sends, onUnseen } = watching();
  prompt().remove();
  sends.spent();
  expect(onUnseen).toHaveBeenCalledExactlyOnceWith(
    'prompt',
    expect.objectContaining({
      selectors: expect.arrayContaining(['prompt #prompt (seen 2026-07-01): not found']),
    }),
  );
});

it('nothing runs while nothing is due', () => {
  watching();
  expect(vi.getTimerCount()).toBe(0);
  clickSend();
  stop.abort();
  expect(vi.getTimerCount()).toBe(0);
});
