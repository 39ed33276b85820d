import { describe, expect, it } from 'vitest';
import { emptyBook, keepTold } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import { type Task, taskKind } from '../../../lib/core/quote/task';
import { interpret } from '../../../lib/platforms/read';
import { runway } from '../../../lib/platforms/runway';
import { readTask } from '../../../lib/wire/task';
import { fixture } from '../fixture';
import { observe } from '../observe';

const now = Date.parse('2026-08-03T15:00:00Z');
const json = (name: string) => JSON.parse(fixture('runway', name));
const asked = json('estimate-request-gen4-turbo.json');
const cost = json('estimate-gen4-turbo.json');
const started = json('start-request-gen4-turbo.json');
const accepted = json('start-accepted.json');
const urls = {
  estimate: 'https://api.runwayml.com/v1/billing/estimate_feature_cost_credits',
  start: 'https://api.runwayml.com/v1/tasks',
};
const pool = { id: 'credits', unit: 'credit' };

function seen(endpoint: keyof typeof urls, requestBody: unknown, body: unknown, status = 200) {
  return observe({ platform: runway, url: urls[endpoint], method: 'POST', requestBody, body, status, now });
}

function read(endpoint: keyof typeof urls, requestBody: unknown, body: unknown, status = 200) {
  return interpret(runway, seen(endpoint, requestBody, body, status), now);
}

