import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  contentEvent,
  type FromTap,
  Holds,
  SIGN_WITHIN,
  STANDS_WITHIN,
  type ToTap,
  tapEvent,
} from '../../lib/page/hold';

const CHANNEL = 'a channel';
const task = { feature: 'create', model: 'm-2' };

/** A page that the test moves through time. */
class Page extends EventTarget {
  hidden = false;
  readonly defaultView = new EventTarget();
  readonly removed: string[] = [];
  now = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  readonly clock = {
    elapsed: () => this.now,
    later: (run: () => void, milliseconds: number) => {
      this.#timers.push({ at: this.now + milliseconds, run });
    },
  };

  querySelector(selector: string) {
    return { remove: () => this.removed.push(selector) };
  }

  /** ms. */
  pass(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (;;) {
      this.#timers.sort((a, b) => a.at - b.at);
      const next = this.#timers[0];
      if (next === undefined || next.at > end) break;
      this.#timers.shift();
      this.now = next.at;
      next.run();
    }
    this.now = end;
  }

  say(message: ToTap, channel = CHANNEL): void {
    this.dispatchEvent(new CustomEvent(contentEvent(channel), { detail: JSON.stringify(message) }));
  }
}

let page: Page;
let holds: Holds;
let told: FromTap[];
/** What our content script does with the next task: nothing, while it is undefined. */
let content: ((event: Event, id: string) => void) | undefined;
const decided = vi.fn<(go: boolean) => void>();

beforeEach(() => {
  page = new Page();
  told = [];
  content = (event) => event.preventDefault();
  decided.mockReset();
  page.addEventListener(tapEvent(CHANNEL), (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as FromTap;
    told.push(message);
    if (message.type === 'preflight') content?.(event, message.id);
  });
  holds = new Holds(page as unknown as Document, page.clock);
  holds.open(CHANNEL);
  page.say({ type: 'arm', on: true });
});

const ask = () => holds.ask(task, decided);
const id = () => told[0]?.id ?? '';
const stand = () => page.say({ type: 'standing', id: id() });

describe('a task', () => {
  it('is told with all that is known of it, and waits', () => {
    expect(ask()).toBeDefined();
    expect(told).toEqual([{ type: 'preflight', id: expect.any(String), task }]);
    expect(decided).not.toHaveBeenCalled();
  });

  it.each<[string, () => void]>([
    ['nobody is asked yet', () => page.say({ type: 'arm', on: false })],
    ['the page is hidden', () => (page.hidden = true)],
    ['nobody holds it', () => (content = undefined)],
    [
      'the one who hears it fails',
      () => {
        content = () => {
          throw new Error('ours');
        };
        // As a browser does, which reports it and goes on.
        process.once('uncaughtException', () => undefined);
      },
    ],
  ])('goes where %s', (_, given) => {
    given();
    expect(ask()).toBeUndefined();
    page.pass(10_000);
    expect(decided).not.toHaveBeenCalled();
  });

  it('goes where there is no channel', () => {
    const alone = new Holds(page as unknown as Document, page.clock);
    expect([alone.armed, alone.ask(task, decided)]).toEqual([false, undefined]);
  });

  it.each([true, false])('is decided once: %s', (go) => {
    ask();
    page.say({ type: 'verdict', id: id(), go });
    page.say({ type: 'verdict', id: id(), go: !go });
    page.pass(10_000);
    expect(decided.mock.calls).toEqual([[go]]);
  });

  it('that is decided before anybody holds it is decided all the same', () => {
    content = (_event, given) => page.say({ type: 'verdict', id: given, go: false });
    expect(ask()).toBeDefined();
    expect(decided.mock.calls).toEqual([[false]]);
  });

  it('that the page gives up is over, without a decision', () => {
    const hold = ask();
    hold?.givenUp();
    hold?.givenUp();
    page.say({ type: 'verdict', id: id(), go: true });
    page.pass(10_000);
    expect(decided).not.toHaveBeenCalled();
    expect(told.slice(1)).toEqual([{ type: 'over', id: id(), by: 'page' }]);
  });
});

describe('the one who holds it', () => {
  it('must say within 300 ms that the dialog stands', () => {
    ask();
    page.pass(STANDS_WITHIN - 1);
    expect(decided).not.toHaveBeenCalled();
    page.pass(1);
    expect(decided.mock.calls).toEqual([[true]]);
    expect(told.at(-1)).toEqual({ type: 'over', id: id(), by: 'silence' });
    expect(page.removed).toEqual(['[data-credit-gauge="ask"]']);
  });

  it('must say so again and again', () => {
    ask();
    stand();
    for (let signs = 0; signs < 20; signs++) {
      page.pass(1000);
      stand();
    }
    expect(decided).not.toHaveBeenCalled();
    page.pass(SIGN_WITHIN - 1);
    expect(decided).not.toHaveBeenCalled();
    page.pass(1);
    expect(decided.mock.calls).toEqual([[true]]);
  });

  it('can’t keep it by a sign for another one, or on another channel', () => {
    ask();
    page.say({ type: 'standing', id: 'another' });
    page.say({ type: 'standing', id: id() }, 'another channel');
    page.pass(STANDS_WITHIN);
    expect(decided.mock.calls).toEqual([[true]]);
  });
});

describe('all that is held', () => {
  const two = () => {
    const other = vi.fn<(go: boolean) => void>();
    ask();
    holds.ask(task, other);
    return () => [decided.mock.calls, other.mock.calls];
  };

  it.each<[string, () => void]>([
    ['nobody is to be asked any more', () => page.say({ type: 'arm', on: false })],
    ['the tap goes', () => holds.close()],
    [
      'the page is hidden',
      () => {
        page.hidden = true;
        page.dispatchEvent(new Event('visibilitychange'));
      },
    ],
  ])('goes where %s', (_, happens) => {
    const calls = two();
    happens();
    expect(calls()).toEqual([[[true]], [[true]]]);
  });

  const pagehide = (isTrusted: boolean) =>
    Object.defineProperty(new Event('pagehide'), 'isTrusted', { value: isTrusted });

  it('is dropped where the page is left, so that nothing is sent half', () => {
    const calls = two();
    page.defaultView.dispatchEvent(pagehide(true));
    page.hidden = true;
    page.dispatchEvent(new Event('visibilitychange'));
    expect(calls()).toEqual([[[false]], [[false]]]);
  });

  it('stays where the page only says that it is left', () => {
    const calls = two();
    page.defaultView.dispatchEvent(pagehide(false));
    expect(calls()).toEqual([[], []]);
  });
});

describe('the channel', () => {
  it('is the first one that is named', () => {
    holds.open('a forged one');
    page.say({ type: 'arm', on: false }, 'a forged one');
    expect(holds.armed).toBe(true);
  });

  it.each([
    undefined,
    null,
    7,
    '',
    '{',
    '[]',
    '"arm"',
    '{"type":"arm"}',
    '{"type":"arm","on":1}',
    '{"type":"verdict"}',
  ])('takes %j for nothing, or for "don’t ask"', (detail) => {
    ask();
    page.dispatchEvent(new CustomEvent(contentEvent(CHANNEL), { detail }));
    expect(decided.mock.calls.flat()).not.toContain(false);
  });
});
