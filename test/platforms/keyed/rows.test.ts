import { describe, expect, it } from 'vitest';
import { rows } from '../../../lib/platforms/keyed/rows';

describe.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
  const [first] = row.asks;
  const ranked = first.pools.filter(({ quiet }) => !quiet);

  it.each([
    ['OpenRouter', `sk-or-v1-${'0a'.repeat(32)}`],
    ['OpenAI, an admin key', `sk-admin-${'aB3_'.repeat(12)}`],
    ['OpenAI, a project key', `sk-proj-${'aB3_'.repeat(30)}`],
    ['Anthropic', `sk-ant-api03-${'aB3_'.repeat(20)}`],
    ['Google', `AIzaSy${'a1'.repeat(16)}a`],
    ['Groq', `gsk_${'aB3x'.repeat(13)}`],
    ['Hugging Face', `hf_${'aB3x'.repeat(9)}`],
    ['words', 'my key is secret'],
    ['a pasted header', `Bearer ${'a1'.repeat(20)}`],
  ])('takes no key of somebody else: %s', (_name, key) => {
    expect(key).not.toMatch(new RegExp(row.key.pattern));
  });

  it('warns in units where no pool has a limit to take a share of', () => {
    const told = ranked.some(({ limit }) => limit !== undefined);
    if (!told) expect(row.thresholds?.low.in).toBe('units');
  });

  it('sends the key only to hosts of its own, by https', () => {
    for (const { url } of row.asks) expect(url).toMatch(/^https:\/\/[^/]+\//);
  });

  it('has nothing of a key in its addresses', () => {
    for (const { url } of row.asks) expect(url).not.toMatch(/key=/i);
  });
});
