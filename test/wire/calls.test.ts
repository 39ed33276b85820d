import { describe, expect, it } from 'vitest';
import { callsOf } from '../../lib/wire/calls';
import { readTask } from '../../lib/wire/task';

const list = (names: string) => ({ params: { list: names } });

describe('the calls of a request', () => {
  it.each([
    ['a query alone', { ...list('a'), query: { input: { json: 1 } } }, [{ name: 'a', input: { json: 1 } }]],
    [
      'a batch of queries',
      { ...list('a,b'), query: { input: { '0': { json: 1 }, '1': { json: 2 } } } },
      [
        { name: 'a', input: { json: 1 } },
        { name: 'b', input: { json: 2 } },
      ],
    ],
    [
      'a batch of one',
      { ...list('a'), query: { input: { '0': { json: 1 } } } },
      [{ name: 'a', input: { json: 1 } }],
    ],
    ['a mutation', { ...list('a'), body: { json: 1 } }, [{ name: 'a', input: { json: 1 } }]],
    [
      'a batch in which one has no input',
      { ...list('a,b'), body: { '1': { json: 2 } } },
      [{ name: 'a' }, { name: 'b', input: { json: 2 } }],
    ],
    ['a request that was not seen', list('a,b'), [{ name: 'a' }, { name: 'b' }]],
    ['what is none', { params: {} }, []],
  ])('%s', (_, request, calls) => {
    expect(callsOf(request)).toEqual(calls);
  });
});

describe('the task of a call', () => {
  const shape = {
    calls: ['make', 'remake'],
    feature: 'image',
    count: 'input.json.count',
    settings: { tip: { from: 'input.json.tip', usual: 0 } },
  } as const;

  it.each([
    ['alone', { ...list('make'), body: { json: { count: 3 } } }, { feature: 'image', count: 3 }],
    [
      'behind another call that has the same words',
      {
        ...list('look,make'),
        query: { input: { '0': { json: { count: 9 } }, '1': { json: { count: 3 } } } },
      },
      { feature: 'image', count: 3 },
    ],
    [
      'the first of two',
      { ...list('remake,make'), body: { '0': { json: { count: 2 } }, '1': { json: { count: 3 } } } },
      { feature: 'image', count: 2 },
    ],
    ['that was not seen', list('look,make'), { feature: 'image' }],
    ['of a request without such a call', { ...list('look'), body: { json: { count: 3 } } }, undefined],
    ['with a setting as usual', { ...list('make'), body: { json: { tip: 0 } } }, { feature: 'image' }],
    [
      'with an unusual one',
      { ...list('make'), body: { json: { tip: 0.25 } } },
      { feature: 'image', settings: { tip: 0.25 } },
    ],
  ])('%s', (_, request, task) => {
    expect(readTask(shape, request)).toEqual(task);
  });
});
