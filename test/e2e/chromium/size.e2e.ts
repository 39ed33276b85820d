import { describe, expect, it } from 'vitest';
import { MOST_BYTES, pageBytes } from '../harness/page-bytes';
import { chromiumBuild } from '../harness/story';

describe('the scripts that a page gets from its start on', () => {
  it.each(pageBytes(chromiumBuild))('weigh little: $platform', ({ sum }) => {
    expect(sum).toBeLessThanOrEqual(MOST_BYTES);
  });
});
