import { describe, expect, it } from 'vitest';
import { emptyBook } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import { interpret } from '../../../lib/platforms/read';
import { suno } from '../../../lib/platforms/suno';
import { fixture } from '../fixture';
import { observe } from '../observe';
import { bearer } from './token';

const now = Date.parse('2026-09-03T15:00:00Z');
const requestHeaders = { authorization: bearer({ sub: 'user_1' }) };
const accepted = JSON.parse(fixture('suno', 'create-two-clips.json'));
const request = {
  mv: 'chirp-fenix',
  prompt: 'words that must not leave the page',
  tags: 'folk',
  title: 'A title',
  task: null,
  continue_clip_id: null,
  cover_clip_id: null,
  metadata: { is_max_mode: false, create_session_token: 'x' },
};

function outcome(url: string, body: unknown, requestBody: unknown = request) {
  const exchange = { platform: suno, url, method: 'POST', body, requestBody, requestHeaders, now };
  return interpret(suno, observe(exchange), now);
}

function spends(url: string, body: unknown, requestBody: unknown = request) {
  const read = outcome(url, body, requestBody);
  if (read === undefined || !('findings' in read)) throw new Error(JSON.stringify(read));
  return read.findings.spends ?? [];
}

const create = 'https://studio-api-prod.suno.com/api/generate/v2-web/';

describe('a create', () => {
  it.each([
    create,
    'https://studio-api.prod.suno.com/api/generate/v2-web/',
    'https://studio-api.prod.suno.com/api/generate/v2/',
    'https://studio-api-prod.suno.com/api/generate/v2-web',
  ])('spends 10 credits: %s', (url) => {
    expect(spends(url, accepted)).toEqual([
      {
        id: '10000000-0000-4000-8000-000000000001',
        pool: 'credits',
        unit: 'credit',
        amount: 10,
        basis: 'priced',
        feature: 'create',
        model: 'chirp-fenix',
        promptLength: 34,
      },
    ]);
  });

  it('belongs to the account of the session token', () => {
    expect(outcome(create, accepted)).toMatchObject({ findings: { account: { id: 'user_1' } } });
  });

  it.each([
    ['refused with status 200', JSON.parse(fixture('suno', 'create-refused.json'))],
    ['without clips', { status: 'complete', clips: [] }],
    ['refused without a list', { status: 'error' }],
    ['whose clips all failed', { clips: [{ id: 'a', status: 'error' }] }],
  ])('%s spends nothing', (_, body) => {
    expect(spends(create, body)).toEqual([]);
  });

  it.each([
    ['extend', { continue_clip_id: 'c1' }, 10],
    ['cover', { cover_clip_id: 'c1' }, 10],
    ['remaster', { task: 'remaster' }, 10],
    ['gen_stem', { task: 'gen_stem' }, undefined],
    ['create-max', { metadata: { is_max_mode: true } }, undefined],
    ['create-max', { task: 'cover', metadata: { is_max_mode: true } }, undefined],
  ])('%s (%j): %s credits, unknown where no source tells', (feature, change, amount) => {
    const [spend] = spends(create, accepted, { ...request, ...change });
    expect(spend).toMatchObject({ feature, pool: 'credits' });
    expect(spend?.amount).toBe(amount);
  });

  it('in max mode has no price of the table: it is learned apart', () => {
    const price = (is_max_mode: boolean) => {
      const read = outcome(create, accepted, { ...request, metadata: { is_max_mode } });
      const task = read !== undefined && 'task' in read ? read.task : undefined;
      const book = { ...emptyBook, rules: suno.costs };
      return task && quoteTask(book, { id: 'credits', unit: 'credit' }, task, now)?.amount;
    };
    expect([price(false), price(true)]).toEqual([10, undefined]);
  });

  it('without its request (not seen) is still a create', () => {
    expect(spends(create, accepted, '')).toMatchObject([
      { amount: 10, feature: 'create', model: 'chirp-fenix' },
    ]);
  });

  it('takes the model of the request where the answer names none', () => {
    expect(spends(create, { clips: [{ id: 'a' }] })).toMatchObject([{ model: 'chirp-fenix' }]);
  });

  it('an answer without its clips is a changed shape', () => {
    expect(outcome(create, { songs: [] })).toMatchObject({ failure: { kind: 'changed-shape', at: 'clips' } });
  });

  it('no words leave the page: the prompt becomes a length', () => {
    const exchange = { platform: suno, url: create, method: 'POST', body: accepted, requestBody: request };
    const seen = JSON.stringify(observe({ ...exchange, requestHeaders }));
    for (const word of ['words that', 'folk', 'A title', 'eyJ']) expect(seen).not.toContain(word);
    expect(seen).toContain('"prompt":34');
  });
});

describe('other spends', () => {
  it('joining clips: something, how much is not known', () => {
    const [spend] = spends('https://studio-api-prod.suno.com/api/generate/concat/v2/', { id: 'song-1' });
    expect(spend).toMatchObject({ id: 'song-1', feature: 'concat' });
    expect(spend).not.toHaveProperty('amount');
  });

  it('a download is one of the download pool, once a song', () => {
    const url = 'https://studio-api-prod.suno.com/api/billing/clips/song-1/download/';
    expect(spends(url, {})).toEqual([
      {
        id: 'download:song-1',
        pool: 'downloads',
        unit: 'download',
        amount: 1,
        basis: 'priced',
        feature: 'download',
      },
    ]);
  });
});
