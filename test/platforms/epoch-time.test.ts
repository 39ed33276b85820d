import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { EpochTime } from '../../lib/platforms/epoch-time';

describe('seconds or milliseconds since the epoch', () => {
  it.each([
    ['seconds', 1_796_000_000, 1_796_000_000_000],
    ['milliseconds', 1_796_000_000_123, 1_796_000_000_123],
    ['the least seconds', 1e9, 1e12],
    ['the last seconds', 99_999_999_999, 99_999_999_999_000],
    ['the least milliseconds', 1e11, 1e11],
  ])('%s: %d is %d ms', (_, told, milliseconds) => {
    expect(v.parse(EpochTime, told)).toBe(milliseconds);
  });

  it.each([[0], [-1], [999_999_999], ['1796000000'], [null]])('%j is none', (told) => {
    expect(v.is(EpochTime, told)).toBe(false);
  });
});
