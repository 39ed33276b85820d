import { describe, expect, it } from 'vitest';
import { emptyBook } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import { grok } from '../../../lib/platforms/grok';
import { fixture } from '../fixture';
import { observe } from '../observe';
import { findings, now, outcome } from './read';

const url = 'https://grok.com/rest/app-chat/conversations/new';
const answer = fixture('grok', 'answer.ndjson');
const requestBody = {
  message: 'words that must stay',
  modeId: 'expert',
  temporary: false,
  fileAttachments: [],
};
const video = (resolutionName: string) => ({
  message: 'a cat',
  modelName: 'imagine-video-gen',
  mediaGenInput: { textToVideo: { aspectRatio: '16:9', duration: 6, resolutionName } },
});
const conversation = '20000000-0000-4000-8000-000000000001';

describe('a message', () => {
  it('is one, of its mode, in its conversation', () => {
    expect(findings({ url, body: answer, requestBody })).toEqual({
      spends: [
        {
          feature: 'message',
          model: 'expert',
          amount: 1,
          unit: 'message',
          basis: 'exact',
          conversation,
          promptLength: 20,
        },
      ],
    });
  });

  it('in a conversation that goes on has its id from the address', () => {
    const further = `https://grok.com/rest/app-chat/conversations/${conversation}/responses`;
    const body = '{"result":{"token":"Private","responseId":"r"}}\n';
    expect(findings({ url: further, body, requestBody }).spends).toMatchObject([{ conversation }]);
  });

  it('as Server-Sent Events is the same', () => {
    const body = answer.replace(/^(?=\{)/gm, 'data: ').replaceAll('\n', '\n\n');
    expect(findings({ url, body, requestBody })).toEqual(findings({ url, body: answer, requestBody }));
  });

  it('to a model of before there were modes', () => {
    expect(findings({ url, body: answer, requestBody: { modelName: 'grok-4' } }).spends).toMatchObject([
      { model: 'grok-4' },
    ]);
  });

  it('whose request was not seen is a message still', () => {
    expect(findings({ url, body: answer, requestBody: '' }).spends).toMatchObject([
      { feature: 'message', amount: 1 },
    ]);
  });

  it('lets no word leave the page', () => {
    const seen = JSON.stringify(observe({ platform: grok, method: 'POST', url, body: answer, requestBody }));
    for (const word of ['Private', 'words', 'A title']) expect(seen).not.toContain(word);
  });
});

describe('nothing is spent', () => {
  const tooMany = { code: 8, message: 'Too many requests', details: [] };

  it.each<[string, number, unknown]>([
    ['a limit in the stream', 200, fixture('grok', 'answer-limit.ndjson')],
    ['a limit as the stream’s only line', 200, `${JSON.stringify({ error: tooMany })}\n`],
    ['status 429', 429, tooMany],
    ['status 429 with the error inside', 429, { error: tooMany }],
  ])('%s: rate-limited', (_, status, body) => {
    expect(outcome({ url, status, body, requestBody })).toMatchObject({ failure: { kind: 'rate-limited' } });
  });

  it('code 7: taken for a robot', () => {
    const body = { error: { code: 7, message: 'Request rejected by anti-bot rules.' } };
    expect(outcome({ url, status: 403, body, requestBody })).toMatchObject({
      failure: { kind: 'blocked', at: 'error.code' },
    });
  });

  it('another error: none of our business', () => {
    expect(findings({ url, body: '{"error":{"code":3,"message":"Bad"}}\n', requestBody })).toEqual({});
  });

  it('a stream without an answer is a changed shape', () => {
    expect(outcome({ url, body: '{"answer":{"token":"x"}}\n', requestBody })).toMatchObject({
      failure: { kind: 'changed-shape', at: 'result' },
    });
  });

  it('the words of a limit stay in the page', () => {
    const body = fixture('grok', 'answer-limit.ndjson');
    const seen = JSON.stringify(observe({ platform: grok, method: 'POST', url, body, requestBody }));
    expect(seen).toContain('usage limit');
    expect(seen).not.toMatch(/Robin|reached/);
  });
});

describe('a video', () => {
  it('is a use of its length and resolution', () => {
    expect(findings({ url, body: answer, requestBody: video('720p') }).spends).toEqual([
      {
        feature: 'video',
        model: 'imagine-video-gen',
        settings: { resolution: '720p', seconds: 6 },
        amount: 1,
        unit: 'use',
        basis: 'exact',
        conversation,
        promptLength: 5,
      },
    ]);
  });

  it.each([
    ['720p', 'imagine:video720p'],
    ['480p', 'imagine:video'],
  ])('of %s is quoted as one of its count, unverified', (resolution, pool) => {
    const read = outcome({ url, body: answer, requestBody: video(resolution) });
    const task = read !== undefined && 'findings' in read ? read.task : undefined;
    const quote = (id: string) =>
      task && quoteTask({ ...emptyBook, rules: grok.costs }, { id, unit: 'use' }, task, now);
    expect(quote(pool)).toMatchObject({ amount: 1, basis: 'table', unverified: true });
    expect(quote('imagine:image')).toBeUndefined();
  });

  it('of an image that is edited', () => {
    const body = { message: 'redder', modelName: 'imagine-image-edit' };
    expect(findings({ url, body: answer, requestBody: body }).spends).toMatchObject([
      { feature: 'image-edit' },
    ]);
  });
});
