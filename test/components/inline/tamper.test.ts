// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { isRootFiltered } from '../../../components/inline/tamper';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['none', false],
  ['', false],
  ['invert(1) hue-rotate(180deg)', false],
  ['grayscale(1)', false],
  ['blur(3px)', true],
  ['invert(1) blur(3px)', true],
  ['url("#anything")', true],
  ['opacity(0)', true],
  ['contrast(0)', true],
])('a root with the filter "%s" is one that words can’t be read through: %s', (filter, expected) => {
  vi.stubGlobal('getComputedStyle', () => ({ filter }));
  expect(isRootFiltered(document)).toBe(expected);
});
