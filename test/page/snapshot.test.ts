import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../lib/page/snapshot';

describe('a snapshot', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'a text'],
    ['a blob', new Blob(['x'])],
  ])('of %s is the very thing', (_, body) => {
    expect(snapshotOf(body)?.body).toBe(body);
  });

  it('of a buffer, a view of it and a form is as it was, whatever the page does with it later', async () => {
    const bytes = new Uint8Array([1, 2, 3, 4]);
    const params = new URLSearchParams('a=1');
    const form = new FormData();
    form.append('a', '1');
    form.append('file', new Blob(['x']), 'x.txt');
    const taken = [bytes.buffer, bytes.subarray(1, 3), params, form].map((body) => snapshotOf(body)?.body);
    bytes.fill(9);
    params.set('a', '2');
    form.set('a', '2');
    form.delete('file');
    const [buffer, view, search, copy] = taken as [ArrayBuffer, ArrayBuffer, URLSearchParams, FormData];
    expect([...new Uint8Array(buffer)]).toEqual([1, 2, 3, 4]);
    expect([...new Uint8Array(view)]).toEqual([2, 3]);
    expect(String(search)).toBe('a=1');
    expect([copy.get('a'), (copy.get('file') as File).name]).toEqual(['1', 'x.txt']);
  });

  it('of what else there is, is not made', () => {
    expect(snapshotOf({ toString: () => 'x' })).toBeUndefined();
  });
});
