import { describe, expect, it } from 'vitest';
import { emptyBook, keepTold } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import type { Task } from '../../../lib/core/quote/task';
import { firefly } from '../../../lib/platforms/firefly';
import { interpret } from '../../../lib/platforms/read';
import { fixture } from '../fixture';
import { type Exchange, observe } from '../observe';

const now = Date.parse('2026-11-02T12:00:00Z');
const requestHeaders = { authorization: 'Bearer SECRET', 'x-account-id': 'ABC@AdobeID' };
const account = { id: 'ABC@AdobeID' };
const balance = 'https://firefly.adobe.io/v1/credits/balance';
const cost = 'https://bks.adobe.io/v2/credits/cost';
const video = 'https://firefly-3p.ff.adobe.io/v2/3p-videos/generate-async';
const veo = JSON.parse(fixture('firefly', 'generate-video-request.json'));
const kling = JSON.parse(fixture('firefly', 'cost-request-kling.json'));
const klingCost = JSON.parse(fixture('firefly', 'cost-kling.json'));
const fairUse = JSON.parse(fixture('firefly', 'cost-fair-use.json'));

function outcome(exchange: Omit<Exchange, 'platform' | 'now'>) {
  return interpret(firefly, observe({ platform: firefly, requestHeaders, now, ...exchange }), now);
}
function findings(exchange: Omit<Exchange, 'platform' | 'now'>) {
  const read = outcome(exchange);
  if (read === undefined || !('findings' in read)) throw new Error(JSON.stringify(read));
  return read.findings;
}
function taskOf(exchange: Omit<Exchange, 'platform' | 'now'>): Task {
  const read = outcome({ method: 'POST', ...exchange });
  if (read === undefined || !('findings' in read) || read.task === undefined) throw new Error('no task');
  return read.task;
}
const quote = (task: Task) =>
  quoteTask({ ...emptyBook, rules: firefly.costs }, { id: 'credits', unit: 'credit' }, task, now);

describe('the credits', () => {
  const read = (body: unknown) => findings({ url: balance, body });

  it('2,750 of 4,000 are left, of the account that the page names', () => {
    expect(read(JSON.parse(fixture('firefly', 'balance.json')))).toEqual({
      pools: [
        {
          id: 'credits',
          label: 'Generative credits',
          unit: 'credit',
          remaining: 2750,
          limit: 4000,
          used: 1250,
        },
      ],
      complete: true,
      account,
    });
  });

  it.each([
    ['the older answer', JSON.parse(fixture('firefly', 'balance-older.json')), 25],
    ['none left', { total: { quota: { available: 0 } } }, 0],
  ])('%s: what is left, and no limit', (_, body, remaining) => {
    const [pool] = read(body).pools ?? [];
    expect(pool).toMatchObject({ remaining });
    expect(pool).not.toHaveProperty('limit');
  });

  it.each([
    ['nothing left of it', { total: { quota: { total: 4000 } } }, 'total.quota.available'],
    ['a text', { total: { quota: { available: '25' } } }, 'total.quota.available'],
    ['an empty answer', {}, 'total.quota.available'],
  ])('%s is a changed shape', (_, body, at) => {
    expect(outcome({ url: balance, body })).toMatchObject({ failure: { kind: 'changed-shape', at } });
  });

  it('status 401: signed out', () => {
    expect(outcome({ url: balance, body: { error: 'x' }, status: 401 })).toMatchObject({
      failure: { kind: 'signed-out' },
    });
  });
});

