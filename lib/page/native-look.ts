import { apply, get } from './safe';

const { toString: textOf } = Function.prototype;

/**
 * What a wrapper has in the place of `toString`. A Proxy says `function () { [native code] }` of itself, without
 * a name. Error reporters look for the name, and where it is missing they put a frame into the page to get
 * at a clean `fetch` (Sentry's `isNativeFunction`). `found` is what the wrapper would have inherited;
 * a toString of the page's own is left as it is. `Function.prototype.toString.call(fetch)` still tells:
 * changing that would put us under every function of the page (the same choice as in DuckDuckGo's
 * content-scope-scripts, wrapper-utils.js).
 */
export function nativeToString(found: unknown, original: object, wrapper: object): unknown {
  if (found !== textOf) return found;
  const looking: typeof textOf = new Proxy(textOf, {
    get: (target, key, receiver) => (key === 'toString' ? looking : get(target, key, receiver)),
    apply: (target, self: unknown, args: unknown[]) =>
      apply(target, self === wrapper ? original : self === looking ? target : self, args as never),
  });
  return looking;
}
