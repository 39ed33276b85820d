import { describe, expect, test } from 'vitest';
import { chatgpt } from '../../../lib/platforms/chatgpt';
import { interpret } from '../../../lib/platforms/read';
import { claim } from '../../../lib/wire/endpoint';
import { EventPicker } from '../../../lib/wire/observation';
import { observe } from '../observe';
import { backend, bearer, failureOf, findingsOf, fixture, now, poolsById, read } from './read';

const prompt = 'A SECRET question';
const userId = 'bbbbbbbb-0000-4000-8000-000000000001';
const request = {
  action: 'next',
  model: 'gpt-x',
  system_hints: [] as string[],
  messages: [{ id: userId, content: { content_type: 'text', parts: [prompt] } }],
};
const sent = {
  url: backend('f/conversation'),
  method: 'POST',
  headers: { 'content-type': 'text/event-stream' },
  requestHeaders: { authorization: bearer('acc-1') },
  requestBody: request,
};
const turn = fixture('composed-turn.sse');
/** The same turn with a two-word answer. */
const short = turn.replace(/(event: delta\ndata: \{"v":"[^{}]*"\}\n\n)+/, '$1');

/** What is kept of a stream that comes in these pieces. */
function picked(...pieces: readonly string[]) {
  const shape = chatgpt.endpoints.conversation?.response.events;
  if (shape === undefined) throw new Error('No events are declared.');
  const picker = new EventPicker(shape);
  for (const piece of pieces) picker.push(piece);
  return picker.end();
}

