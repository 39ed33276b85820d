import { observedRequest, readBody, withoutQuery } from '../wire/observation';
import { listen } from './safe';
import { targetOf, type Watch } from './watch';

/** Pages fill in their numbers a moment after they have loaded. */
const SETTLE = 2000;

/**
 * Reads the page itself, once, where it is what an endpoint declares with `response.page`: what it shows 2 s
 * after it has loaded, and only if it is still there then.
 */
export function tapDocument(world: Window, watch: Watch): void {
  const { document } = world;
  const read = (): void => {
    const target = targetOf(watch, 'GET', world.location.href);
    if (target?.endpoint.response.page === undefined) return;
    const { endpoint, url } = target;
    const at = watch.now();
    const request = observedRequest(endpoint, url, () => null, undefined);
    watch.emit({
      method: 'GET',
      url: withoutQuery(url),
      status: 200,
      startedAt: at,
      endedAt: at,
      headers: { contentType: 'text/html' },
      ...(request === undefined ? {} : { request }),
      body: readBody(document.documentElement.outerHTML, endpoint, 200),
    });
  };
  const settle = (): void => watch.later(read, SETTLE);
  if (document.readyState === 'complete') settle();
  else listen(world, 'load', settle, { once: true });
}
