import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchReader, MAX_SAME } from '../../lib/wire/batchexecute';
import { claim, type Endpoint } from '../../lib/wire/endpoint';
import { readBody } from '../../lib/wire/observation';
import { MAX_EVENT } from '../../lib/wire/sse';
import { batch, failed, frame } from '../practice/batchexecute';

function read(rpcs: readonly string[], ...parts: string[]) {
  const events: string[] = [];
  let others = 0;
  const reader = new BatchReader(
    rpcs,
    ({ data }) => events.push(data),
    (count) => {
      others += count;
    },
  );
  for (const part of parts) reader.push(part);
  reader.end();
  return { events, others, skipped: reader.skipped };
}

const told = (...events: string[]) => ({ events, others: 0, skipped: 0 });

describe('an answer of batchexecute', () => {
  it.each<[string, string, readonly string[]]>([
    ['one call', batch([frame('abc', [1, 'é😀'])]), ['{"abc":[1,"é😀"]}']],
    [
      'several calls in one chunk and in more, of which one is wanted',
      batch([frame('abc', [1]), frame('other', ['words'])], [['di', 59]], [frame('abc', [2])]),
      ['{"abc":[1]}', '{"abc":[2]}'],
    ],
    ['a service of its own, which names no call', batch([frame(null, ['x'])]), ['{"":["x"]}']],
    ['an error, told by its detail', batch([failed(null, 3, 1037)]), ['{"rpc":"","error":1037}']],
    ['an error without a detail', batch([failed('abc', 7)]), ['{"rpc":"abc","error":7}']],
    ['a call that answers nothing', batch([['wrb.fr', 'abc', null, null, null, null, 'generic']]), []],
    [
      'JSON in several lines, as it was written until 2024',
      `)]}'\n\n99\n[["wrb.fr","abc","[1]",null,null,null,"generic"]\n,["di",84]\n]\n25\n[["e",4]]\n`,
      ['{"abc":[1]}'],
    ],
    ['lengths that are wrong', `)]}'\n\n7\n${JSON.stringify([frame('abc', [1])])}\n`, ['{"abc":[1]}']],
    [
      'a chunk that is no JSON, and then one that is',
      `)]}'\n1\n[["wrb.fr"\n2\n${JSON.stringify([frame('abc', 1)])}`,
      ['{"abc":1}'],
    ],
    ['the guard alone', ")]}'\n", []],
  ])('%s', (_, text, events) => {
    expect(read(['abc', ''], text)).toEqual(told(...events));
  });

  it('that grows is read no further than its beginning, but its errors are', () => {
    const growing = Array.from({ length: 100 }, (_, n) => [frame(null, ['c', 'word '.repeat(n)])]);
    const { events, others } = read([''], batch(...growing, [failed(null, 13, 1096)]));
    expect(events).toHaveLength(MAX_SAME + 1);
    expect(events.at(-1)).toBe('{"rpc":"","error":1096}');
    expect(others).toBe(100 - MAX_SAME);
  });

  it('skips a chunk that is too long, in one line or in many, and reads the next', () => {
    const long = [frame('abc', 'x'.repeat(MAX_EVENT))];
    expect(read(['abc'], batch(long, [frame('abc', 1)]))).toEqual({
      events: ['{"abc":1}'],
      others: 0,
      skipped: 1,
    });
    const lines = `)]}'\n1\n[\n${'"x",\n'.repeat(MAX_EVENT / 4)}1]\n2\n${JSON.stringify([frame('abc', 1)])}`;
    expect(read(['abc'], lines)).toEqual({ events: ['{"abc":1}'], others: 0, skipped: 1 });
  });

  const call = fc.constantFrom('abc', 'other', null);
  const anyFrame = fc.oneof(
    fc.tuple(call, fc.jsonValue()).map(([rpc, value]) => frame(rpc, value)),
    fc.tuple(call, fc.nat(20), fc.option(fc.nat(2000), { nil: undefined })).map((one) => failed(...one)),
    fc.jsonValue(),
  );
  const answer = fc.array(fc.array(anyFrame, { maxLength: 3 }), { maxLength: 4 });

  it('reads the same wherever it is cut', () => {
    fc.assert(
      fc.property(answer, fc.array(fc.nat(400), { maxLength: 8 }), (chunks, cuts) => {
        const whole = batch(...chunks);
        const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)), whole.length].sort((a, b) => a - b);
        const pieces = at.slice(1).map((to, index) => whole.slice(at[index], to));
        expect(read(['abc', ''], ...pieces)).toEqual(read(['abc', ''], whole));
      }),
    );
  });

  it('tells each answer to a wanted call as the JSON that it is', () => {
    fc.assert(
      fc.property(answer, (chunks) => {
        const wanted = chunks
          .flat()
          .filter((one) => Array.isArray(one) && one[1] === 'abc' && one[2] !== null);
        const { events } = read(['abc'], batch(...chunks));
        expect(
          events.filter((data) => data.startsWith('{"abc"')).map((data) => JSON.parse(data).abc),
        ).toEqual(wanted.map((one) => JSON.parse((one as string[])[2] ?? '')));
      }),
    );
  });

  it('of whatever text never throws', () => {
    const line = fc.oneof(fc.string(), fc.json(), fc.constantFrom(")]}'", '12', '[["wrb.fr",null,"', ''));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(read(['abc', ''], lines.join('\n')).skipped).toBe(0);
      }),
    );
  });
});

describe('an endpoint that answers by batchexecute', () => {
  const url = 'https://a.example/_/App/data/batchexecute';
  const endpoint: Endpoint = {
    kind: 'balance',
    method: 'POST',
    url,
    confidence: 'high',
    response: { batchexecute: { abc: { at: { 1: true, 2: { each: 'length' } } } } },
  };

  it('is picked from by places; errors tell their call and code', () => {
    const text = batch(
      [frame('abc', ['SECRET', 5, ['SECRET']]), frame('def', ['SECRET'])],
      [failed('abc', 3, 1013)],
    );
    expect(readBody(text, endpoint, 200)).toEqual({
      kind: 'events',
      values: [{ abc: { 1: 5, 2: [6] } }, { rpc: 'abc', error: 1013 }],
      total: 2,
      skipped: 0,
    });
  });

  it('lets out nothing of JSON that comes in its place', () => {
    expect(readBody('[["wrb.fr","abc","SECRET"]]', endpoint, 200)).toEqual({ kind: 'json', value: [] });
  });

  it.each([
    ['?rpcids=abc&rt=c', true],
    ['?rt=c&rpcids=xyz,abc', true],
    ['?rpcids=xyz%2Cabc#x', true],
    ['?rpcids=xyz', false],
    ['?rpcids=constructor', false],
    // As an observation tells it.
    ['', true],
  ])('%s is claimed: %o', (query, isClaimed) => {
    expect(claim({ endpoint }, 'POST', `${url}${query}`) !== undefined).toBe(isClaimed);
  });
});
