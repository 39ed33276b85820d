import { describe, expect, it } from 'vitest';
import { serial } from '../../lib/tracker/serial';

/** A job that ends when it is told to. */
function heldJob() {
  const waiting: ((error?: Error) => void)[] = [];
  const log: string[] = [];
  let running = 0;
  let most = 0;
  let runs = 0;
  const job = async () => {
    const run = ++runs;
    running++;
    most = Math.max(most, running);
    log.push(`start ${run}`);
    try {
      await new Promise<void>((resolve, reject) => {
        waiting.push((error) => (error === undefined ? resolve() : reject(error)));
      });
    } finally {
      running--;
      log.push(`end ${run}`);
    }
  };
  const end = async (error?: Error) => {
    waiting.shift()?.(error);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { job, end, log, most: () => most, runs: () => runs };
}

describe('a serial job', () => {
  it('runs at once, and again for a later call', async () => {
    const { job, end, log } = heldJob();
    const call = serial(job);
    const first = call();
    await end();
    await first;
    const second = call();
    await end();
    await second;
    expect(log).toEqual(['start 1', 'end 1', 'start 2', 'end 2']);
  });

  it('runs exactly once more for all calls that come meanwhile', async () => {
    const { job, end, log } = heldJob();
    const call = serial(job);
    const first = call();
    const [second, third, fourth] = [call(), call(), call()];
    expect(third).toBe(second);
    expect(fourth).toBe(second);
    await end();
    await first;
    await end();
    await second;
    expect(log).toEqual(['start 1', 'end 1', 'start 2', 'end 2']);
  });

  it('never runs twice at once, also when it is called at any moment between two runs', async () => {
    for (let ticks = 0; ticks < 12; ticks++) {
      const { job, end, most, runs } = heldJob();
      const call = serial(job);
      const calls = [call(), call()];
      const ended = end();
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
      calls.push(call());
      await ended;
      while (runs() > 0 && most() === 1 && calls.length > 0) {
        await end();
        await end();
        await Promise.all(calls.splice(0));
      }
      expect(most(), `called ${ticks} ticks after the first run's end`).toBe(1);
    }
  });

  it('an error is told to its own callers, and the next run goes on', async () => {
    const { job, end, log } = heldJob();
    const call = serial(job);
    const first = call();
    const second = call();
    const failed = expect(first).rejects.toThrow('disk full');
    await end(new Error('disk full'));
    await failed;
    await end();
    await second;
    const third = call();
    await end();
    await third;
    expect(log.filter((line) => line.startsWith('start'))).toHaveLength(3);
  });
});