describe('what is chosen in the form, by the price that the page asks', () => {
  const answer = {};

  it('a video of Kling: its length, resolution, sound', () => {
    const task = taskOf({ url: cost, requestBody: kling, body: answer });
    expect(task).toEqual({
      feature: 'video',
      model: 'firefly_3p:external:kling_o3_tir2v',
      seconds: 10,
      settings: { resolution: '1080p', audio: false, workflow: 't2v' },
    });
    expect(quote(task)).toMatchObject({ amount: 250, low: 250, high: 250, basis: 'table' });
  });

  it('an image of a partner: no price that anybody tells', () => {
    const requestBody = {
      features: { 'firefly_3p:external:nano_banana_3': 1 },
      metadata: { imageResolution: '2K', enableCreditType: true },
    };
    const task = taskOf({ url: cost, requestBody, body: answer });
    expect(task).toEqual({
      feature: 'partner-image',
      model: 'firefly_3p:external:nano_banana_3',
      settings: { resolution: '2K' },
    });
    expect(quote(task)).toBeUndefined();
  });

  it.each([
    ['quality', 'high'],
    ['generationQuality', 'high'],
  ])('the quality as %s', (name, quality) => {
    const requestBody = { features: { 'firefly_3p:external:gpt_image_2': 1 }, metadata: { [name]: quality } };
    expect(taskOf({ url: cost, requestBody, body: answer }).settings).toEqual({ quality });
  });
});

describe('the price that the page is told', () => {
  const feature = 'firefly_3p:external:kling_o3_tir2v';
  const ask = (body: unknown, requestBody: unknown = kling, status = 200) =>
    findings({ url: cost, method: 'POST', requestBody, body, status });
  const saying = (credits: unknown) => ({ features: { [feature]: { cost: { credits } } } });

  it('is of the very task that was asked about', () => {
    expect(ask(klingCost)).toEqual({
      prices: [
        {
          pool: 'credits',
          unit: 'credit',
          amount: 260,
          feature: 'video',
          model: feature,
          seconds: 10,
          settings: { resolution: '1080p', audio: false, workflow: 't2v' },
        },
      ],
      account,
    });
  });

  it('goes before the table, for this task alone', () => {
    const task = taskOf({ url: cost, requestBody: kling, body: klingCost });
    const told = keepTold(
      [],
      (ask(klingCost).prices ?? []).map((price) => ({ ...price, at: now })),
    );
    const book = { ...emptyBook, rules: firefly.costs, told };
    const pool = { id: 'credits', unit: 'credit' } as const;
    expect(quoteTask(book, pool, task, now)).toMatchObject({
      amount: 260,
      low: 260,
      high: 260,
      basis: 'site',
    });
    expect(quoteTask(book, pool, { ...task, seconds: 5 }, now)).toMatchObject({
      amount: 125,
      basis: 'table',
    });
  });

  it.each([
    ['0', saying(0), 200],
    ['"under fair use" (422)', fairUse, 422],
  ])('%s is free, and a price all the same', (_, body, status) => {
    expect(ask(body, kling, status).prices).toMatchObject([{ amount: 0, model: feature, seconds: 10 }]);
    expect(taskOf({ url: cost, requestBody: kling, body, status })).toMatchObject({ feature: 'video' });
  });

  it.each([
    ['no features', { credits: 260 }],
    ['another feature only', { features: { other: { cost: { credits: 260 } } } }],
    ['no cost', { features: { [feature]: { type: 'premium' } } }],
    ['no credits', { features: { [feature]: { cost: { numGeneration: 1 } } } }],
    ['another error', { error_code: 'invalid_feature' }],
  ])('%s: no price, and the task is known all the same', (_, body) => {
    expect(ask(body)).toEqual({ account });
    expect(quote(taskOf({ url: cost, requestBody: kling, body }))).toMatchObject({ basis: 'table' });
  });

  it.each([
    ['a text', '260'],
    ['less than nothing', -1],
  ])('%s is a changed shape', (_, credits) => {
    expect(outcome({ url: cost, method: 'POST', requestBody: kling, body: saying(credits) })).toMatchObject({
      failure: { kind: 'changed-shape', at: `features.${feature}.cost.credits` },
    });
  });

  it.each([
    ['twice', { [feature]: 2 }],
    ['beside another', { [feature]: 1, other: 1 }],
  ])('of a feature that is asked about %s is not known to be of all of it', (_, features) => {
    expect(ask(klingCost, { ...kling, features })).toEqual({ account });
  });

  it('nothing else of it leaves the page', () => {
    const body = { ...klingCost, private: 'words', error_code: 'private words' };
    const seen = observe({ platform: firefly, url: cost, method: 'POST', requestBody: kling, body });
    expect(seen.body).toEqual({
      kind: 'json',
      value: { features: { [feature]: { cost: { credits: 260 } } } },
    });
  });
});

