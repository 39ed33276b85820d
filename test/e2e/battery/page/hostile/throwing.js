/** Everything that our code might still ask the page's world for fails. */
function fail() {
  throw new RangeError('hostile');
}

const methods = [
  [JSON, 'parse', 'stringify'],
  [crypto, 'randomUUID'],
  [Date, 'now'],
  [document, 'dispatchEvent'],
  [EventTarget.prototype, 'dispatchEvent'],
  [Event.prototype, 'preventDefault'],
  [Reflect, 'apply', 'construct', 'get', 'defineProperty', 'getOwnPropertyDescriptor', 'getPrototypeOf'],
  [
    Object,
    'create',
    'defineProperty',
    'getOwnPropertyDescriptor',
    'getOwnPropertyDescriptors',
    'getPrototypeOf',
  ],
  [Object, 'setPrototypeOf', 'hasOwn'],
  [Map.prototype, 'get', 'set'],
  [WeakMap.prototype, 'get', 'set', 'delete'],
  [String.prototype, 'startsWith', 'toUpperCase', 'trimStart', 'charCodeAt', 'indexOf'],
  [Array.prototype, 'splice', 'some'],
  [Headers.prototype, 'get'],
  [URL, 'canParse'],
];
for (const [owner, ...names] of methods) for (const name of names) owner[name] = fail;

for (const name of ['CustomEvent', 'Proxy', 'WeakMap', 'TextDecoder', 'URL', 'Headers', 'TransformStream'])
  globalThis[name] = fail;
