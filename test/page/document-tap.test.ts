import { describe, expect, it } from 'vitest';
import { tapDocument } from '../../lib/page/document-tap';
import type { Endpoints } from '../../lib/wire/endpoint';
import { NOW, watching } from './world';

const endpoints: Endpoints = {
  usage: {
    kind: 'balance',
    method: 'GET',
    url: 'https://app.acme.example/settings/usage',
    confidence: 'medium',
    response: { page: { lines: ['credits left'] } },
  },
};

/** A window of which only what the tap touches is there. */
function pageAt(href: string, readyState: string, outerHTML: string) {
  const document = { readyState, documentElement: { outerHTML } };
  return Object.assign(new EventTarget(), { location: { href }, document });
}

const html = '<html><p>38 credits left</p><p>your secret prompt</p></html>';

describe('a page that shows the balance', () => {
  it('is read once, 2 s after it has loaded, and only its declared lines', () => {
    const world = pageAt('https://app.acme.example/settings/usage?tab=1', 'loading', html);
    const { watch, seen, postponed } = watching('https://app.acme.example', endpoints);
    tapDocument(world as unknown as Window, watch);
    expect(postponed).toHaveLength(0);
    for (const _time of [1, 2]) world.dispatchEvent(new Event('load'));
    expect([postponed.length, seen.length]).toEqual([1, 0]);
    postponed[0]?.();
    expect(seen).toEqual([
      {
        method: 'GET',
        url: 'https://app.acme.example/settings/usage',
        status: 200,
        startedAt: NOW,
        endedAt: NOW,
        headers: { contentType: 'text/html' },
        body: { kind: 'page', page: { scripts: {}, lines: ['38 credits left'] } },
      },
    ]);
  });

  it.each([
    ['another page', 'https://app.acme.example/chat', html, []],
    [
      '5 MB of page',
      'https://app.acme.example/settings/usage',
      html + 'x'.repeat(5e6),
      [{ kind: 'too-large', size: 5e6 + html.length }],
    ],
  ])('%s is not read', (_name, href, content, bodies) => {
    const { watch, seen, postponed } = watching('https://app.acme.example', endpoints);
    tapDocument(pageAt(href, 'complete', content) as unknown as Window, watch);
    for (const run of postponed) run();
    expect(seen.map((one) => one.body)).toEqual(bodies);
  });
});
