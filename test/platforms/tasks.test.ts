import { describe, expect, it } from 'vitest';
import { kindOf, type Use } from '../../lib/core/learned/sample';
import { asUse } from '../../lib/core/quote/task';
import { interpret } from '../../lib/platforms/read';
import { platformById } from './all';
import { fixture } from './fixture';
import { observe } from './observe';

/**
 * Prices are learned by the kind of a spend and asked for by the kind of a draft. So what a request is said to be for,
 * and what its answer is said to have spent, must be of one kind.
 */
interface Row {
  readonly platform: string;
  readonly about: string;
  readonly url: string;
  readonly requestBody: unknown;
  readonly body: unknown;
}

const sse = (...events: readonly object[]) =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
const suno = (about: string, change: object = {}): Row => ({
  platform: 'suno',
  about,
  url: 'https://studio-api-prod.suno.com/api/generate/v2-web/',
  requestBody: { mv: 'chirp-crow', prompt: 'la', task: null, metadata: { is_max_mode: false }, ...change },
  body: fixture('suno', 'create-two-clips.json'),
});
const chatgpt = (
  about: string,
  change: object = {},
  body = fixture('chatgpt', 'composed-turn.sse'),
): Row => ({
  platform: 'chatgpt',
  about,
  url: 'https://chatgpt.com/backend-api/f/conversation',
  requestBody: {
    model: 'gpt-x',
    system_hints: [],
    messages: [{ id: 'm', content: { parts: ['hi'] } }],
    ...change,
  },
  body,
});
const openrouter = (about: string, body: unknown, path = 'chat/completions'): Row => ({
  platform: 'openrouter',
  about,
  url: `https://openrouter.ai/api/v1/${path}`,
  requestBody: { model: 'openai/gpt-5:nitro', messages: [{ role: 'user', content: 'hi' }] },
  body,
});
const claudeUrl = 'https://claude.ai/api/organizations/o/chat_conversations/c';

const rows: readonly Row[] = [
  {
    platform: 'bolt',
    about: 'a message',
    url: 'https://bolt.new/api/chat/v2',
    requestBody: { selectedModel: 'claude-sonnet-4-6', promptMode: 'discussion', effortLevel: 'low' },
    body: 'f:{"messageId":"m"}\n0:"hi"\nd:{"finishReason":"stop"}\n',
  },
  suno('a create'),
  suno('an extension', { continue_clip_id: 'c1' }),
  suno('a cover', { cover_clip_id: 'c1' }),
  suno('a task by its name', { task: 'gen_stem' }),
  suno('max mode', { metadata: { is_max_mode: true } }),
  suno('no model', { mv: '' }),
  {
    ...suno('joining clips'),
    url: 'https://studio-api-prod.suno.com/api/generate/concat/v2/',
    body: { id: 'song', model_name: '' },
  },
  { ...suno('a download'), url: 'https://studio-api-prod.suno.com/api/billing/clips/c/download/', body: {} },
  chatgpt('a message'),
  chatgpt('thinking harder', { thinking_effort: 'extended' }),
  chatgpt('a deep research', { system_hints: ['plugin:some_deep_research'] }),
  chatgpt('an agent run', { system_hints: ['agent'] }),
  chatgpt('an image', { system_hints: ['picture_v2'] }),
  chatgpt('handed off', {}, fixture('chatgpt', 'composed-turn-handoff.sse')),
  chatgpt('a very long name of a model', { model: 'g'.repeat(200) }),
  ...['completion', 'retry_completion'].map((path) => ({
    platform: 'claude',
    about: path,
    url: `${claudeUrl}/${path}`,
    requestBody: { model: 'claude-opus-5', prompt: path === 'completion' ? 'hi' : '' },
    body: sse({ type: 'message_start', message: { uuid: 'u', model: 'claude-opus-5-20260801' } }),
  })),
  openrouter('in one piece', { id: 'g', model: 'openai/gpt-5', usage: { cost: 1 } }),
  openrouter('as a stream', sse({ id: 'g', model: 'openai/gpt-5' }, { id: 'g', usage: { cost: 1 } })),
  openrouter('stopped', sse({ id: 'g', model: 'openai/gpt-5' })),
  openrouter('by the Responses API', { id: 'g', model: 'openai/gpt-5', usage: { cost: 1 } }, 'responses'),
];

function outcomeOf({ platform: id, ...exchange }: Row) {
  const platform = platformById(id);
  if (platform === undefined) throw new Error(`There is no ${id}.`);
  // Suno's and ChatGPT's readers want a bearer.
  const claims = { sub: 'u', 'https://api.openai.com/auth': { chatgpt_account_id: 'a' } };
  const bearer = `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
  const requestHeaders = { authorization: bearer };
  const headers = {
    'content-type':
      typeof exchange.body === 'string' && !exchange.body.startsWith('{')
        ? 'text/event-stream'
        : 'application/json',
  };
  return interpret(platform, observe({ platform, ...exchange, method: 'POST', requestHeaders, headers }), 0);
}

describe('what a request is for, and what its answer spent, are of one kind', () => {
  it.each(rows.map((row) => [`${row.platform}: ${row.about}`, row] as const))('%s', (_, row) => {
    const outcome = outcomeOf(row);
    if (outcome === undefined || !('findings' in outcome)) throw new Error(JSON.stringify(outcome));
    const [spend, ...others] = outcome.findings.spends ?? [];
    expect(others).toEqual([]);
    expect(outcome.task).toBeDefined();
    const use = spend as Use | undefined;
    // Where the request leaves the choice of the model open, the answer may tell it.
    const task = { ...outcome.task, feature: outcome.task?.feature ?? '' };
    const model = task.model ?? use?.model;
    expect(use && kindOf(use)).toBe(kindOf(asUse({ ...task, ...(model === undefined ? {} : { model }) })));
    if (task.model !== undefined) expect(use?.model).toBe(task.model);
  });
});
