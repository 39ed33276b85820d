import { isJsonObject, type Json } from './json';

/** One procedure that a tRPC request calls, and what it is called with, as far as that was picked. */
export interface Call {
  readonly name: string;
  /** With a transformer (superjson), an object with the key `json`. */
  readonly input?: Json;
}

/**
 * The calls of a tRPC request, in the order of its answers (trpc.io/docs/rpc, "Batching"): the URL's last segment
 * names them (the parameter `list`, see url.ts), a POST has their inputs in its body, a GET in the query's `input`. One
 * call alone has its input there as it is; those of a batch stand under `0`, `1`, …
 */
export function callsOf(request: {
  readonly params: { readonly [name: string]: string };
  readonly body?: Json;
  readonly query?: { readonly [name: string]: Json };
}): readonly Call[] {
  const names = (request.params.list ?? '').split(',').filter((name) => name !== '');
  const inputs = request.body ?? request.query?.input;
  if (!isJsonObject(inputs)) return names.map((name) => ({ name }));
  const alone = names.length === 1 && Object.hasOwn(inputs, 'json');
  return names.map((name, index) => {
    const input = alone ? inputs : inputs[String(index)];
    return { name, ...(input === undefined ? {} : { input }) };
  });
}