describe('a turn', () => {
  const findings = findingsOf({ ...sent, body: turn });

  test('is one message of the model that was asked for, exactly, and of the pool of the one that answered', () => {
    expect(findings.spends).toEqual([
      {
        id: 'cccccccc-0000-4000-8000-000000000002',
        amount: 1,
        unit: 'message',
        basis: 'exact',
        feature: 'message',
        model: 'gpt-x',
        pool: 'model:gpt-x-thinking',
        promptLength: prompt.length,
      },
    ]);
  });

  test('of a choice left open is one of the model that answered', () => {
    const requestBody = { ...request, model: 'auto' };
    expect(findingsOf({ ...sent, requestBody, body: turn }).spends).toMatchObject([
      { model: 'gpt-x-thinking', pool: 'model:gpt-x-thinking' },
    ]);
  });

  test('says how hard the model was asked to think: such turns cost differently', () => {
    const requestBody = { ...request, thinking_effort: 'extended' };
    expect(findingsOf({ ...sent, requestBody, body: turn }).spends).toMatchObject([
      { settings: { thinking: 'extended' } },
    ]);
  });

  test('brings a fresh balance at its end', () => {
    expect(poolsById(findings)).toMatchObject({
      'feature:deep_research': { remaining: 7 },
      'feature:file_upload': { remaining: 74, resetsAt: now + 9_400_000 },
      'model:gpt-x-thinking': { remaining: 40, limit: 3000 },
    });
    expect(findings).toMatchObject({ account: { id: 'acc-1' }, plan: 'Plus' });
  });

  test('gives away nothing of question, answer, title or token', () => {
    const observation = observe({ platform: chatgpt, now, ...sent, body: turn });
    expect(JSON.stringify(observation)).not.toMatch(/SECRET|words|token\.value|signature|sam@example/);
  });

  test('keeps its end however long the answer is', () => {
    const long = turn.replace(
      'event: delta\ndata: {"v":" many"}\n\n',
      'event: delta\ndata: {"v":" many"}\n\n'.repeat(5000),
    );
    expect(findingsOf({ ...sent, body: long })).toEqual(findings);
  });

  test('reads the same wherever the network cuts it', () => {
    const expected = picked(short);
    for (let cut = 0; cut <= short.length; cut++) {
      expect(picked(short.slice(0, cut), short.slice(cut))).toEqual(expected);
    }
  });

  test('ended early at any position is still one message, and never a failure', () => {
    const whole = observe({ platform: chatgpt, now, ...sent, body: short });
    for (let end = 0; end <= short.length; end++) {
      const outcome = interpret(chatgpt, { ...whole, body: picked(short.slice(0, end)) }, now);
      expect(outcome).toMatchObject({ findings: { spends: [{ amount: 1, unit: 'message' }] } });
    }
  });

  test('before an answer it has the id of the message that was sent', () => {
    const begun = turn.slice(0, turn.indexOf('cccccccc'));
    expect(findingsOf({ ...sent, body: begun }).spends).toMatchObject([{ id: userId, model: 'gpt-x' }]);
  });

  test('handed off to the socket it is counted by the request, without a pool', () => {
    expect(findingsOf({ ...sent, body: fixture('composed-turn-handoff.sse') }).spends).toEqual([
      {
        id: userId,
        amount: 1,
        unit: 'message',
        basis: 'exact',
        feature: 'message',
        model: 'gpt-x',
        promptLength: prompt.length,
      },
    ]);
  });

  test('that brought an error instead of an answer spent nothing', () => {
    expect(findingsOf({ ...sent, body: fixture('composed-turn-error.sse') }).spends).toEqual([]);
  });

  test('continued after a break is no second message', () => {
    const resumed = findingsOf({ ...sent, url: backend('f/conversation/resume'), body: turn });
    expect(resumed.spends).toBeUndefined();
    expect(resumed.pools).toEqual(findings.pools);
  });

  test('of a guest belongs to no account', () => {
    const anonymous = findingsOf({
      ...sent,
      url: 'https://chatgpt.com/backend-anon/f/conversation',
      body: turn,
    });
    expect(anonymous.account).toEqual({ id: 'guest' });
  });

  test('in a changed shape of limits is still counted', () => {
    const body = turn.replace('"remaining":7,', '"remaining":"seven",');
    const changed = findingsOf({ ...sent, body });
    expect(changed.pools).toBeUndefined();
    expect(changed.spends).toHaveLength(1);
  });

  test('without a readable request is still counted', () => {
    expect(findingsOf({ ...sent, requestBody: 'not json', body: turn }).spends).toMatchObject([
      { amount: 1, model: 'gpt-x-thinking' },
    ]);
  });

  test.each([
    [['picture_v2'], { unit: 'message', feature: 'image', basis: 'exact' }],
    [['research'], { unit: 'use', feature: 'deep-research', basis: 'priced', pool: 'feature:deep_research' }],
    [
      ['connector:connector_openai_deep_research'],
      { unit: 'use', feature: 'deep-research', basis: 'priced', pool: 'feature:deep_research' },
    ],
    [['agent'], { unit: 'use', feature: 'agent', basis: 'priced', pool: 'feature:odyssey' }],
    [['search'], { unit: 'message', feature: 'message', basis: 'exact' }],
  ])('with the hints %j spends one accordingly', (system_hints, expected) => {
    const { spends } = findingsOf({ ...sent, requestBody: { ...request, system_hints }, body: turn });
    expect(spends).toEqual([expect.objectContaining({ amount: 1, ...expected })]);
  });

  test('that puts images off tells when they can be had', () => {
    const body = turn.replace(
      '"resolved_model_slug"',
      '"image_gen_delayed":{"state":"offered","resets_after":600},"resolved_model_slug"',
    );
    const pools = findingsOf({ ...sent, body }).pools?.filter((pool) => pool.id === 'feature:image_gen');
    expect(pools).toEqual([
      {
        id: 'feature:image_gen',
        label: 'Images',
        unit: 'use',
        quiet: true,
        partial: true,
        resetsAt: now + 600_000,
      },
    ]);
  });
});

