// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Guard, guard, SETTLE } from '../../../components/inline/guard';
import * as seen from '../../../components/inline/seen';
import * as tamper from '../../../components/inline/tamper';
import * as topLayer from '../../../components/inline/top-layer';

vi.mock('../../../components/inline/seen', { spy: true });
vi.mock('../../../components/inline/tamper', { spy: true });
vi.mock('../../../components/inline/top-layer', { spy: true });

/** Longer than a fault is borne with. */
const LONG = 1500;
/** Longer than it takes to be drawn, seen and still. */
const ENOUGH = SETTLE + 400;

const fault = vi.fn<(how: string) => void>();
const steady = vi.fn<(isSteady: boolean) => void>();
let guarded: tamper.Guarded;
let watched: Guard;
let ended: AbortController;
let focused: boolean;
let left: number;
let says: (isSeen: boolean) => void;
let shadow: Element[];
let onTop: Element[];
const node = (): Element => document.body.appendChild(document.createElement('div'));

beforeEach(() => {
  vi.useFakeTimers();
  fault.mockReset();
  steady.mockReset();
  focused = true;
  left = 300;
  shadow = [];
  onTop = [];
  document.hasFocus = () => focused;
  vi.mocked(seen.tellsSeen).mockReturnValue(true);
  vi.mocked(seen.observeSeen).mockImplementation((_, told) => {
    says = told;
  });
  vi.mocked(seen.seenNext).mockReset().mockResolvedValue(true);
  vi.mocked(tamper.lossOf).mockReturnValue(undefined);
  vi.mocked(tamper.placeFaultOf).mockReturnValue(undefined);
  vi.mocked(tamper.isRootFiltered).mockReturnValue(false);
  vi.mocked(topLayer.topLayerOf).mockImplementation(() => onTop);
  vi.mocked(topLayer.shadowTopLayerOf).mockImplementation(() => shadow);
  vi.mocked(topLayer.isOnTop).mockImplementation((one) => onTop.includes(one) || shadow.includes(one));
  const host = document.createElement('div');
  const dialog = document.createElement('dialog');
  dialog.getBoundingClientRect = () => new DOMRect(left, 200, 400, 270);
  document.documentElement.append(host);
  guarded = { document, host, root: host.attachShadow({ mode: 'open' }), dialog, buttons: [] };
});
afterEach(() => {
  ended.abort();
  guarded.host.remove();
  document.body.replaceChildren();
  vi.useRealTimers();
});

function start(isSeen = true): void {
  ended = new AbortController();
  watched = guard(guarded, { fault, steady }, ended.signal);
  if (isSeen && vi.mocked(seen.tellsSeen)()) says(true);
}
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const takes = () => watched.takes(performance.now());

describe('an answer is taken', () => {
  it('once it was seen for long enough, and not of before', async () => {
    start();
    expect(takes()).toBe(false);
    const early = performance.now();
    await pass(SETTLE - 1);
    expect(takes()).toBe(false);
    await pass(ENOUGH);
    expect([takes(), watched.takes(early), steady.mock.calls]).toEqual([true, false, [[true]]]);
    expect(fault).not.toHaveBeenCalled();
  });

  it('only where the browser confirms it', async () => {
    start();
    await pass(ENOUGH);
    expect(await watched.confirms(performance.now())).toBe(true);
    vi.mocked(seen.seenNext).mockResolvedValue(false);
    expect(await watched.confirms(performance.now())).toBe(false);
  });

  it('without its word where it has none', async () => {
    vi.mocked(seen.tellsSeen).mockReturnValue(false);
    start();
    await pass(ENOUGH);
    expect([await watched.confirms(performance.now()), vi.mocked(seen.seenNext).mock.calls]).toEqual([
      true,
      [],
    ]);
  });

  it('not while the browser has not drawn it', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    start();
    await pass(ENOUGH);
    expect(takes()).toBe(false);
    await pass(LONG);
    expect(fault.mock.calls[0]).toEqual(['it was not drawn']);
    vi.unstubAllGlobals();
  });
});