function findings(endpoint: keyof typeof urls, requestBody: unknown, body: unknown) {
  const outcome = read(endpoint, requestBody, body);
  if (outcome === undefined || !('findings' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.findings;
}

/** The task as the tap reads it before the request leaves. */
function task(endpoint: keyof typeof urls, requestBody: unknown): Task {
  const shape = runway.endpoints[endpoint]?.task;
  const read = shape && readTask(shape, { ...seen(endpoint, requestBody, {}).request, params: {} });
  if (read === undefined) throw new Error(`${endpoint} has no task`);
  return read;
}

const withOptions = (change: object) => ({ ...started, options: { ...started.options, ...change } });
const askedWith = (change: object) => ({ ...asked, taskOptions: { ...asked.taskOptions, ...change } });

describe('what is asked the price of, and what is started', () => {
  it.each([
    ['a Gen-4 clip; the estimate leaves out that Explore mode is off', asked, started],
    [
      'Seedance with sound',
      {
        feature: 'seedance_2',
        count: 1,
        taskOptions: { duration: 10, resolution: '720p', aspectRatio: '16:9', generateAudio: true },
      },
      {
        taskType: 'seedance_2',
        options: {
          textPrompt: 'words',
          duration: 10,
          resolution: '720p',
          aspectRatio: '16:9',
          generateAudio: true,
          exploreMode: false,
        },
      },
    ],
    [
      'four images of Gemini, whose feature and task type differ',
      {
        feature: 'gemini_image',
        count: 1,
        taskOptions: { model: 'gemini-3-pro-image-preview', num_images: 4, image_size: '2K' },
      },
      {
        taskType: 'workflow_gemini_image',
        options: {
          model: 'gemini-3-pro-image-preview',
          num_images: 4,
          image_size: '2K',
          text_prompt: 'words',
        },
      },
    ],
  ])('are of one kind: %s', (_, question, request) => {
    expect(taskKind(task('start', request))).toBe(taskKind(task('estimate', question)));
  });

  it.each([
    ['gen4_turbo', 'video'],
    ['gen4.5', 'video'],
    ['gen3a_turbo', 'video'],
    ['seedance_2', 'video'],
    ['kling_3', 'video'],
    ['veo3.1_fast', 'video'],
    ['text_to_image', 'image'],
    ['gen4_image_turbo', 'image'],
    ['gemini_3_1_flash_image', 'image'],
    ['eleven_text_to_sound_v2', 'sound'],
    ['media_upscale', 'other'],
  ])('%s is of %s', (taskType, feature) => {
    expect(task('start', { taskType, options: {} })).toEqual({ feature, model: taskType });
  });

  it('a start says all that its price depends on', () => {
    expect(task('start', started)).toEqual({
      feature: 'video',
      model: 'gen4_turbo',
      seconds: 5,
      settings: { width: 1280, height: 720 },
    });
  });

  it('no words leave the page: the prompt becomes a length', () => {
    const text = JSON.stringify(seen('start', started, accepted));
    for (const word of ['words that', 'Gen-4 Turbo -', '20000000-0000-4000-8000-000000000002'])
      expect(text).not.toContain(word);
    expect(text).toContain('"text_prompt":34');
  });
});

describe('the price that the page asks for', () => {
  it('is told of exactly that task, of the team that it was asked for', () => {
    expect(findings('estimate', asked, cost)).toEqual({
      prices: [
        {
          pool: 'credits',
          unit: 'credit',
          amount: 25,
          feature: 'video',
          model: 'gen4_turbo',
          settings: { width: 1280, height: 720 },
          count: 1,
          seconds: 5,
        },
      ],
      account: { id: '4100001' },
    });
  });

  it.each([
    ['of Explore mode', askedWith({ exploreMode: true })],
    [
      'of several tasks of several images',
      { feature: 'text_to_image', count: 2, taskOptions: { num_images: 4 } },
    ],
  ])('%s is not told: whose it is, is not known', (_, question) => {
    expect(findings('estimate', question, cost)).not.toHaveProperty('prices');
  });

  it.each([[{}], [{ cost: '25' }], [{ cost: -1 }], [{ cost: null }]])('%j is a changed shape', (answer) => {
    expect(read('estimate', asked, answer)).toMatchObject({
      failure: { kind: 'changed-shape', at: 'cost' },
    });
  });
});

describe('a start', () => {
  it('spends credits of the team; how many, the next reading tells', () => {
    expect(findings('start', started, accepted)).toEqual({
      spends: [
        {
          id: '20000000-0000-4000-8000-000000000003',
          pool: 'credits',
          unit: 'credit',
          basis: 'priced',
          feature: 'video',
          model: 'gen4_turbo',
          settings: { width: 1280, height: 720, seconds: 5 },
          promptLength: 34,
        },
      ],
      account: { id: '4100001' },
    });
  });

  it('in Explore mode takes no credits', () => {
    expect(findings('start', withOptions({ exploreMode: true }), accepted).spends).toMatchObject([
      { amount: 0, settings: { explore: true } },
    ]);
  });

  it.each(['FAILED', 'CANCELED'])('that is %s at once spends nothing', (status) => {
    expect(findings('start', started, { task: { id: 'a', status } }).spends).toBeUndefined();
  });

  it.each([
    [402, 'not-on-plan'],
    [429, 'rate-limited'],
  ])('refused with %i spends nothing', (status, kind) => {
    expect(read('start', started, { error: 'Insufficient credits' }, status)).toMatchObject({
      failure: { kind },
    });
  });

  it('whose request was not seen is still a spend', () => {
    expect(findings('start', '', accepted).spends).toEqual([
      {
        id: '20000000-0000-4000-8000-000000000003',
        pool: 'credits',
        unit: 'credit',
        basis: 'priced',
        feature: 'other',
      },
    ]);
  });

  it.each([
    [{}, 'task'],
    [{ task: { status: 'PENDING' } }, 'task.id'],
    [{ task: { id: '' } }, 'task.id'],
  ])('%j is a changed shape', (body, at) => {
    expect(read('start', started, body)).toMatchObject({ failure: { kind: 'changed-shape', at } });
  });
});

describe('a quote', () => {
  const told = (question: unknown, amount: number) =>
    (findings('estimate', question, { cost: amount }).prices ?? []).map((price) => ({ ...price, at: now }));

  it('is the price that the page was told after the last change of a setting', () => {
    const five = keepTold([], told(asked, 25));
    const ten = keepTold(five, told(askedWith({ seconds: 10 }), 50));
    const book = { ...emptyBook, rules: runway.costs, told: ten };
    expect(quoteTask(book, pool, task('start', started), now)).toMatchObject({ amount: 25, basis: 'site' });
    expect(quoteTask(book, pool, task('start', withOptions({ seconds: 10 })), now)).toMatchObject({
      amount: 50,
      basis: 'site',
    });
  });

  it.each([
    [{ taskType: 'gen4_turbo', options: { seconds: 5 } }, 25, 25, undefined],
    [{ taskType: 'gen4.5', options: { seconds: 10 } }, 120, 120, undefined],
    [{ taskType: 'seedance_2', options: { duration: 5 } }, 180, 180, true],
    [{ taskType: 'veo3.1', options: { seconds: 8 } }, 160, 320, true],
    [{ taskType: 'gen4_image', options: { num_images: 4 } }, 20, 32, undefined],
    [{ taskType: 'gen4_image', options: { resolution: '1080p' } }, 8, 8, undefined],
    [{ taskType: 'gen4_turbo', options: { seconds: 5, exploreMode: true } }, 0, 0, undefined],
  ])('by the table, where nothing was told: %j is %d to %d credits', (request, low, high, unverified) => {
    const quote = quoteTask({ ...emptyBook, rules: runway.costs }, pool, task('start', request), now);
    expect(quote).toMatchObject({ basis: 'table', low, high });
    expect(quote?.unverified).toBe(unverified);
  });

  it('of a model that is in no table is unknown', () => {
    const request = { taskType: 'kling_3', options: { duration: 5 } };
    expect(
      quoteTask({ ...emptyBook, rules: runway.costs }, pool, task('start', request), now),
    ).toBeUndefined();
  });
});
