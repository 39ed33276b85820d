/** The first script of a page, inline: wraps what it finds before anything else of the page runs. */
globalThis.early = { calls: [], found: {} };
for (const [owner, name] of [
  [window, 'fetch'],
  [XMLHttpRequest.prototype, 'open'],
  [XMLHttpRequest.prototype, 'send'],
  [XMLHttpRequest.prototype, 'setRequestHeader'],
]) {
  const found = owner[name];
  owner[name] = function (...args) {
    early.calls.push([
      name,
      found.name,
      found.toString(),
      args.length,
      this === window || this === undefined,
    ]);
    return found.apply(this, args);
  };
}
for (const name of ['WebSocket', 'EventSource', 'XMLHttpRequest']) {
  const found = window[name];
  window[name] = new Proxy(found, {
    construct(target, args, newTarget) {
      early.calls.push([name, target.name, target.toString(), args.length, newTarget === window[name]]);
      return Reflect.construct(target, args, newTarget);
    },
  });
}