describe('it has to be seen for a while again', () => {
  it.each<[string, () => void, () => void]>([
    ['it is moved', () => (left = 320), () => undefined],
    [
      'the window is left, as for another one that lies over it',
      () => (focused = false),
      () => (focused = true),
    ],
    ['something came over it for a moment', () => says(false), () => says(true)],
    ['it was pressed too early', () => watched.disturb(), () => undefined],
    [
      'it could not be pressed for a moment',
      () => vi.mocked(tamper.placeFaultOf).mockReturnValue('something lies over it'),
      () => vi.mocked(tamper.placeFaultOf).mockReturnValue(undefined),
    ],
    ['a note of the page came over it', () => onTop.push(node()), () => onTop.pop()],
  ])('after %s', async (_, happens, ends) => {
    start();
    await pass(ENOUGH);
    happens();
    expect(takes()).toBe(false);
    await pass(150);
    ends();
    expect(takes()).toBe(false);
    await pass(SETTLE - 200);
    expect(takes()).toBe(false);
    await pass(ENOUGH);
    expect([takes(), fault.mock.calls]).toEqual([true, []]);
    expect(steady.mock.calls).toEqual([[true], [false], [true]]);
  });
});

it('a moment that is shorter than from one look to the next counts too', async () => {
  start();
  await pass(ENOUGH);
  says(false);
  says(true);
  expect(takes()).toBe(false);
});

describe('a fault is told', () => {
  it.each<[string, () => void, string]>([
    ['is not seen', () => says(false), 'it is not seen as it was drawn'],
    [
      'can’t be pressed',
      () => vi.mocked(tamper.placeFaultOf).mockReturnValue('it was shrunk'),
      'it was shrunk',
    ],
    ['lies under something of the page', () => onTop.push(node()), 'something of the page came over it'],
  ])('where it %s for longer, not at once', async (_, happens, how) => {
    start();
    await pass(ENOUGH);
    happens();
    await pass(500);
    expect(fault).not.toHaveBeenCalled();
    await pass(LONG);
    expect(fault.mock.calls[0]).toEqual([how]);
  });

  it('where it is hidden again and again, for more than half of the time', async () => {
    start();
    for (let times = 0; times < 20 && fault.mock.calls.length === 0; times++) {
      says(false);
      await pass(300);
      says(true);
      await pass(100);
    }
    expect(fault).toHaveBeenCalled();
  });

  it('where it can’t be undone: at the next look', async () => {
    start();
    vi.mocked(tamper.lossOf).mockReturnValue('it is no longer on top');
    await pass(100);
    expect(fault.mock.calls[0]).toEqual(['it is no longer on top']);
  });

  it('at once where its host is moved, even to the same place', async () => {
    start();
    document.documentElement.append(guarded.host);
    await pass(0);
    expect([fault.mock.calls[0], takes()]).toEqual([['it was taken out of its place'], false]);
  });

  it('never after its end', async () => {
    start();
    ended.abort();
    vi.mocked(tamper.lossOf).mockReturnValue('it was taken out of its place');
    document.documentElement.append(guarded.host);
    await pass(LONG);
    expect([fault.mock.calls, vi.getTimerCount()]).toEqual([[], 0]);
  });
});

describe('what the page had in the top layer before', () => {
  beforeEach(() => onTop.push(node()));

  it('is under it, and no fault', async () => {
    start();
    await pass(LONG);
    expect([takes(), fault.mock.calls]).toEqual([true, []]);
  });

  it.each<[string, (before: Element) => Promise<void>]>([
    [
      'when it was away for a look',
      async (before) => {
        onTop.pop();
        await pass(100);
        onTop.push(before);
      },
    ],
    ['when it says so itself', async (before) => watched.toggled(before)],
  ])('is over it %s', async (_, again) => {
    start();
    await pass(ENOUGH);
    await again(onTop[0] as Element);
    expect(takes()).toBe(false);
    await pass(LONG);
    expect(fault.mock.calls[0]).toEqual(['something of the page came over it']);
  });
});

describe('where the browser doesn’t tell what is seen', () => {
  beforeEach(() => {
    vi.mocked(seen.tellsSeen).mockReturnValue(false);
  });

  it('shadow roots are looked through: before a click, and now and then', async () => {
    start();
    await pass(ENOUGH);
    shadow = [node()];
    expect(takes()).toBe(false);
    await pass(3000);
    expect(fault.mock.calls[0]).toEqual(['something of the page came over it']);
  });

  it('what was in one before is under it', async () => {
    shadow = [node()];
    start();
    await pass(3000);
    expect([takes(), fault.mock.calls]).toEqual([true, []]);
  });

  it('a root that is filtered counts as not seen', async () => {
    start();
    await pass(ENOUGH);
    vi.mocked(tamper.isRootFiltered).mockReturnValue(true);
    expect(takes()).toBe(false);
    await pass(LONG);
    expect(fault.mock.calls[0]).toEqual(['it is not seen as it was drawn']);
  });
});
