import { expect, it } from 'vitest';
import { isAlive } from '../../lib/content/alive';

it.each<[string, Parameters<typeof isAlive>[0], boolean]>([
  ['with its extension', { runtime: { id: 'abc' } }, true],
  ['after the extension was removed', { runtime: {} }, false],
  ['of which the browser has taken everything', {}, false],
])('a content script %s', (_, api, alive) => {
  expect(isAlive(api)).toBe(alive);
});
