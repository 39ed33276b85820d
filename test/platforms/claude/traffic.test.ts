import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claude } from '../../../lib/platforms/claude';
import { endpoints } from '../../../lib/platforms/claude/endpoints';
import { interpret } from '../../../lib/platforms/read';
import { EventPicker } from '../../../lib/wire/observation';
import { observe } from '../observe';
import { completionUrl, failureOf, findingsOf, type Given, now, org } from './exchange';

const uuid = '019e1c4f-9a85-7173-a5eb-c9741a6ef50b';
const start = {
  type: 'message_start',
  message: { id: 'chatcompl_01', uuid, model: '', role: 'assistant', content: [] },
};
const within = {
  type: 'within_limit',
  resetsAt: null,
  remaining: null,
  representativeClaim: 'five_hour',
  overageInUse: false,
  windows: {
    '5h': { status: 'within_limit', resets_at: 1_793_631_600, utilization: 0.29 },
    '7d': { status: 'within_limit', resets_at: 1_793_980_800, utilization: 0.33 },
  },
};
const text = (words: string) => ({
  type: 'content_block_delta',
  index: 0,
  delta: { type: 'text_delta', text: words },
});
const limitEvent = (message_limit: unknown) => ({ type: 'message_limit', message_limit });
const stop = { type: 'message_stop' };
const request = { prompt: 'Tell me a secret', model: 'claude-opus-5', timezone: 'Europe/Madrid', files: [] };
const conversation = new URL(completionUrl).pathname.split('/').at(-2);
const spend = {
  id: uuid,
  conversation,
  amount: 1,
  unit: 'message',
  basis: 'exact',
  feature: 'message',
  model: 'claude-opus-5',
  promptLength: 16,
};

function sse(...events: readonly { readonly type: string }[]): string {
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
}

function sent(body: unknown, more: Partial<Given> = {}): Given {
  const headers = { 'content-type': 'text/event-stream; charset=utf-8' };
  return { url: completionUrl, method: 'POST', requestBody: request, headers, body, ...more };
}

function windowPool(id: string, label: string, windowSeconds: number, used: number, resetsAt?: number) {
  const remaining = Math.max(0, 100 - used);
  const time = resetsAt === undefined ? {} : { resetsAt: resetsAt * 1000 };
  return { id, label, unit: 'percent', limit: 100, used, remaining, ...time, refills: true, windowSeconds };
}

const pools = [
  windowPool('five-hour', '5-hour', 18_000, 29, 1_793_631_600),
  windowPool('seven-day', 'Weekly', 604_800, 33, 1_793_980_800),
];

