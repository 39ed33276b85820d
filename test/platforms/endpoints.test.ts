import { describe, expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import { endpointsOfPage, watched } from '../../lib/platforms/endpoints';

describe('what the page tap knows', () => {
  it('is of every platform: its pages and its endpoints, as in its index (else: add it to lib/platforms/endpoints.ts)', () => {
    const facts = (list: typeof watched) =>
      Object.fromEntries(list.map(({ id, pages, endpoints }) => [id, { pages, endpoints }]));
    expect(facts(watched)).toEqual(facts(platforms));
  });

  it.each([
    ['https://claude.ai/new', 'claude'],
    ['https://claude.ai.evil.example/new', undefined],
    ['http://claude.ai/new', undefined],
  ])('%s is watched for %s', (url, id) => {
    expect(endpointsOfPage(url)).toBe(watched.find((one) => one.id === id)?.endpoints);
  });
});