describe('the measured table', () => {
  const klingTask = (resolution?: string, audio?: boolean): Task => ({
    feature: 'video',
    model: 'firefly_3p:external:kling_v3_ti2v',
    seconds: 1,
    settings: { ...(resolution ? { resolution } : {}), ...(audio === undefined ? {} : { audio }) },
  });

  it.each([
    ['720p', false, 20],
    ['720p', true, 25],
    ['1080p', false, 25],
    ['1080p', true, 35],
  ])('Kling %s, sound %s: %s a second', (resolution, audio, amount) => {
    expect(quote(klingTask(resolution, audio))).toMatchObject({ amount, low: amount, high: amount });
  });

  it('Kling of unknown resolution: from the cheapest to the dearest', () => {
    expect(quote(klingTask())).toMatchObject({ low: 20, high: 35 });
  });

  it.each([
    ['firefly_3p:external:veo_3', 400],
    ['firefly_3p:external:veo_3_fast', 80],
  ])('8 s of %s: %s', (model, amount) => {
    expect(quote({ feature: 'video', model, seconds: 8 })).toMatchObject({ amount });
  });

  it('a model that was not measured has no price', () => {
    const model = 'firefly_3p:external:seedance_2_0';
    expect(quote({ feature: 'video', model, seconds: 8 })).toBeUndefined();
  });
});

describe('a generation', () => {
  const accepted = { links: { result: { href: 'https://example.com/SECRET' } } };
  const spend = (url: string, requestBody: unknown) =>
    findings({ url, method: 'POST', requestBody, body: accepted }).spends?.[0];

  it('of 8 s of Veo 3.1 Fast takes 80 credits', () => {
    expect(findings({ url: video, method: 'POST', requestBody: veo, body: accepted })).toEqual({
      spends: [
        {
          feature: 'video',
          model: 'veo',
          settings: { version: '3.1-fast-generate', width: 1920, height: 1080, audio: true, seconds: 8 },
          pool: 'credits',
          unit: 'credit',
          basis: 'priced',
          amount: 80,
          promptLength: 13,
        },
      ],
      account,
    });
  });

  it.each([
    ['lying', { width: 1920, height: 1080 }, true, 175],
    ['upright', { width: 720, height: 1280 }, false, 100],
  ])('of Kling, %s, is priced by its shorter side and its sound', (_, size, generateAudio, amount) => {
    const body = { modelId: 'kling', modelVersion: 'kling_v3_omni', duration: 5, size, generateAudio };
    expect(spend(video, body)).toMatchObject({ amount });
  });

  it.each([
    ['https://firefly.adobe.io/v3/images/generate-async', 'image'],
    ['https://firefly-3p.ff.adobe.io/v2/3p-images/generate-async', 'partner-image'],
  ])('%s: nothing is taken off for an image that may be free', (url, feature) => {
    const found = spend(url, { modelId: 'gpt-image', modelVersion: '2', n: 4, prompt: 'x' });
    expect(found).toMatchObject({ feature, model: 'gpt-image', settings: { count: 4 } });
    expect(found).not.toHaveProperty('amount');
  });

  it('of a standard image is said to take one credit each, unverified: plans with unlimited ones take none', () => {
    expect(quote({ feature: 'image', count: 4 })).toMatchObject({ amount: 4, unverified: true });
  });

  it.each([401, 403, 408])('refused with %s spends nothing', (status) => {
    const read = outcome({ url: video, method: 'POST', requestBody: veo, body: { error_code: 'x' }, status });
    expect(read).toHaveProperty('failure');
  });

  it('no word, token or address leaves the page', () => {
    const seen = observe({
      platform: firefly,
      url: video,
      method: 'POST',
      requestHeaders,
      requestBody: veo,
      body: accepted,
    });
    expect(JSON.stringify(seen)).not.toMatch(/private|SECRET/);
  });
});
