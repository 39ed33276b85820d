import { describe, expect, it } from 'vitest';
import { keepTold } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import type { Task } from '../../../lib/core/quote/task';
import { googleFlow } from '../../../lib/platforms/google-flow';
import { fixture } from '../fixture';
import { observe } from '../observe';
import { api, findingsOf, now, outcomeOf } from './exchange';

const textToVideo = `${api}/video:batchAsyncGenerateVideoText`;
const body = (name: string) => fixture('google-flow', name);

function request(count: number, videoModelKey = 'veo_3_1_t2v_fast', userPaygateTier = 'PAYGATE_TIER_ONE') {
  const one = {
    aspectRatio: 'VIDEO_ASPECT_RATIO_LANDSCAPE',
    seed: 7,
    textInput: { structuredPrompt: { parts: [{ text: 'words that must not leave the page' }] } },
    videoModelKey,
    metadata: {},
  };
  const clientContext = {
    projectId: 'project-1',
    sessionId: ';1',
    tool: 'PINHOLE',
    userPaygateTier,
    recaptchaContext: { token: 'a-token-of-recaptcha' },
  };
  return { clientContext, requests: Array.from({ length: count }, () => one) };
}

describe('clips', () => {
  const settings = { tier: 'PAYGATE_TIER_ONE' };

  it('are one spend of as many as were asked for, and the credits that are left after it', () => {
    const found = outcomeOf({
      url: textToVideo,
      method: 'POST',
      requestBody: request(2),
      body: body('video-operations.json'),
    });
    expect(found).toMatchObject({
      task: { feature: 'video', model: 'veo_3_1_t2v_fast', count: 2, settings },
    });
    expect('findings' in found && found.findings).toEqual({
      spends: [
        {
          id: 'clips:op-1',
          pool: 'credits',
          unit: 'credit',
          amount: 40,
          basis: 'priced',
          feature: 'video',
          model: 'veo_3_1_t2v_fast',
          settings: { ...settings, count: 2 },
        },
      ],
      pools: [{ id: 'credits', label: 'AI credits', unit: 'credit', remaining: 820, partial: true }],
    });
  });

  it.each([
    'video:batchAsyncGenerateVideoText',
    'video:batchAsyncGenerateVideoStartImage',
    'video:batchAsyncGenerateVideoStartAndEndImage',
    'video:batchAsyncGenerateVideoReferenceImages',
    'video:batchAsyncGenerateVideoExtendVideo',
  ])('are told by the newer form as well: %s', (path) => {
    const exchange = { method: 'POST', requestBody: request(1), body: body('video-media.json') };
    expect(findingsOf({ url: `${api}/${path}`, ...exchange })).toMatchObject({
      spends: [{ id: 'clip:media-1', amount: 20 }],
      pools: [{ remaining: 840 }],
    });
  });

  it.each([
    ['veo_3_1_t2v_fast', 'PAYGATE_TIER_ONE', 20],
    ['veo_3_1_t2v_fast_portrait', 'PAYGATE_TIER_NOT_PAID', 20],
    ['veo_3_1_t2v_fast_ultra', 'PAYGATE_TIER_TWO', 10],
    ['veo_3_1_i2v_s_fast_portrait_ultra_fl', 'PAYGATE_TIER_TWO', 10],
    ['veo_3_1_r2v_fast_landscape_ultra_relaxed', 'PAYGATE_TIER_TWO', 0],
    ['veo_3_1_t2v_lite', 'PAYGATE_TIER_TWO', 5],
    ['veo_3_1_interpolation_lite', 'PAYGATE_TIER_ONE', 10],
    ['veo_3_1_t2v', 'PAYGATE_TIER_TWO', 100],
    ['veo_3_1_i2v_s_portrait_fl', 'PAYGATE_TIER_ONE', 100],
    ['veo_3_1_t2v_quality_4s', 'PAYGATE_TIER_ONE', undefined],
    ['veo_3_1_extend_fast_ultra', 'PAYGATE_TIER_TWO', undefined],
    ['abra_t2v_8s', 'PAYGATE_TIER_ONE', 25],
    ['abra_r2v_10s', 'PAYGATE_TIER_ONE', 30],
    ['veo_9_t2v', 'PAYGATE_TIER_ONE', undefined],
  ])('of %s for %s are %s credits each, unknown where no source tells', (model, tier, amount) => {
    const exchange = { url: textToVideo, method: 'POST', body: body('video-media.json') };
    const [spend] = findingsOf({ ...exchange, requestBody: request(1, model, tier) }).spends ?? [];
    expect(spend).toMatchObject({ model, pool: 'credits', basis: 'priced' });
    expect(spend?.amount).toBe(amount);
  });

  it('whose request was not seen are still clips', () => {
    const found = findingsOf({ url: textToVideo, method: 'POST', body: body('video-operations.json') });
    expect(found).toMatchObject({
      spends: [{ id: 'clips:op-1', feature: 'video' }],
      pools: [{ remaining: 820 }],
    });
    expect(found.spends?.[0]).not.toHaveProperty('amount');
  });

  it('without what is left have no reading', () => {
    const found = findingsOf({
      url: textToVideo,
      method: 'POST',
      body: { operations: [{ operation: { name: 'x' } }] },
    });
    expect(found).not.toHaveProperty('pools');
  });

  it.each([
    ['nothing about them', 200, {}, 'changed-shape', 'operations'],
    ['a text for what is left', 200, { remainingCredits: 'many' }, 'changed-shape', 'remainingCredits'],
    ['too many at once', 429, { error: { status: 'RESOURCE_EXHAUSTED' } }, 'rate-limited', 'status'],
  ])('%s (%i): a named failure, and no spend', (_case, status, answer, kind, at) => {
    const exchange = { url: textToVideo, method: 'POST', requestBody: request(1) };
    expect(outcomeOf({ ...exchange, status, body: answer })).toMatchObject({ failure: { kind, at } });
  });

  it('let no words and no token leave the page', () => {
    const exchange = {
      url: textToVideo,
      method: 'POST',
      requestBody: request(1),
      body: body('video-media.json'),
    };
    const seen = JSON.stringify(
      observe({ ...exchange, platform: googleFlow, requestHeaders: { authorization: 'Bearer ya29.x' } }),
    );
    for (const word of ['words that', 'recaptcha', 'ya29', 'project-1']) expect(seen).not.toContain(word);
  });

  it('made larger: how much it takes is not known', () => {
    const url = `${api}/video:batchAsyncGenerateVideoUpsampleVideo`;
    const requestBody = request(1, 'veo_3_1_upsampler_1080p');
    const [spend] =
      findingsOf({ url, method: 'POST', requestBody, body: body('video-media.json') }).spends ?? [];
    expect(spend).toMatchObject({ feature: 'upscale', model: 'veo_3_1_upsampler_1080p' });
    expect(spend).not.toHaveProperty('amount');
  });
});

