import type { askInTab } from '../page/ask-in-tab';
import type { CreateOverlay } from './overlay';

/**
 * What comes into the isolated world, which is ours alone, when it is first needed, each from a script of its own
 * (lib/tracker/scripts.ts): most pages never need it.
 */
export interface Loaded {
  createOverlay?: CreateOverlay;
  askInTab?: typeof askInTab;
}

const LOADED: unique symbol = Symbol.for('credit-gauge.loaded');

export function loaded(world: object): Loaded {
  const holder: { [LOADED]?: Loaded } = world;
  holder[LOADED] ??= {};
  return holder[LOADED];
}
