import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsPattern } from '../../lib/core/pattern';

describe('a pattern', () => {
  it.each([
    ['veo', 'veo', true],
    ['veo', 'veo_3', false],
    ['veo*', 'veo', true],
    ['*_relaxed', 'veo_3_relaxed', true],
    ['*_relaxed', 'veo_3_relaxed_x', false],
    ['*fast*', 'veo_3_fast', true],
    ['*', '', true],
    ['veo_*_fast*_ultra*', 'veo_3_1_i2v_s_fast_portrait_ultra_fl', true],
    ['veo_*_fast*_ultra*', 'veo_3_1_t2v_ultra_fast', false],
    ['ab*b', 'ab', false],
    ['a*b*c', 'acb', false],
    ['a.c', 'abc', false],
  ])('%s fits %s: %s', (pattern, text, fits) => {
    expect(fitsPattern(pattern, text)).toBe(fits);
  });

  it('is what a regular expression says of it', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '[^]*')}$`);
        expect(fitsPattern(pattern, text)).toBe(expression.test(text));
      }),
    );
  });
});