describe('a message that is refused', () => {
  const refused = (status: number, body: unknown, headers = {}) => ({
    ...sent,
    status,
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

  test.each(['model_cap_exceeded', 'work_usage_limit_exceeded'])(
    '%s: nothing left of the model until it clears',
    (code) => {
      expect(findingsOf(refused(429, { detail: { code, message: 'Limit', clears_in: 252 } }))).toEqual({
        account: { id: 'acc-1' },
        plan: 'Plus',
        pools: [
          {
            id: 'model:gpt-x',
            label: 'gpt-x',
            unit: 'message',
            remaining: 0,
            partial: true,
            resetsAt: now + 252_000,
          },
        ],
      });
    },
  );

  test('at a limit whose time is unknown it says only what is known', () => {
    const { pools } = findingsOf(refused(429, { detail: { code: 'model_cap_exceeded' } }));
    expect(pools).toEqual([
      { id: 'model:gpt-x', label: 'gpt-x', unit: 'message', remaining: 0, partial: true },
    ]);
  });

  test('at a limit of a model that nobody named, it waits as long as it is told', () => {
    const given = refused(429, { detail: { code: 'model_cap_exceeded', clears_in: 252 } });
    const failure = failureOf({ ...given, requestBody: { ...request, model: 'auto' } });
    expect(failure).toMatchObject({ kind: 'rate-limited', at: 'detail.code', retryAfterSeconds: 252 });
  });

  test('because the conversation is too long is no matter of quota', () => {
    expect(read(refused(429, { detail: { code: 'conversation_too_large' } }))).toEqual({});
    expect(read(refused(413, { detail: { code: 'conversation_too_large' } }))).toEqual({});
  });

  test('by a failed check spends nothing', () => {
    expect(read(refused(403, { detail: 'Unusual activity' }))).toEqual({});
  });

  test('for sending too fast waits as long as it is told', () => {
    const failure = failureOf(refused(429, { detail: 'Too many requests' }, { 'retry-after': '42' }));
    expect(failure).toMatchObject({ kind: 'rate-limited', at: 'status', retryAfterSeconds: 42 });
  });
});

describe('a Codex task that is refused', () => {
  const refused = (error: object, status = 429) => ({
    url: backend('codex/responses'),
    method: 'POST',
    status,
    body: { error },
  });

  test('at the limit: nothing left until the reset, of whichever window', () => {
    const error = { type: 'usage_limit_reached', plan_type: 'plus', resets_in_seconds: 3600 };
    expect(findingsOf(refused(error))).toEqual({
      plan: 'Plus',
      pools: [
        {
          id: 'codex:limit',
          label: 'Codex limit',
          unit: 'percent',
          limit: 100,
          used: 100,
          remaining: 0,
          partial: true,
          resetsAt: now + 3_600_000,
        },
      ],
    });
    const dated = findingsOf(refused({ ...error, resets_at: 1_794_000_000 }));
    expect(dated.pools?.[0]?.resetsAt).toBe(1_794_000_000_000);
  });

  test('because the plan has no Codex, or for another reason', () => {
    expect(failureOf(refused({ type: 'usage_not_included' }))).toMatchObject({
      kind: 'not-on-plan',
      at: 'error.type',
    });
    expect(failureOf(refused({ type: 'rate_limit_exceeded' }))).toMatchObject({ kind: 'rate-limited' });
  });

  test('its answer is of no interest', () => {
    const body =
      'event: response.created\ndata: {"type":"response.created","response":{"text":"SECRET"}}\n\n';
    expect(read({ url: backend('codex/responses'), method: 'POST', body })).toEqual({});
  });
});

describe('what is watched', () => {
  test.each([
    ['POST', 'https://chatgpt.com/backend-api/f/conversation', 'conversation'],
    ['POST', 'https://chatgpt.com/backend-api/conversation', 'conversation'],
    ['POST', 'https://chat.openai.com/backend-api/conversation', undefined],
    ['POST', 'https://chatgpt.com/backend-anon/f/conversation', 'conversation-anonymous'],
    ['POST', 'https://chatgpt.com/backend-api/f/conversation/prepare', undefined],
    ['GET', 'https://chatgpt.com/backend-api/conversation/init', undefined],
    ['POST', 'https://chatgpt.com/backend-api/wham/rate-limit-reset-credits/consume', undefined],
    ['GET', 'https://chatgpt.com/backend-api/conversations?offset=0', undefined],
    ['POST', 'https://chatgpt.com.evil.example/backend-api/f/conversation', undefined],
  ])('%s %s: %s', (method, url, id) => {
    expect(claim(chatgpt.endpoints, method, url)?.id).toBe(id);
  });
});
