import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { placeOfJsonError } from '../../../lib/core/exchange/json-place';

test.each([
  ['', 1, 1],
  ['  ', 1, 3],
  ['{', 1, 2],
  ['nul', 1, 1],
  ['[1,]', 1, 4],
  ['[1 2]', 1, 4],
  ['{"a":1,}', 1, 8],
  ['{"a" 1}', 1, 6],
  ['{a:1}', 1, 2],
  ['{"a":1]', 1, 7],
  ['[1}', 1, 3],
  ['[01]', 1, 3],
  ['["a\nb"]', 1, 2],
  ['["\\x"]', 1, 2],
  ['{} {}', 1, 4],
  ['{\n"a": [\n  1,\n  x\n]}', 4, 3],
  ['{\n"a": [\n  1', 3, 4],
])('%j is broken at line %i, column %i', (text, line, column) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(placeOfJsonError(text)).toEqual({ line, column });
});

test.each(['0', '-1.5e+9', '"\u007f\u2028\\u00e9"', ' [ ] ', '{"":{"a":[null,true,false,[],{}]}}\r\n\t'])(
  '%j is JSON',
  (text) => {
    expect(placeOfJsonError(text)).toBeUndefined();
  },
);

it('finds a place exactly where JSON.parse finds fault', () => {
  const broken = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.nat(3),
      fc.constantFrom('', '"', ',', ':', ']', '}', '{', '1', 'e', '\\', '\n'),
    )
    .map(([text, at, gone, put]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + put + text.slice(from + gone);
    });
  fc.assert(
    fc.property(broken, (text) => {
      let isJson = true;
      try {
        JSON.parse(text);
      } catch {
        // Then a place must be found.
        isJson = false;
      }
      expect(placeOfJsonError(text) === undefined).toBe(isJson);
    }),
    { numRuns: 3000 },
  );
});
