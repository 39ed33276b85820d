import { describe, expect, it } from 'vitest';
import { type Drift, driftReport, type Evidence, isDrifting, oneMoreUnseen } from '../../lib/core/drift';

const evidence: Evidence = {
  path: '/chat/*',
  selectors: ['prompt #box (seen 2026-07): found'],
  requests: ['fetch https://acme.example/api/:id/talk?beta'],
};
const times = (count: number, unseen: Drift['unseen'] = 'usage') =>
  Array.from({ length: count }).reduce<Drift | undefined>(
    (drift, _, nth) => oneMoreUnseen(drift, unseen, evidence, 1000 + nth),
    undefined,
  );

describe('drift', () => {
  it.each([
    [1, false],
    [2, false],
    [3, true],
    [9, true],
  ])('after %i sends in a row: %s', (count, expected) => {
    const drift = times(count);
    expect(drift && isDrifting(drift)).toBe(expected);
    expect(drift?.since).toBe(1000);
  });

  it('begins anew where something else is missing', () => {
    expect(oneMoreUnseen(times(2), 'prompt', evidence, 5000)).toMatchObject({ inARow: 1, since: 5000 });
  });

  it('is reported by names alone', () => {
    const drift = oneMoreUnseen(times(2), 'usage', evidence, Date.parse('2026-11-29T12:00:00Z'));
    const facts = {
      platform: 'acme',
      version: '1.2.3',
      browser: 'Chrome 156',
      endpoints: ['talk: POST https://acme.example/api/:id/say'],
    };
    expect(driftReport({ ...drift, since: 0 }, facts).split('\n')).toEqual([
      'Credit Gauge 1.2.3, Chrome 156',
      'acme: no usage seen after 3 sends, since 1970-01-01T00:00:00.000Z',
      'page: /chat/*',
      'looked for:',
      '- prompt #box (seen 2026-07): found',
      'expected requests:',
      '- talk: POST https://acme.example/api/:id/say',
      'requests after the last send (ids and values taken out):',
      '- fetch https://acme.example/api/:id/talk?beta',
      '',
    ]);
  });
});
