import { expect, it } from 'vitest';
import { countTokens } from '../../lib/core/quote/tokens';
import { leave, takeLeft, watchScript } from '../../lib/page/left';
import { platforms } from '../../lib/platforms';

it.each(platforms.map(({ id, endpoints }) => [id, endpoints] as const))(
  'what is watched at %s comes through its script as it is, and is taken once',
  (_, endpoints) => {
    new Function(watchScript(endpoints))();
    expect(takeLeft(globalThis)).toEqual({ endpoints });
    expect(takeLeft(globalThis)).toEqual({});
    expect(Object.getOwnPropertySymbols(globalThis).filter((key) => String(key).includes('gauge'))).toEqual(
      [],
    );
  },
);

it('parts come along', () => {
  const world = {};
  leave(world, 'countTokens', countTokens);
  expect(takeLeft(world)).toEqual({ countTokens });
  expect(Reflect.ownKeys(world)).toEqual([]);
});
