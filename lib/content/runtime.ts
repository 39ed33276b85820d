import type { MessageArgs, MessageName, MessageReply } from '../messages';

/**
 * The part of the extension API that the content script uses, without the polyfill, which is 10 kB in every page. Both
 * browsers' own `sendMessage` gives a promise; a listener answers through `sendResponse`, which is what all versions that
 * we support understand (Chromium listens to promises since 2025 only).
 */
interface Runtime {
  readonly id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(listener: Listener): void;
    removeListener(listener: Listener): void;
  };
}

type Listener = (message: unknown, sender: unknown, sendResponse: (answer: unknown) => void) => boolean;

/** How the polyfill in the background says that its listener rejected (webextension-polyfill 0.12). */
const REJECTED = '__mozWebExtensionPolyfillReject__';

function runtime(): Runtime {
  const { browser, chrome } = globalThis as unknown as Partial<
    Record<'browser' | 'chrome', { readonly runtime: Runtime }>
  >;
  const found = browser?.runtime ?? chrome?.runtime;
  if (found === undefined) throw new Error('There is no extension around this script.');
  return found;
}

/** False once the extension was updated or removed. */
export function isAlive(): boolean {
  return runtime().id !== undefined;
}

/** Sends a message to the background and waits for its answer. Rejects where nobody hears or the listener failed. */
export async function send<N extends MessageName>(name: N, args: MessageArgs<N>): Promise<MessageReply<N>> {
  const answer = await runtime().sendMessage({ name, args });
  if (typeof answer === 'object' && answer !== null && REJECTED in answer)
    throw new Error('The background failed.');
  return answer as MessageReply<N>;
}

/** Answers what the background says, until `signal` is aborted. A listener that rejects answers nothing. */
export function hear(listener: (message: unknown) => Promise<unknown>, signal: AbortSignal): void {
  const { onMessage } = runtime();
  const heard: Listener = (message, _sender, sendResponse) => {
    listener(message).then(sendResponse, () => sendResponse(undefined));
    return true;
  };
  onMessage.addListener(heard);
  signal.addEventListener('abort', () => onMessage.removeListener(heard));
}
