import { describe, expect, it } from 'vitest';
import { openrouter } from '../../../lib/platforms/openrouter';
import { interpret } from '../../../lib/platforms/read';
import { fixture } from '../fixture';
import { observe } from '../observe';

const api = 'https://openrouter.ai/api/v1';
const now = Date.parse('2026-11-22T12:00:00Z');

interface Given {
  readonly path?: string;
  readonly method?: string;
  readonly status?: number;
  readonly body: unknown;
  readonly requestBody?: unknown;
}

const asked = { model: 'openrouter/auto', messages: [{ role: 'user', content: 'a secret' }] };

function read(given: Given) {
  const { path = '/chat/completions', method = 'POST', status = 200, body, requestBody = asked } = given;
  const exchange = { platform: openrouter, url: api + path, method, status, body, requestBody, now };
  return interpret(openrouter, observe(exchange), now);
}

function spends(given: Given) {
  const outcome = read(given);
  if (outcome === undefined || !('findings' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.findings.spends;
}

function stream(...events: unknown[]): string {
  return [
    ': OPENROUTER PROCESSING',
    ...events.map((event) => `data: ${JSON.stringify(event)}`),
    'data: [DONE]',
    '',
  ].join('\n\n');
}

const recorded = JSON.parse(fixture('openrouter', 'usage-events.json'));
const chunk = { id: 'gen-1', model: 'openai/gpt-5', choices: [{ delta: { content: 'Hi' } }] };

describe('what an answer cost', () => {
  it('in one piece: exactly usage.cost, in USD, of the credits', () => {
    const body = { id: 'gen-1', model: 'openai/gpt-5', usage: { cost: 0.95, prompt_tokens: 194 } };
    expect(spends({ body })).toEqual([
      {
        id: 'gen-1',
        pool: 'credits',
        unit: 'USD',
        basis: 'exact',
        feature: 'completion',
        amount: 0.95,
        model: 'openrouter/auto',
      },
    ]);
  });

  it.each([
    ['openrouter_stream_usage', 0.000325],
    ['openrouter_multi_turn_stream_usage', 0.0001738425],
  ])(
    'as a stream: the cost in the last event (%s), with a provider key of the user the fee alone',
    (name, cost) => {
      const body = stream(chunk, chunk, { ...chunk, choices: [], usage: recorded[name].raw });
      expect(recorded[name].raw.is_byok).toBe(true);
      expect(spends({ body })).toMatchObject([{ id: 'gen-1', amount: cost, model: 'openrouter/auto' }]);
    },
  );

  it('a free model costs 0, which is not unknown', () => {
    expect(spends({ body: { id: 'gen-2', model: 'a/b:free', usage: { cost: 0 } } })).toMatchObject([
      { amount: 0 },
    ]);
  });

  it('the Responses API: at the root, or inside its last event', () => {
    const response = { id: 'resp-1', model: 'openai/gpt-5', usage: { cost: 0.01 } };
    const body = stream(
      { type: 'response.created', response: { id: 'resp-1' } },
      { type: 'response.completed', response },
    );
    expect(spends({ path: '/responses', body: response })).toMatchObject([{ id: 'resp-1', amount: 0.01 }]);
    expect(spends({ path: '/responses', body })).toMatchObject([{ id: 'resp-1', amount: 0.01 }]);
  });

  it.each([
    ['openrouter/auto', 'openai/gpt-5'],
    ['openai/gpt-5:nitro', 'openai/gpt-5'],
    ['openai/gpt-5', 'openai/gpt-5-2025-08-07'],
    ['openai/gpt-5', undefined],
  ])('is of the model that was asked for (%s), whatever the answer calls it (%s)', (asked, answered) => {
    const body = {
      id: 'gen-3',
      ...(answered && { model: answered }),
      usage: { cost: 0.1, prompt_tokens: 7 },
    };
    const outcome = read({ body, requestBody: { model: asked } });
    expect(outcome).toMatchObject({
      findings: { spends: [{ model: asked }], tokens: [{ model: asked, input: 7 }] },
    });
  });

  it('of a request that was not seen is of the model that answered', () => {
    const body = { id: 'gen-3', model: 'openai/gpt-5', usage: { cost: 0.1 } };
    expect(read({ body, requestBody: 'not json' })).toMatchObject({
      findings: { spends: [{ model: 'openai/gpt-5' }] },
    });
  });

  it('tells its tokens as OpenRouter counts them, by the names of either API', () => {
    const chat = { id: 'gen-1', usage: { cost: 1, prompt_tokens: 194, completion_tokens: 12 } };
    const responses = { id: 'resp-1', usage: { cost: 1, input_tokens: 194, output_tokens: 12 } };
    const tokens = [{ model: 'openrouter/auto', input: 194, output: 12 }];
    expect(read({ body: chat })).toMatchObject({ findings: { tokens } });
    expect(read({ path: '/responses', body: responses })).toMatchObject({ findings: { tokens } });
    const recordedStream = stream(chunk, { ...chunk, usage: recorded.openrouter_stream_usage.raw });
    expect(read({ body: recordedStream })).toMatchObject({
      findings: { tokens: [{ model: 'openrouter/auto', input: 9096, output: 77 }] },
    });
    expect(read({ body: { id: 'gen-1', usage: { cost: 1 } } })).not.toHaveProperty('findings.tokens');
  });

  it('a stopped stream spent something, nobody knows how much', () => {
    const [spend] = spends({ body: stream(chunk, chunk) }) ?? [];
    expect(spend).toMatchObject({ id: 'gen-1', pool: 'credits' });
    expect(spend).not.toHaveProperty('amount');
  });

  it.each([
    ['in one piece', { error: { code: 502, message: 'Provider returned error' } }],
    ['in a stream', stream({ id: 'gen-4', error: { code: 502 } })],
  ])('an error with status 200 %s spends nothing', (_, body) => {
    expect(spends({ body }) ?? []).toEqual([]);
  });

  it('402 says nothing about the balance: it may be above zero and too small for this request', () => {
    const body = {
      error: { code: 402, message: 'Insufficient credits', metadata: { limit_source: 'openrouter_credits' } },
    };
    const outcome = read({ status: 402, body });
    expect(outcome).toMatchObject({ endpoint: 'chat-completions', findings: {} });
    expect(outcome).not.toHaveProperty('findings.spends');
  });

  it('an answer without its cost is a changed shape', () => {
    expect(read({ body: { id: 'gen-5', usage: { total_tokens: 7 } } })).toMatchObject({
      failure: { kind: 'changed-shape', at: 'usage.cost' },
    });
  });

  it('neither prompt nor answer leaves the page', () => {
    const requestBody = {
      model: 'a/b',
      messages: [{ role: 'user', content: 'a secret' }],
      prompt: 'a secret',
    };
    const body = { ...chunk, choices: [{ message: { content: 'a secret' } }], usage: { cost: 1 } };
    const seen = observe({
      platform: openrouter,
      url: `${api}/chat/completions`,
      method: 'POST',
      requestBody,
      body,
    });
    expect(JSON.stringify(seen)).not.toContain('secret');
  });
});

describe('what a request is for', () => {
  const turns = [
    { role: 'system', content: 'Answer briefly.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Один вопрос' },
        { type: 'image_url', image_url: { url: 'x' } },
      ],
    },
  ];
  const inputOf = (path: string, requestBody: object) => {
    const outcome = read({ path, body: { id: 'gen-1', usage: { cost: 0.1 } }, requestBody });
    return outcome !== undefined && 'task' in outcome ? outcome.task : undefined;
  };

  it.each([
    ['/chat/completions', { messages: turns }],
    ['/responses', { input: turns }],
    ['/responses', { instructions: 'Answer briefly.', input: 'Один вопрос' }],
    ['/completions', { prompt: ['Answer briefly.', 'Один вопрос'] }],
  ])('%s: about how many tokens the model reads, of which script, in %j', (path, body) => {
    const task = inputOf(path, { model: 'openai/gpt-5', ...body });
    expect(task).toMatchObject({ feature: 'completion', model: 'openai/gpt-5' });
    const { inputTokens = 0, inputScripts: { cyrillic = 0 } = {} } = task ?? {};
    expect(cyrillic).toBeGreaterThan(1);
    expect(inputTokens).toBeGreaterThan(cyrillic + 2);
    expect(inputTokens).toBeLessThan(14);
  });

  it('a conversation of more messages than any list keeps is counted whole', () => {
    const messages = Array.from({ length: 1000 }, () => ({ role: 'user', content: 'one two three' }));
    expect(inputOf('/chat/completions', { model: 'a/b', messages })).toMatchObject({ inputTokens: 3000 });
  });

  it('a request without anything to read has no tokens, which is not 0', () => {
    expect(inputOf('/chat/completions', { model: 'a/b' })).toEqual({ feature: 'completion', model: 'a/b' });
  });
});

