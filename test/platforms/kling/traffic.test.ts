import { describe, expect, it } from 'vitest';
import { emptyBook, keepTold } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import { type Task, taskKind } from '../../../lib/core/quote/task';
import { kling } from '../../../lib/platforms/kling';
import { interpret } from '../../../lib/platforms/read';
import { readTask } from '../../../lib/wire/task';
import { fixture } from '../fixture';
import { observe } from '../observe';

const now = Date.parse('2026-08-20T15:00:00Z');
const json = (name: string) => JSON.parse(fixture('kling', name));
const images = json('submit-request-two-images.json');
const video = json('submit-request-video.json');
const accepted = json('submit-accepted.json');
const pool = { id: 'credits', unit: 'credit' };

interface Body {
  readonly type: string;
  readonly arguments: readonly { readonly name: string; readonly value: unknown }[];
}

/** The body with other arguments; `undefined` takes one away. */
function withArguments(body: Body, change: Readonly<Record<string, unknown>>): Body {
  const kept = body.arguments.filter(({ name }) => !Object.hasOwn(change, name));
  const added = Object.entries(change).map(([name, value]) => ({ name, value }));
  return { ...body, arguments: [...kept, ...added.filter(({ value }) => value !== undefined)] };
}

function seen(path: 'price' | 'submit', requestBody: unknown, body: unknown, host = 'kling.ai') {
  const url = `https://${host}/api/task/${path}?__NS_hxfalcon=once&caver=2`;
  return observe({ platform: kling, url, method: 'POST', requestBody, body, now });
}

function read(path: 'price' | 'submit', requestBody: unknown, body: unknown) {
  return interpret(kling, seen(path, requestBody, body), now);
}

