import type { Page } from 'playwright-core';
import { PROBE } from '../../../lib/page/bridge-messages';

/** What of ours a page has: a tap that answers, patched functions (beside those of a clean frame), nodes. */
export function leftovers(page: Page): Promise<readonly string[]> {
  return page.evaluate((probe) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const clean = frame.contentWindow as Window & typeof globalThis;
    const watched: readonly (readonly [name: string, of: (world: typeof clean) => object])[] = [
      ...['fetch', 'EventSource', 'WebSocket'].map((name) => [name, (world: object) => world] as const),
      ...['open', 'setRequestHeader', 'send'].map(
        (name) => [name, (world: typeof clean) => world.XMLHttpRequest.prototype] as const,
      ),
      ['constructor', (world) => world.WebSocket.prototype],
      ['constructor', (world) => world.EventSource.prototype],
    ];
    const looks = (owner: object, name: string): string => {
      const { value, ...flags } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
      return JSON.stringify([flags, Function.prototype.toString.call(value)]);
    };
    const patched = watched.filter(([name, of]) => looks(of(window), name) !== looks(of(clean), name));
    frame.remove();
    return [
      ...(document.dispatchEvent(new Event(probe, { cancelable: true })) ? [] : ['a tap']),
      ...patched.map(([name]) => name),
      ...[...document.querySelectorAll('[data-credit-gauge]')].map(() => 'a node'),
    ];
  }, PROBE);
}
