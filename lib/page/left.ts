import type { Endpoints } from '../wire/endpoint';
import type { Parts } from '../wire/parts';
import type { wizAsk } from './wiz';

/**
 * What scripts leave in the page's world for the tap, which runs right after them. All are files of one registration at
 * document_start, so no script of the page runs in between and sees it.
 */
export interface Left extends Parts {
  readonly endpoints?: Endpoints;
  /** How pages of Google's are asked. */
  readonly wizAsk?: typeof wizAsk;
}

const names = [
  'endpoints',
  'readProtobuf',
  'countTokens',
  'readPage',
  'trpc',
  'batchexecute',
  'wizAsk',
] as const;

function keyOf(name: (typeof names)[number]): symbol {
  return Symbol.for(`credit-gauge.${name}`);
}

export function leave<N extends keyof Left>(world: object, name: N, value: Left[N]): void {
  Object.assign(world, { [keyOf(name)]: value });
}

/** The text of the script that leaves these endpoints. They are plain data: what JSON does not hold is none. */
export function watchScript(endpoints: Endpoints): string {
  const key = JSON.stringify(keyOf('endpoints').description);
  return `globalThis[Symbol.for(${key})] = ${JSON.stringify(endpoints)};\n`;
}

/** Takes all of it: it is gone from the world afterwards. */
export function takeLeft(world: object): Left {
  const left: Record<string, unknown> = {};
  for (const name of names) {
    const value: unknown = Reflect.get(world, keyOf(name));
    Reflect.deleteProperty(world, keyOf(name));
    if (value !== undefined) left[name] = value;
  }
  return left;
}