function findings(path: 'price' | 'submit', requestBody: unknown, body: unknown) {
  const outcome = read(path, requestBody, body);
  if (outcome === undefined || !('findings' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.findings;
}

/** The task as the tap reads it before the request leaves. */
function task(path: 'price' | 'submit', requestBody: unknown): Task {
  const shape = kling.endpoints[path]?.task;
  const read = shape && readTask(shape, { ...seen(path, requestBody, {}).request, params: {} });
  if (read === undefined) throw new Error(`${path} has no task`);
  return read;
}

describe('a request', () => {
  it('says what it generates and what stood on the button, in credits', () => {
    expect(task('submit', images)).toEqual({
      feature: 'image',
      model: '3.0',
      count: 2,
      characters: 34,
      settings: { type: 'mmu_img_aiweb', resolution: '2k' },
      told: { pool: 'credits', unit: 'credit', amount: 2 },
    });
    expect(task('submit', video)).toEqual({
      feature: 'video',
      model: '1.5',
      count: 1,
      seconds: 5,
      characters: 34,
      settings: { type: 'm2v_img2video' },
      told: { pool: 'credits', unit: 'credit', amount: 20 },
    });
  });

  it('is of the kind whose price was asked with the same body', () => {
    const question = withArguments(video, { showPrice: undefined, paymentMode: undefined });
    expect(taskKind(task('submit', video))).toBe(taskKind(task('price', question)));
  });

  it.each([
    [{ enable_audio: 'true' }, { type: 'm2v_img2video', audio: true }],
    [{ model_mode: 'pro' }, { type: 'm2v_img2video', mode: 'pro' }],
    [{ __isUnLimited: true }, { type: 'm2v_img2video', unlimited: true }],
  ])('%j is a kind of its own', (change, settings) => {
    expect(task('submit', withArguments(video, change)).settings).toEqual(settings);
  });

  it('of an unknown type is of another feature', () => {
    expect(task('submit', { ...video, type: 'lip_sync' }).feature).toBe('other');
  });

  it.each(['klingai.com', 'app.klingai.com', 'klingai.kuaishou.com', 'api-app-global.klingai.com'])(
    'is watched at %s',
    (host) => {
      expect(interpret(kling, seen('submit', video, accepted, host), now)).toMatchObject({
        findings: { spends: [{ amount: 20 }] },
      });
    },
  );

  it('lets no words leave the page: of the arguments only those declared', () => {
    const text = JSON.stringify(seen('submit', video, accepted));
    for (const word of ['words that', 'upload.example', 'negative', 'once']) expect(text).not.toContain(word);
    expect(text).toContain('{"name":"prompt","value":34}');
  });
});

describe('a submit', () => {
  it('spends what stood on the button: priced, since the answer does not confirm it', () => {
    expect(findings('submit', images, accepted)).toEqual({
      spends: [
        {
          id: '305000000000001',
          pool: 'credits',
          unit: 'credit',
          basis: 'priced',
          amount: 2,
          feature: 'image',
          model: '3.0',
          settings: { type: 'mmu_img_aiweb', resolution: '2k', count: 2 },
          promptLength: 34,
        },
      ],
    });
  });

  it.each([
    ['without a price in the request', { showPrice: undefined }, {}],
    ['paid in another way', { paymentMode: 2 }, { paymentMode: 2 }],
    ['that is unlimited', { __isUnLimited: true }, { unlimited: true }],
  ])('%s spends, how much is not known', (_, change, settings) => {
    const [spend] = findings('submit', withArguments(video, change), accepted).spends ?? [];
    expect(spend).toMatchObject({ pool: 'credits', settings });
    expect(spend).not.toHaveProperty('amount');
  });

  it('whose request was not seen is still a spend', () => {
    expect(findings('submit', '', accepted).spends).toEqual([
      { id: '305000000000001', pool: 'credits', unit: 'credit', basis: 'priced', feature: 'other' },
    ]);
  });

  it.each([
    ['a token that was not taken', json('token-refused.json')],
    ['a task that was not taken on', json('submit-not-taken.json')],
    ['a result that is not good', { result: 0, data: null }],
    ['a status that is not good', { status: 500 }],
  ])('%s spends nothing', (_, body) => {
    expect(findings('submit', video, body).spends).toBeUndefined();
  });

  it.each([
    [{ result: 1 }, 'data'],
    [{ result: 1, data: {} }, 'data.task'],
    [{ result: 1, data: { task: { status: 5 } } }, 'data.task.id'],
  ])('%j is a changed shape', (body, at) => {
    expect(read('submit', video, body)).toMatchObject({ failure: { kind: 'changed-shape', at } });
  });
});

describe('a price', () => {
  const question = withArguments(video, { showPrice: undefined });

  it('is told of exactly what was asked about, in credits', () => {
    expect(findings('price', question, json('price-video.json'))).toEqual({
      prices: [
        {
          pool: 'credits',
          unit: 'credit',
          amount: 20,
          feature: 'video',
          model: '1.5',
          settings: { type: 'm2v_img2video' },
          count: 1,
          seconds: 5,
        },
      ],
    });
  });

  it.each([
    ['a parameter is missing', json('price-parameter-missing.json')],
    ['a token that was not taken', json('token-refused.json')],
  ])('%s: none is told', (_, body) => {
    expect(findings('price', question, body)).toEqual({});
  });

  it.each([
    [{ result: 1, data: {} }, 'data.price'],
    [{ result: 1, data: { price: { payAmount: '2000' } } }, 'data.price.payAmount'],
  ])('%j is a changed shape', (body, at) => {
    expect(read('price', question, body)).toMatchObject({ failure: { kind: 'changed-shape', at } });
  });
});

describe('a quote', () => {
  const table = { ...emptyBook, rules: kling.costs };
  const unpriced = (change: Readonly<Record<string, unknown>> = {}) =>
    withArguments(video, { showPrice: undefined, ...change });

  it('is the price in the request before all else', () => {
    const request = withArguments(video, { showPrice: 3500 });
    expect(quoteTask(table, pool, task('submit', request), now)).toMatchObject({ amount: 35, basis: 'site' });
  });

  it('follows the settings by what the page asked last', () => {
    const told = [
      [unpriced(), 2000],
      [unpriced({ duration: '10' }), 4000],
    ] as const;
    const book = told.reduce(
      (known, [question, payAmount]) => {
        const body = { result: 1, data: { price: { payAmount } } };
        const prices = findings('price', question, body).prices ?? [];
        return keepTold(
          known,
          prices.map((price) => ({ ...price, at: now })),
        );
      },
      [] as ReturnType<typeof keepTold>,
    );
    const quote = (body: Body) => quoteTask({ ...table, told: book }, pool, task('price', body), now);
    expect(quote(unpriced())).toMatchObject({ amount: 20, basis: 'site' });
    expect(quote(unpriced({ duration: '10' }))).toMatchObject({ amount: 40, basis: 'site' });
  });

  it.each([
    [unpriced(), 20],
    [withArguments(images, { showPrice: undefined }), 2],
  ])('by the table, where nothing was told', (request, amount) => {
    expect(quoteTask(table, pool, task('price', request), now)).toMatchObject({ amount, basis: 'table' });
  });

  it.each([{ kling_version: '3.0' }, { duration: '10' }])('of %j, in no table, is unknown', (change) => {
    expect(quoteTask(table, pool, task('price', unpriced(change)), now)).toBeUndefined();
  });
});
