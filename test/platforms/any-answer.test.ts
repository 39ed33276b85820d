import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpret, type Outcome } from '../../lib/platforms/read';
import type { Json } from '../../lib/wire/json';
import { all } from './all';
import { examples, pickedKeys } from './endpoint-examples';
import { observe } from './observe';

/** Every endpoint of every platform, whatever is answered. A failing line says what to do. */
const now = Date.parse('2026-11-22T12:00:00Z');

describe.each(
  all
    .filter(({ endpoints }) => Object.keys(endpoints).length > 0)
    .map((platform) => [platform.id, platform] as const),
)('%s', (_, platform) => {
  describe.each(Object.entries(platform.endpoints))('%s', (id, endpoint) => {
    const [url = ''] = examples(endpoint);
    const read = (body: unknown, status = 200): Outcome | undefined =>
      interpret(platform, observe({ platform, url, method: endpoint.method, body, status, now }), now);

    const unreadable = [
      ['half a JSON', '{"data": [', 200],
      ['5 MB of JSON', `[${'0,'.repeat(2_500_000)}0]`, 200],
    ] as const;
    it.each<readonly [string, string, number]>([
      // Of a file nothing is read.
      ...(endpoint.response.file ? [] : unreadable),
      ['an empty body', '', 200],
      ['a challenge page', '<html><title>Just a moment...</title>', 200],
      ['a page of a proxy', '<html><h1>Bad gateway</h1>', 502],
      ['a text of a proxy', 'upstream connect error', 503],
    ])('%s is a named failure', (_case, body, status) => {
      const outcome = read(body, status);
      expect(outcome).toMatchObject({
        failure: { kind: expect.any(String), at: expect.stringMatching(/./) },
      });
    });

    it('whatever JSON comes, it ends in findings with sound numbers, or in a failure with its place', () => {
      const keys = fc.constantFrom(...pickedKeys(endpoint));
      const value = fc.letrec((tie) => ({
        json: fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          fc.constantFrom<Json>(
            null,
            true,
            false,
            0,
            -1,
            1e308,
            -1e-9,
            '',
            '12',
            'x',
            '2026-11-22T12:00:00Z',
          ),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.array(tie('json'), { maxLength: 3 }),
          fc.dictionary(keys, tie('json'), { maxKeys: 5 }),
        ),
      })).json;
      fc.assert(
        fc.property(value, (body) => {
          const outcome = read(JSON.stringify(body));
          if (outcome === undefined) throw new Error('not claimed');
          if ('failure' in outcome) {
            expect(outcome.failure.at, 'Let the reader refuse by `shaped` or `refuse`.').not.toBe('reader');
            expect(outcome.failure.at).not.toBe('');
            return;
          }
          const { pools = [], spends = [] } = outcome.findings;
          const numbers = [
            ...pools.flatMap(({ remaining, limit, used, resetsAt, expiresAt }) => [
              remaining,
              limit,
              used,
              resetsAt,
              expiresAt,
            ]),
            ...spends.map(({ amount }) => amount),
          ];
          for (const number of numbers)
            expect(number ?? 0, `${id} let ${number} through.`).toSatisfy(Number.isFinite);
          for (const text of [...pools, ...spends].map(({ unit }) => unit)) expect(text).not.toBe('');
          for (const pool of pools) expect(pool.id).not.toBe('');
        }),
        { numRuns: 60 },
      );
    });

    it('lets no prompt, answer or token leave the page', () => {
      const secret = 'SECRET';
      const words = Object.fromEntries(
        [
          'prompt',
          'input',
          'content',
          'text',
          'message',
          'messages',
          'tags',
          'title',
          'lyrics',
          'delta',
          'completion',
        ].map((name) => [name, [{ content: secret, text: secret, content_parts: [secret] }]]),
      );
      const texts = Object.fromEntries(Object.keys(words).map((name) => [name, secret]));
      for (const body of [words, texts, { ...words, message: { content: { parts: [secret] } } }]) {
        const seen = observe({
          platform,
          url,
          method: endpoint.method,
          requestBody: body,
          requestHeaders: { authorization: `Bearer ${secret}`, cookie: secret },
          body,
          now,
        });
        expect(JSON.stringify(seen), `Pick no words of people in "${id}": use 'length'.`).not.toContain(
          secret,
        );
      }
    });
  });
});