describe('a generation looked up later', () => {
  it('is dated when it was made: readings since then have it in them already', () => {
    const data = {
      id: 'gen-1',
      model: 'a/b',
      total_cost: 0.0015,
      created_at: '2026-07-15T23:33:19.433+00:00',
    };
    expect(spends({ path: '/generation?id=gen-1', method: 'GET', body: { data } })).toEqual([
      {
        id: 'gen-1',
        pool: 'credits',
        unit: 'USD',
        amount: 0.0015,
        basis: 'exact',
        feature: 'completion',
        model: 'a/b',
        at: Date.parse('2026-07-15T23:33:19.433Z'),
      },
    ]);
  });
});

describe('the form of a key', () => {
  const pattern = new RegExp(openrouter.key?.pattern ?? '(?!)');

  it.each([
    ['sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', true],
    ['sk-or-v1-0123456789abcdef', true],
    ['sk-ant-api03-0123456789abcdef0123456789abcdef', false],
    ['sk-proj-0123456789abcdef0123456789abcdef', false],
    ['sk-or-v1-', false],
    ['sk-or-v1-97c...5bf', false],
    [' sk-or-v1-0123456789abcdef', false],
  ])('%s: %s', (key, good) => {
    expect(pattern.test(key)).toBe(good);
  });
});
