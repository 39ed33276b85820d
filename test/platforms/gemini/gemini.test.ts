import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gemini } from '../../../lib/platforms/gemini';
import { isRequired } from '../../../lib/tracker/required';
import { claimOf } from '../../../lib/wire/endpoint';
import { batch, frame } from '../../practice/batchexecute';
import { outcomesAt } from '../outcomes';

const { outcomeOf, findingsOf } = outcomesAt(gemini, Date.parse('2026-11-22T12:00:00Z'));
const method = 'POST';
const url = 'https://gemini.google.com/_/BardChatUi/data/batchexecute?rpcids=jSf9Qc';
const usageOf = (payload: unknown) => outcomeOf({ url, method, body: batch([frame('jSf9Qc', payload)]) });
const whole = [
  2,
  [
    [1820, 0.24, 1, [[1795362000, 0]]],
    [44100, 0.09, 2, [[1795779600, 0]]],
  ],
  false,
];

/** The same list with null at one of its places, for each of them, however deep. */
function* withNull(value: unknown): Generator<unknown> {
  if (!Array.isArray(value)) return;
  for (const [place, inner] of value.entries()) {
    yield value.with(place, null);
    for (const changed of withNull(inner)) yield value.with(place, changed);
  }
}

describe('the usage', () => {
  it('with something missing is never 0, nor anything else than it was', () => {
    for (const changed of withNull(whole)) {
      const outcome = usageOf(changed);
      if ('failure' in outcome) {
        expect(outcome.failure).toMatchObject({
          kind: 'changed-shape',
          at: expect.stringMatching(/^jSf9Qc/),
        });
        continue;
      }
      for (const { id, used } of outcome.findings.pools ?? [])
        expect(used, JSON.stringify(changed)).toBe(id === 'five-hour' ? 24 : 9);
    }
  });

  it('of whatever JSON is findings with sound numbers, or a failure with its place', () => {
    const list = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(null, 0, 1, 2, 0.5, -1, 11, 1795362000, 'x'),
        fc.array(tie('json'), { maxLength: 6 }),
      ),
    })).json;
    fc.assert(
      fc.property(list, (payload) => {
        const outcome = usageOf(payload);
        if ('failure' in outcome) {
          expect(outcome.failure.at).not.toBe('reader');
          return;
        }
        for (const { used = 0, remaining = 0 } of outcome.findings.pools ?? [])
          expect([used, remaining]).toSatisfy((all: number[]) => all.every((one) => one >= 0 && one <= 1000));
      }),
    );
  });
});

it('a message holds no word of the prompt, nor of the answer', () => {
  const stream =
    'https://gemini.google.com/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate';
  const ids = ['c_1', 'r_1'];
  const findings = findingsOf({
    url: stream,
    method,
    requestBody: `f.req=${encodeURIComponent(JSON.stringify([null, '[["SECRET"]]']))}&at=SECRET`,
    requestHeaders: { 'x-goog-ext-525001261-jspb': '[1,null,null,null,"SECRET"]', cookie: 'SECRET' },
    body: batch([frame(null, [null, ids, { SECRET: 1 }, null, [['rc_1', ['SECRET']]], 'SECRET'])]),
  });
  expect(findings.spends).toEqual([
    { id: 'r_1', amount: 1, unit: 'message', basis: 'exact', feature: 'message', conversation: 'c_1' },
  ]);
});

it('two calls at one address are two answers, of which the balance stands or falls with one alone', () => {
  const seen = { method, url: 'https://gemini.google.com/_/BardChatUi/data/batchexecute' };
  const of = (rpcids: string) => ({ ...seen, request: { query: { rpcids } } });
  expect(claimOf(gemini.endpoints, of('qpEbW'))?.id).toBe('daily');
  expect(claimOf(gemini.endpoints, of('xyz,jSf9Qc'))?.id).toBe('usage');
  expect(claimOf(gemini.endpoints, of('xyz'))).toBeUndefined();
  expect([of('qpEbW'), of('jSf9Qc')].map((one) => isRequired(gemini, one))).toEqual([false, true]);
});

it('other calls at the same address are nobody’s', () => {
  expect(() => outcomeOf({ url: url.replace('jSf9Qc', 'MaZiqc'), method, body: '' })).toThrow('No endpoint');
});