describe('a message', () => {
  it('is one message, and tells the windows after it', () => {
    const body = sse(start, text('I have none.'), limitEvent(within), stop);
    expect(findingsOf(sent(body))).toEqual({ account: { id: org }, pools, spends: [spend] });
  });

  it('tells neither the monthly limit as a window, nor the week of a model without a name', () => {
    const share = { status: 'within_limit', resets_at: 1_793_980_800, utilization: 0.1 };
    const windows = { ...within.windows, '7d_oi': share, overage: share };
    expect(findingsOf(sent(sse(start, limitEvent({ ...within, windows }), stop))).pools).toEqual(pools);
  });

  it('asked for anew has no prompt of its own', () => {
    const url = completionUrl.replace('/completion', '/retry_completion');
    const { spends } = findingsOf(sent(sse(start, stop), { url, requestBody: { ...request, prompt: '' } }));
    const { promptLength: _, ...withoutLength } = spend;
    expect(spends).toEqual([withoutLength]);
  });

  it('is one of the model that was asked for; of that of the stream where none was', () => {
    const body = sse({ ...start, message: { ...start.message, model: 'claude-sonnet-5' } } as typeof start);
    const { model: _, ...unnamed } = request;
    const models = [request, unnamed].map(
      (requestBody) => findingsOf(sent(body, { requestBody })).spends?.[0]?.model,
    );
    expect(models).toEqual(['claude-opus-5', 'claude-sonnet-5']);
  });

  it('without a limit event is just the spend', () => {
    expect(findingsOf(sent(sse(start, text('Hi'), stop)))).toEqual({ account: { id: org }, spends: [spend] });
  });

  it('without any name is still a spend; the report gives it one', () => {
    const { id: _, ...nameless } = spend;
    expect(findingsOf(sent(sse(limitEvent(within)))).spends).toEqual([nameless]);
  });

  it('the last of several limit events counts', () => {
    const earlier = { ...within, windows: { '5h': { utilization: 0.1, resets_at: 1_793_631_600 } } };
    expect(findingsOf(sent(sse(start, limitEvent(earlier), limitEvent(within)))).pools).toEqual(pools);
  });

  it('a window that is yet unknown is shown under a prettified name', () => {
    const windows = {
      '7d_opus': { utilization: 0.5, resets_at: null },
      moon_phase: { utilization: 0.25, resetsAt: 1_793_631_600 },
      '30d': null,
    };
    expect(findingsOf(sent(sse(start, limitEvent({ type: 'within_limit', windows })))).pools).toEqual([
      windowPool('seven-day:opus', 'Weekly · Opus', 604_800, 50),
      {
        id: 'moon-phase',
        label: 'Moon phase',
        unit: 'percent',
        limit: 100,
        used: 25,
        remaining: 75,
        resetsAt: 1_793_631_600_000,
        refills: true,
      },
    ]);
  });

  it('without windows (before 2026) only the time of the window that decides is known', () => {
    const old = {
      type: 'approaching_limit',
      resetsAt: 1_793_631_600,
      remaining: 3,
      representativeClaim: 'five_hour',
    };
    expect(findingsOf(sent(sse(start, limitEvent(old)))).pools).toEqual([
      {
        id: 'five-hour',
        label: '5-hour',
        windowSeconds: 18_000,
        unit: 'percent',
        resetsAt: 1_793_631_600_000,
        refills: true,
        partial: true,
      },
    ]);
    expect(findingsOf(sent(sse(start, limitEvent({ type: 'within_limit' })))).pools).toEqual([]);
  });

  it('a fraction is a percentage without dust', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (thousandths) => {
        const limit = {
          type: 'within_limit',
          windows: { '5h': { utilization: thousandths / 1000, resets_at: null } },
        };
        const [pool] = findingsOf(sent(sse(start, limitEvent(limit)))).pools ?? [];
        expect(pool?.used).toBe(thousandths / 10);
      }),
    );
  });
});

describe('a limit that is reached', () => {
  const exceeded = { ...within, type: 'exceeded_limit', resetsAt: 1_793_631_600, windows: undefined };
  const empty = windowPool('five-hour', '5-hour', 18_000, 100, 1_793_631_600);
  const refusal = (limit: unknown) => ({
    type: 'error',
    error: { type: 'rate_limit_error', message: JSON.stringify(limit) },
  });

  it('in a 429 empties the window that decides, and nothing is spent', () => {
    const json = { status: 429, headers: { 'content-type': 'application/json' } };
    expect(findingsOf(sent(refusal(exceeded), json))).toEqual({ account: { id: org }, pools: [empty] });
    const opus = { ...exceeded, representativeClaim: 'seven_day_opus' };
    expect(findingsOf(sent(refusal(opus), json)).pools).toMatchObject([
      { id: 'seven-day:opus', remaining: 0 },
    ]);
  });

  it('in a stream that starts no message does the same', () => {
    expect(findingsOf(sent(sse(limitEvent(exceeded))))).toEqual({ account: { id: org }, pools: [empty] });
    expect(findingsOf(sent(sse(refusal(exceeded))))).toEqual({ account: { id: org }, pools: [empty] });
  });

  it('that is no window says nothing about what is left', () => {
    const concurrent = { ...exceeded, representativeClaim: 'concurrents' };
    expect(failureOf(sent(sse(limitEvent(concurrent)))).kind).toBe('rate-limited');
  });

  it('by the message at hand: that message is counted still', () => {
    const windows = {
      ...within.windows,
      '5h': { status: 'exceeded_limit', resets_at: 1_793_631_600, utilization: 1.02 },
    };
    const findings = findingsOf(sent(sse(start, text('Hi'), limitEvent({ ...exceeded, windows }))));
    expect(findings.pools).toEqual([windowPool('five-hour', '5-hour', 18_000, 102, 1_793_631_600), pools[1]]);
    expect(findings.spends).toEqual([spend]);
  });

  it('a window says so itself, before its fraction does', () => {
    const windows = { '5h': { status: 'over_limit', resets_at: 1_793_631_600, utilization: 0.97 } };
    expect(findingsOf(sent(sse(start, limitEvent({ ...within, windows })))).pools).toEqual([empty]);
  });

  it('a 429 that names no window is rate-limited, with its time', () => {
    const plain = { type: 'error', error: { type: 'rate_limit_error', message: 'Slow down' } };
    const headers = { 'retry-after': '30' };
    expect(failureOf(sent(plain, { status: 429, headers }))).toMatchObject({
      kind: 'rate-limited',
      retryAfterSeconds: 30,
    });
    const concurrent = { ...exceeded, representativeClaim: 'concurrents', resetsAt: now / 1000 + 60 };
    expect(failureOf(sent(refusal(concurrent), { status: 429 }))).toMatchObject({
      kind: 'rate-limited',
      retryAfterSeconds: 60,
    });
  });
});

