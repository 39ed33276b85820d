import { browser } from './browser';
import type { MessageArgs, MessageName, MessageReply } from './messages';

/** Sends a message to the background and waits for its answer. Rejects when the background can't be reached. */
export function send<N extends MessageName>(name: N, args: MessageArgs<N>): Promise<MessageReply<N>> {
  return browser.runtime.sendMessage({ name, args }) as Promise<MessageReply<N>>;
}
