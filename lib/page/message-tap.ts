import { EventPicker, withoutQuery } from '../wire/observation';
import { MAX_EVENT } from '../wire/sse';
import { type Patches, wrapOwn } from './intercept';
import { listen, SafeUrl } from './safe';
import { type Target, targetOf, type Watch } from './watch';

/** Observations of one socket in one minute; what comes beyond is dropped. */
const MAX_PER_MINUTE = 30;

/** Watches EventSource: `message` events, and those of the names that the page itself listens to. */
export function tapEventSource(world: object, patches: Patches, watch: Watch): void {
  patches.replace(world, 'EventSource', (_self, [address]) => {
    const target = targetOf(watch, 'GET', address);
    if (target?.endpoint.response.events === undefined) return undefined;
    const take = taker(target, 200, watch);
    return (result) => {
      const source = result as EventTarget;
      const heard = new Set(['open', 'error']);
      const hear = (type: string): void => {
        if (heard.has(type)) return;
        heard.add(type);
        listen(source, type, take);
      };
      hear('message');
      wrapOwn(source, 'addEventListener', ([type]) => {
        if (typeof type === 'string') hear(type);
        return undefined;
      });
    };
  });
}

/** Watches WebSocket: text messages that come in. What the page sends is not looked at. */
export function tapWebSocket(world: object, patches: Patches, watch: Watch): void {
  patches.replace(world, 'WebSocket', (_self, [address]) => {
    const target = targetOf(watch, 'GET', socketUrl(address, watch));
    if (target?.endpoint.response.events === undefined) return undefined;
    return (socket) => {
      listen(socket as EventTarget, 'message', taker(target, 101, watch));
    };
  });
}

/** Since 2024 a WebSocket may be opened with an http(s) or relative URL too (WHATWG WebSockets). */
function socketUrl(address: unknown, watch: Watch): unknown {
  const given = address instanceof SafeUrl ? address.href : address;
  return typeof given === 'string' ? new SafeUrl(given, watch.base()).href.replace(/^http/, 'ws') : undefined;
}

/** Makes one observation of each message that holds a declared field. */
function taker(target: Target, status: number, watch: Watch): (event: Event) => void {
  const { events } = target.endpoint.response;
  let minute = 0;
  let count = 0;
  return (event) => {
    const { data } = event as MessageEvent<unknown>;
    if (events === undefined || typeof data !== 'string' || data.length > MAX_EVENT) return;
    const picker = new EventPicker(events);
    picker.add({ data });
    const body = picker.end();
    if (body.kind !== 'events' || body.values.length === 0) return;
    const at = watch.now();
    const thisMinute = Math.floor(at / 60_000);
    count = thisMinute === minute ? count + 1 : 1;
    minute = thisMinute;
    if (count > MAX_PER_MINUTE) return;
    const url = withoutQuery(target.url);
    watch.emit({ method: target.method, url, status, startedAt: at, endedAt: at, headers: {}, body });
  };
}