describe('a clip that failed', () => {
  it('and was made alone is paid back', () => {
    const url = `${api}/video:batchCheckAsyncVideoGenerationStatus`;
    expect(findingsOf({ url, method: 'POST', body: body('status-failed.json') })).toEqual({
      refunds: [{ id: 'clip:media-1', unit: 'credit' }],
    });
  });
});

describe('pictures', () => {
  it('take no credits', () => {
    const url = `${api}/projects/project-1/flowMedia:batchGenerateImages`;
    const found = findingsOf({
      url,
      method: 'POST',
      requestBody: { requests: [{ prompt: 'x' }, { prompt: 'x' }] },
      body: { media: [{ name: 'picture-1' }] },
    });
    expect(found).toEqual({
      spends: [
        {
          id: 'images:picture-1',
          pool: 'credits',
          unit: 'credit',
          amount: 0,
          basis: 'priced',
          feature: 'image',
          settings: { count: 2 },
        },
      ],
    });
  });
});

describe('prices', () => {
  const url = 'https://labs.google/fx/api/trpc/videoFx.getVideoModelConfig?input=%7B%22json%22%3Anull%7D';
  const list = () => findingsOf({ url, body: body('model-config.json') }).prices ?? [];
  const pool = { id: 'credits', unit: 'credit' };
  const task: Task = { feature: 'video', model: 'veo_3_1_t2v_fast', count: 2 };
  const book = { told: [], learned: [], rules: googleFlow.costs };

  it('are listed for each model that tells one', () => {
    expect(list().map(({ model, amount, each }) => [model, amount, each])).toEqual([
      ['veo_3_1_t2v_fast', 20, true],
      ['veo_3_1_t2v_fast_ultra_relaxed', 0, true],
    ]);
  });

  it('by the list go before the table', () => {
    const told = keepTold(
      [],
      list().map((price) => ({ ...price, at: now })),
    );
    const ultra = { ...task, settings: { tier: 'PAYGATE_TIER_TWO' } };
    expect(quoteTask({ ...book, told }, pool, ultra, now)).toMatchObject({ amount: 40, basis: 'site' });
    expect(quoteTask(book, pool, ultra, now)).toMatchObject({
      amount: 20,
      basis: 'table',
      asOf: '2026-06-18',
    });
  });

  it('of which the tier is not known are a range', () => {
    expect(quoteTask(book, pool, task, now)).toMatchObject({ low: 20, high: 40, basis: 'table' });
    expect(quoteTask(book, pool, { feature: 'video' }, now)).toBeUndefined();
  });

  it('in a batch are found behind a stranger', () => {
    const batch = url.replace('videoFx.', 'videoFx.getUserSettings,videoFx.').replace('?', '?batch=1&');
    const two = `[{"result":{"data":{"json":{}}}},${body('model-config.json')}]`;
    expect(findingsOf({ url: batch, body: two }).prices).toHaveLength(2);
  });

  it('in another form are a named failure', () => {
    const changed = { result: { data: { json: { result: { models: [] } } } } };
    expect(outcomeOf({ url, body: changed })).toMatchObject({
      failure: { kind: 'changed-shape', at: '[0].result.data.json.result.videoModels' },
    });
  });
});
