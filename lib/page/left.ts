import type { Endpoints } from '../wire/endpoint';
import type { Parts } from '../wire/parts';
import type { wizAsk } from './wiz';

/**
 * What scripts leave in the page's world for the tap, which runs right after them. All are files of one registration at
 * document_start, so no script of the page runs in between and sees it.
 */
export interface Left extends Parts {
  readonly endpoints?: Endpoints;
  /** What is to be watched is not known yet: the content script asks for it at once, and tells it. */
  readonly toldLater?: true;
  /** How pages of Google's are asked. */
  readonly wizAsk?: typeof wizAsk;
}

const names = [
  'endpoints',
  'toldLater',
  'readProtobuf',
  'countTokens',
  'readPage',
  'numbersOf',
  'readCbor',
  'parseSeroval',
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

/** The text of the script that leaves these. They are plain data: what JSON does not hold is none. */
export function leaveScript(left: Pick<Left, 'endpoints' | 'toldLater'>): string {
  return (Object.keys(left) as (keyof typeof left)[])
    .map((name) => {
      const key = JSON.stringify(keyOf(name).description);
      return `globalThis[Symbol.for(${key})] = ${JSON.stringify(left[name])};\n`;
    })
    .join('');
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
