import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clerkToken } from '../../lib/page/clerk';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const session = { getToken: async () => 'token' };

describe('the token of a Clerk session', () => {
  it('is waited for while Clerk loads', async () => {
    const world: { Clerk?: object } = {};
    const token = clerkToken(world);
    await vi.advanceTimersByTimeAsync(1000);
    world.Clerk = { loaded: true, session };
    await vi.advanceTimersByTimeAsync(1000);
    expect(await token).toBe('token');
  });

  it.each([
    ['nobody is signed in', { loaded: true, session: null }],
    ['Clerk never comes', undefined],
  ])('is none where %s', async (_name, Clerk) => {
    const token = clerkToken(Clerk === undefined ? {} : { Clerk });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await token).toBeNull();
  });
});
