import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { insistence, Line, type Send } from '../../lib/content/line';

const hello = (line: Line) => line.say('page/hello', {});
const reply = { state: null, composers: [] };
const never = () => new Promise<never>(() => undefined);

function lineTo(answers: (() => unknown)[], { alive = true } = {}) {
  const stopping = new AbortController();
  const calls: { readonly at: number; readonly args: unknown }[] = [];
  const send = vi.fn(async (_name: string, args: unknown) => {
    calls.push({ at: Date.now(), args });
    return (answers[calls.length - 1] ?? never)();
  });
  const onOrphaned = vi.fn(() => stopping.abort());
  const line = new Line({
    send: send as unknown as Send,
    isAlive: () => alive,
    onOrphaned,
    signal: stopping.signal,
    insistence,
  });
  return { line, calls, stopping, onOrphaned };
}

const nobodyListens = () => {
  throw new Error('Could not establish connection. Receiving end does not exist.');
};

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('saying something to the background', () => {
  it('asks once when the answer comes at once', async () => {
    const { line, calls } = lineTo([() => reply]);
    expect(await hello(line)).toBe(reply);
    expect(calls).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks again, later each time, while nobody listens', async () => {
    const { line, calls } = lineTo([nobodyListens, nobodyListens, nobodyListens, () => reply]);
    const answer = hello(line);
    await vi.runAllTimersAsync();
    expect(await answer).toBe(reply);
    expect(calls.map(({ at }) => at)).toEqual([0, 50, 150, 350]);
  });

  it('asks again when no answer comes in time, because the worker was killed with it', async () => {
    const { line, calls } = lineTo([never, () => reply]);
    const answer = hello(line);
    await vi.runAllTimersAsync();
    expect(await answer).toBe(reply);
    expect(calls.map(({ at }) => at)).toEqual([0, 2050]);
  });

  it('does not take undefined for an answer: it is what a worker without a listener gives', async () => {
    const { line, calls } = lineTo([() => undefined, () => reply]);
    const answer = hello(line);
    await vi.runAllTimersAsync();
    expect(await answer).toBe(reply);
    expect(calls).toHaveLength(2);
  });

  it('says the very same thing each time', async () => {
    const { line, calls } = lineTo([never, never, () => ({ ok: true })]);
    const args = { key: 'a key' };
    void line.say('page/dismiss', args);
    await vi.runAllTimersAsync();
    expect(calls.map((call) => call.args)).toEqual([args, args, args]);
  });

  it('gives up after five tries', async () => {
    const { line, calls } = lineTo([]);
    const answer = hello(line);
    await vi.runAllTimersAsync();
    expect(await answer).toBeUndefined();
    expect(calls).toHaveLength(5);
    expect(Date.now()).toBe(5 * 2000 + 50 + 100 + 200 + 400);
  });
});

describe('stopping', () => {
  it('waits no longer once it is stopped', async () => {
    const { line, calls, stopping } = lineTo([never]);
    const answer = hello(line);
    await vi.advanceTimersByTimeAsync(10);
    stopping.abort();
    expect(await answer).toBeUndefined();
    expect(calls).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks again when it was too fast', async () => {
    const { line, calls } = lineTo([() => ({ ok: false, reason: 'too-fast' }) as never, () => reply]);
    const answer = hello(line);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual(reply);
    expect(calls).toHaveLength(2);
  });

  it('is over when the platform was switched off under it', async () => {
    const { line, onOrphaned } = lineTo([() => ({ ok: false, reason: 'forged' }) as never]);
    const answer = hello(line);
    await vi.advanceTimersByTimeAsync(0);
    expect(onOrphaned).toHaveBeenCalledOnce();
    await vi.runAllTimersAsync();
    await answer;
  });

  it('says nothing when the extension is gone', async () => {
    const { line, calls, onOrphaned } = lineTo([() => reply], { alive: false });
    expect(await hello(line)).toBeUndefined();
    expect(onOrphaned).toHaveBeenCalledOnce();
    expect(calls).toHaveLength(0);
  });

  it("knows Chromium's word for it", async () => {
    const { line, calls, onOrphaned } = lineTo([
      () => {
        throw new Error('Extension context invalidated.');
      },
    ]);
    expect(await hello(line)).toBeUndefined();
    expect(onOrphaned).toHaveBeenCalledOnce();
    expect(calls).toHaveLength(1);
  });
});