describe('trouble in the stream', () => {
  it('an error before any message: nothing was generated', () => {
    const overloaded = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    expect(findingsOf(sent(sse(overloaded)))).toEqual({ account: { id: org } });
    expect(findingsOf(sent(sse(start, text('Hi'), overloaded))).spends).toEqual([spend]);
    const limited = { type: 'error', error: { type: 'rate_limit_error', message: 'Slow down' } };
    expect(failureOf(sent(sse(limited))).kind).toBe('rate-limited');
  });

  it.each([
    ['a fraction in words', { '5h': { utilization: '0.3' } }, 'message_limit.windows.5h.utilization'],
    ['a negative fraction', { '7d': { utilization: -0.1 } }, 'message_limit.windows.7d.utilization'],
    [
      'a percentage in place of a fraction',
      { '5h': { utilization: 42 } },
      'message_limit.windows.5h.utilization',
    ],
    ['a time in milliseconds', { '5h': { resets_at: 1.7e12 } }, 'message_limit.windows.5h.resets_at'],
    ['a window that is a number', { '5h': 0.3 }, 'message_limit.windows.5h'],
  ])('%s is a changed shape', (_, windows, at) => {
    const body = sse(start, limitEvent({ type: 'within_limit', windows }));
    expect(failureOf(sent(body))).toMatchObject({ kind: 'changed-shape', at });
  });

  it('an event that tells no limit is a changed shape', () => {
    expect(failureOf(sent(sse(start, limitEvent({ kind: 'new' }))))).toMatchObject({
      kind: 'changed-shape',
      at: 'message_limit.windows',
    });
    expect(failureOf(sent(sse(start, limitEvent('soon')))).at).toBe('message_limit');
    expect(failureOf(sent(sse(start, { type: 'message_limit' }))).at).toBe('message_limit');
  });

  it.each([
    ['JSON', { ok: true }, 'changed-shape'],
    ['nothing', '', 'changed-shape'],
    ['HTML', '<html></html>', 'changed-shape'],
    ['a challenge', '<title>Just a moment...</title>', 'blocked'],
  ])('%s in place of a stream', (_, body, kind) => {
    expect(failureOf(sent(body)).kind).toBe(kind);
  });

  const stream = sse(start, text('I have none. data: {"type":"message_limit"}'), limitEvent(within), stop);

  it('cut into any chunks it reads the same', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const picker = new EventPicker(endpoints.completion.response.events);
        for (const [i, edge] of edges.entries()) picker.push(stream.slice(edges[i - 1] ?? 0, edge));
        const seen = { ...observe({ ...sent(stream), platform: claude, now }), body: picker.end() };
        expect(interpret(claude, seen, now)).toMatchObject({ findings: { pools, spends: [spend] } });
      }),
    );
  });

  it('broken off anywhere it counts the message and never tells a wrong window', () => {
    for (let length = 0; length <= stream.length; length++) {
      const picker = new EventPicker(endpoints.completion.response.events);
      picker.push(stream.slice(0, length));
      const seen = { ...observe({ ...sent(stream), platform: claude, now }), body: picker.end() };
      const outcome = interpret(claude, seen, now);
      if (outcome === undefined || 'failure' in outcome) throw new Error(`failed at ${length}`);
      expect(outcome.findings.spends).toHaveLength(1);
      if (outcome.findings.pools !== undefined) expect(outcome.findings.pools).toEqual(pools);
    }
  });
});
