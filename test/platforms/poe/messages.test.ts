import { describe, expect, it } from 'vitest';
import { emptyBook } from '../../../lib/core/quote/book';
import { quoteTask } from '../../../lib/core/quote/quote';
import { findingsOf, json, message, now, outcomeOf, seen } from './exchange';

const points = { id: 'points', unit: 'point' };
const variables = (change: object) => ({ ...message, variables: { ...message.variables, ...change } });
const answered = (status: string) => ({ data: { messageEdgeCreate: { status, chat: null } } });

describe('a message', () => {
  it('is for a task that carries its own price', () => {
    const { task } = outcomeOf({ requestBody: message, body: json('send.json') }) as { task?: unknown };
    expect(task).toEqual({
      feature: 'message',
      model: 'claude_3_igloo',
      characters: 34,
      told: { pool: 'points', unit: 'point', amount: 380 },
    });
  });

  it('spends the price that was shown, and tells what is left after it', () => {
    const { spends, pools } = findingsOf({ requestBody: message, body: json('send.json') });
    expect(spends).toEqual([
      {
        pool: 'points',
        unit: 'point',
        amount: 380,
        basis: 'priced',
        feature: 'message',
        model: 'claude_3_igloo',
        conversation: '603681959',
        promptLength: 34,
      },
    ]);
    expect(pools?.[0]).toMatchObject({ id: 'points', remaining: 811_965 });
  });

  it('belongs to the chat of the request, where the answer tells none', () => {
    const { spends } = findingsOf({ requestBody: variables({ chatId: 7 }), body: answered('success') });
    expect(spends).toMatchObject([{ conversation: '7' }]);
  });

  it('out of points spends nothing, and tells so', () => {
    const found = findingsOf({ requestBody: message, body: json('send-reached-limit.json') });
    expect(found.spends).toBeUndefined();
    expect(found.pools?.[0]).toMatchObject({ remaining: 120 });
  });

  it.each(['too_many_tokens', 'no_access', 'rate_limit_exceeded', 'concurrent_messages', 'anything_new'])(
    'that is refused (%s) spends nothing',
    (status) => {
      expect(findingsOf({ requestBody: message, body: answered(status) })).toEqual({});
    },
  );

  it.each([
    ['asked for anew', { data: { messageRegenerate: { id: 'x' } } }, [380]],
    ['that failed', { data: null, errors: [{ message: 'Server Error' }] }, []],
    ['that failed in part', { data: { messageRegenerate: null }, errors: [{ message: 'x' }] }, []],
  ])('%s', (_, body, amounts) => {
    const requestBody = { variables: { messageId: 12, messagePointsDisplayPrice: 380 } };
    const { spends = [] } = findingsOf({ requestBody, body });
    expect(spends.map(({ amount }) => amount)).toEqual(amounts);
  });

  it.each([
    [
      'with files, whose form is not read',
      'https://poe.com/api/gql_upload_POST',
      '------WebKitFormBoundary\r\n',
    ],
    ['of a client that knows no price', undefined, variables({ messagePointsDisplayPrice: null })],
    ['that is said to cost 0', undefined, variables({ messagePointsDisplayPrice: 0 })],
  ])('%s spends, how much is not known', (_, at, requestBody) => {
    const found = findingsOf({
      ...(at === undefined ? {} : { url: at }),
      requestBody,
      body: answered('success'),
    });
    expect(found.spends).toEqual([{ pool: 'points', unit: 'point', basis: 'priced', feature: 'message' }]);
  });

  it('without its status is a changed shape', () => {
    const body = { data: { messageEdgeCreate: { state: 'success' } } };
    expect(outcomeOf({ requestBody: message, body })).toMatchObject({
      failure: { kind: 'changed-shape', at: 'messageEdgeCreate[0].status' },
    });
  });

  it.each([
    ['a search', { queryName: 'SearchResultsMainQuery', variables: { query: 'words', first: 10 } }],
    ['the settings', { queryName: 'SettingsPageQuery', variables: {} }],
    ['a body that is none', 'words'],
  ])('is not what %s asks for', (_, requestBody) => {
    expect(outcomeOf({ requestBody, body: json('settings.json') })).not.toHaveProperty('task');
  });
});

describe('prices', () => {
  const price = { pool: 'points', unit: 'point', feature: 'message', each: true };

  it('of a bot come with its page, by both of its names', () => {
    expect(findingsOf({ body: json('bot.json') })).toEqual({
      prices: [
        { ...price, model: 'claude_3_igloo', amount: 380 },
        { ...price, model: 'Claude-3.5-Sonnet', amount: 380 },
      ],
    });
  });

  it('of the bot of a chat come with the chat', () => {
    expect(findingsOf({ body: json('chat.json') })).toEqual({
      prices: [
        { ...price, model: 'capybara', amount: 20 },
        { ...price, model: 'Assistant', amount: 20 },
      ],
    });
  });

  it.each([
    [
      '0, which stands for "see the tooltip"',
      { handle: 'X', messagePointLimit: { displayMessagePointPrice: 0 } },
    ],
    ['null', { handle: 'X', messagePointLimit: { displayMessagePointPrice: null } }],
    ['a text', { handle: 'X', messagePointLimit: { displayMessagePointPrice: '380' } }],
    ['a price of nobody', { messagePointLimit: { displayMessagePointPrice: 380 } }],
    ['no limit at all', { handle: 'X', messagePointLimit: null }],
  ])('are none: %s', (_, bot) => {
    expect(findingsOf({ body: { data: { bot } } })).toEqual({});
  });
});

describe('quotes', () => {
  const told = (findingsOf({ body: json('bot.json') }).prices ?? []).map((one) => ({ ...one, at: now }));

  it('of a request are the price that it carries', () => {
    const outcome = outcomeOf({ requestBody: message, body: json('send.json') });
    if ('failure' in outcome || outcome.task === undefined) throw new Error('it has a task');
    expect(quoteTask(emptyBook, points, outcome.task, now)).toMatchObject({ amount: 380, basis: 'site' });
  });

  it('of a draft are the price that its bot has', () => {
    const book = { ...emptyBook, told };
    const quote = (model: string) => quoteTask(book, points, { feature: 'message', model }, now);
    expect(quote('claude_3_igloo')).toMatchObject({ amount: 380, basis: 'site' });
    expect(quote('capybara')).toBeUndefined();
  });
});

it('no words leave the page', () => {
  for (const name of ['chat.json', 'send.json', 'bot.json']) {
    const text = JSON.stringify(seen({ requestBody: message, body: json(name) }));
    for (const word of ['words', 'secret', '380 points a', 'someone', '7jlDb', 'sendMessage'])
      expect(text).not.toContain(word);
  }
});
