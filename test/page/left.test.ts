import { expect, it } from 'vitest';
import { countTokens } from '../../lib/core/quote/tokens';
import { leave, leaveScript, takeLeft } from '../../lib/page/left';
import { platforms } from '../../lib/platforms';

it.each(platforms.map(({ id, endpoints }) => [id, endpoints] as const))(
  'what is watched at %s comes through its script as it is, and is taken once',
  (_, endpoints) => {
    new Function(leaveScript({ endpoints }))();
    expect(takeLeft(globalThis)).toEqual({ endpoints });
    expect(takeLeft(globalThis)).toEqual({});
    expect(Object.getOwnPropertySymbols(globalThis).filter((key) => String(key).includes('gauge'))).toEqual(
      [],
    );
  },
);

it('what is told later comes as such', () => {
  new Function(leaveScript({ endpoints: {}, toldLater: true }))();
  expect(takeLeft(globalThis)).toEqual({ endpoints: {}, toldLater: true });
});

it('parts come along', () => {
  const world = {};
  leave(world, 'countTokens', countTokens);
  expect(takeLeft(world)).toEqual({ countTokens });
  expect(Reflect.ownKeys(world)).toEqual([]);
});
