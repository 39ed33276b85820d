import { EventPicker, type Observation, observedRequest, withoutQuery } from '../wire/observation';
import { MAX_EVENT } from '../wire/sse';
import { type Instead, type Patches, wrapOwn } from './intercept';
import { apply, listen, quietly, SafeUrl } from './safe';
import { snapshotOf } from './snapshot';
import { draftOf, mayHold, type Target, targetOf, type Watch } from './watch';

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

/** One watched socket, and what its last task was: the messages that come in belong to it. */
interface Socket {
  readonly target: Target;
  request?: Observation['request'];
  /** What the page sends while a message is held: it keeps its place behind that one. */
  behind?: (() => unknown)[];
}

/** The socket is open: only then is a message sent at once. */
const OPEN = 1;

/**
 * Watches WebSocket: text messages that come in, and, where an endpoint declares fields of them, those that go out: one
 * of these is the request that a spend is made with.
 */
export function tapWebSocket(
  world: { readonly WebSocket?: { readonly prototype: object } },
  patches: Patches,
  watch: Watch,
): void {
  const sockets = new WeakMap<object, Socket>();
  patches.replace(world, 'WebSocket', (_self, [address]) => {
    const target = targetOf(watch, 'GET', socketUrl(address, watch));
    if (target === undefined) return undefined;
    return (result) => {
      const socket: Socket = { target };
      sockets.set(result as object, socket);
      if (target.endpoint.response.events === undefined) return;
      listen(
        result as EventTarget,
        'message',
        taker(target, 101, watch, () => socket.request),
      );
    };
  });
  const prototype = world.WebSocket?.prototype;
  if (prototype === undefined) return;
  const { close } = prototype as WebSocket;
  patches.replace(prototype, 'send', (self, [data]) => {
    const socket = sockets.get(self as object);
    const { behind } = socket ?? {};
    if (behind !== undefined) return queued(behind, data);
    const shape = socket?.target.endpoint.request?.body;
    if (socket === undefined || shape === undefined || typeof data !== 'string' || data.length > MAX_EVENT)
      return undefined;
    const request = observedRequest(socket.target.endpoint, socket.target.url, () => null, data);
    const draft = draftOf(socket.target, request);
    if (draft === undefined) return undefined;
    const sent = (): void => {
      socket.request = request;
      if (draft.about === 'spend') watch.sent();
    };
    const native = self as WebSocket;
    if (!mayHold(watch, socket.target) || native.readyState !== OPEN) return sent;
    return {
      instead: (call) => {
        const send = (): unknown => {
          sent();
          return call();
        };
        let isDecided = false;
        let stop: (() => void) | undefined;
        const end = (): readonly (() => unknown)[] => {
          isDecided = true;
          stop?.();
          const { behind = [] } = socket;
          delete socket.behind;
          return behind;
        };
        const hold = quietly(() =>
          watch.holds.ask(draft.task, (isGo) => {
            const behind = end();
            // What is sent into a socket that closes is lost without us too.
            if (isGo) for (const run of [send, ...behind]) quietly(run);
            else quietly(() => apply(close, native, []));
          }),
        );
        if (hold === undefined) return send();
        if (isDecided) return undefined;
        socket.behind = [];
        stop = listen(native, 'close', () => {
          end();
          hold.givenUp();
        });
        return undefined;
      },
    };
  });
}

/** The message as it is now, put off. */
function queued(behind: (() => unknown)[], data: unknown): Instead | undefined {
  const taken = snapshotOf(data);
  if (taken === undefined) return undefined;
  return {
    instead: (call) => {
      behind.push(() => call([taken.body]));
    },
  };
}

/** Since 2024 a WebSocket may be opened with an http(s) or relative URL too (WHATWG WebSockets). */
function socketUrl(address: unknown, watch: Watch): unknown {
  const given = address instanceof SafeUrl ? address.href : address;
  return typeof given === 'string' ? new SafeUrl(given, watch.base()).href.replace(/^http/, 'ws') : undefined;
}

/** Makes one observation of each message that holds a declared field. */
function taker(
  target: Target,
  status: number,
  watch: Watch,
  requestOf: () => Observation['request'] = () => undefined,
): (event: Event) => void {
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
    const request = requestOf();
    watch.emit(
      {
        ...{ method: target.method, url, status, startedAt: at, endedAt: at, headers: {} },
        ...(request === undefined ? {} : { request }),
        body,
      },
      draftOf(target, request),
    );
  };
}
