import { describe, expect, it } from 'vitest';
import { intercepted, replaceOwn, wrapOwn } from '../../lib/page/intercept';
import { plainMember } from '../../lib/page/safe';

function namesIn(object: object): string[] {
  const names: string[] = [];
  for (const name in object) names.push(name);
  return names;
}

describe('a wrapper', () => {
  const fetchLike = intercepted(fetch, () => undefined);

  it('says of itself what the original says', () => {
    expect(fetchLike.toString()).toBe(fetch.toString());
    expect(`${fetchLike}`).toBe(`${fetch}`);
    expect(fetchLike.toString.toString()).toBe(Function.prototype.toString.toString());
  });

  it('has a toString that works on other functions, and fails as ever on what is none', () => {
    const other = () => 1;
    expect(fetchLike.toString.call(other)).toBe(other.toString());
    expect(() => fetchLike.toString.call({})).toThrow(TypeError);
  });

  it('leaves a toString of the page’s own alone', () => {
    const named = Object.assign(() => 1, { toString: () => 'mine' });
    expect(intercepted(named, () => undefined).toString()).toBe('mine');
  });
});

describe('a method wrapped on one object', () => {
  it('adds no property to it, and hides none from for … in', () => {
    const plain = new Response('x');
    const watched = new Response('x');
    wrapOwn(watched, 'text', () => undefined);
    expect(Object.getOwnPropertyNames(watched)).toEqual(Object.getOwnPropertyNames(plain));
    expect(namesIn(watched)).toEqual(namesIn(plain));
    expect(watched).toBeInstanceOf(Response);
  });

  it('is passed only by that object', async () => {
    const seen: unknown[] = [];
    const [watched, other] = [new Response('watched'), new Response('other')];
    wrapOwn(watched, 'text', () => (result) => void seen.push(result));
    expect(await watched.text.call(other)).toBe('other');
    expect(await other.text.call(watched)).toBe('watched');
    expect(seen).toEqual([]);
  });

  it('is the original where what stands in its place fails', () => {
    const list = [1, 2, 3];
    replaceOwn(list, 'at', () => {
      throw new Error('ours');
    });
    expect(list.at(-1)).toBe(3);
  });
});

describe('an options object', () => {
  it('is read without running a getter of the page', () => {
    let reads = 0;
    const options = {
      method: 'POST',
      get body() {
        reads++;
        return 'x';
      },
    };
    expect(plainMember(options, 'method')).toBe('POST');
    expect(plainMember(options, 'headers')).toBeUndefined();
    expect(() => plainMember(options, 'body')).toThrow('body is not plain data');
    expect(() => plainMember(Object.create(options), 'method')).toThrow('method is not plain data');
    expect(reads).toBe(0);
  });
});
