import { describe, expect, it } from 'vitest';
import { platforms } from '../../lib/platforms';
import { example } from '../../lib/platforms/example';
import { record } from '../../scripts/lib/record-cli';
import { Scrubber } from '../../scripts/lib/scrub';
import { UsageError } from '../../scripts/lib/usage-error';
import { batch, failed, frame } from '../practice/batchexecute';
import { batchLines } from '../practice/trpc';

const NOW = '2026-11-22T12:00:00.000Z';
const credits = 'https://pretend.example/api/orgs/5f1c2b9e-7c1d-4c52-9d5a-0c6f0e6b7a11/credits?session=abc';

async function recorded(args: readonly string[], input: string, request = '') {
  const files: { readonly name: string; readonly text: string }[] = [];
  const lines = await record(args, {
    platforms: [...platforms, example],
    stdin: async () => new TextEncoder().encode(input),
    now: NOW,
    readFile: () => request,
    write: (_platform, name, text) => {
      files.push({ name, text });
      return `${name}.json`;
    },
  });
  return { lines, files, cases: files.map(({ text }) => JSON.parse(text)) };
}

const told = ['--about', 'of a test', '--origin', 'Composed.', '--platform', 'example'];
const signedIn = [...told, '--situation', 'signed-in'];
const entry = (method: string, url: string, body: unknown, more: object = {}) => ({
  startedDateTime: '2026-11-20T08:00:00.000+01:00',
  request: { method, url, headers: [{ name: 'Cookie', value: 'secret=1' }], ...more },
  response: {
    status: 200,
    headers: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Set-Cookie', value: 'secret=2' },
    ],
    content: { text: JSON.stringify(body) },
  },
});
const har = (...entries: readonly object[]) => JSON.stringify({ log: { entries } });

describe('a pasted response', () => {
  it('becomes a case with what is read of it now', async () => {
    const { lines, cases } = await recorded(
      [...signedIn, '--url', credits],
      '{"remaining":760,"granted":1000}',
    );
    expect(lines).toEqual(['test/platforms/example/cases/credits.signed-in.json']);
    expect(cases[0]).toMatchObject({
      source: 'credits',
      situation: 'signed-in',
      now: NOW,
      expected: { pools: [{ id: 'credits', remaining: 760, limit: 1000 }] },
    });
    expect(Object.keys(cases[0]).at(-1)).toBe('expected');
  });

  it('that can’t be read becomes a case of that failure', async () => {
    const { cases } = await recorded(
      [...told, '--situation', 'signed-out', '--url', credits, '--status', '401'],
      '{}',
    );
    expect(cases[0].expected).toEqual({ failure: { kind: 'signed-out', at: 'status' } });
  });
});

describe('a saved HAR', () => {
  it('gives a case for each exchange that a source claims, dated as it was', async () => {
    const text = har(
      entry('GET', 'https://elsewhere.example/x', { remaining: 1 }),
      entry('GET', 'https://pretend.example/api/orgs', [{ id: 'a', name: 'b' }]),
      entry('GET', credits, { remaining: 5 }),
    );
    const { files, cases } = await recorded(signedIn, text);
    expect(files.map(({ name }) => name)).toEqual(['organizations.signed-in', 'credits.signed-in']);
    expect(cases.map(({ now }) => now)).toEqual(['2026-11-20T07:00:00.000Z', '2026-11-20T07:00:00.000Z']);
  });

  it('keeps no value that is not declared, no cookie, no query, no prompt, no mail address and no id', async () => {
    const body = {
      remaining: 5,
      plan: 'Pro of jo.doe@mail.example',
      email: 'jo.doe@mail.example',
      owner: { name: 'Jo Doe', tokens: ['s3cret-s3cret-s3cret', 'another'], age: 41 },
      note: '',
    };
    const sent = {
      postData: {
        text: JSON.stringify({ model: 'm', seconds: 5, prompt: 'a secret of mine', extra: 'Jo Doe' }),
      },
    };
    const job = {
      id: 'b7c0a1d2-1111-4222-8333-944455556666',
      status: 'queued',
      cost: 25,
      url: 'https://x/Jo',
    };
    const { files, cases } = await recorded(
      signedIn,
      har(
        entry('GET', credits, body),
        entry('POST', 'https://pretend.example/api/orgs/org-1/videos', job, sent),
      ),
    );
    const all = files.map(({ text }) => text).join();
    for (const secret of [
      'jo.doe',
      'Jo',
      's3cret',
      'another',
      '41',
      'secret',
      'session',
      '5f1c2b9e',
      'b7c0a1d2',
    ])
      expect(all, secret).not.toContain(secret);
    expect(cases[0].response.json).toEqual({
      remaining: 5,
      plan: expect.stringContaining('@example.com'),
      email: 'removed',
      owner: { name: 'removed', tokens: ['removed'], age: 0 },
      note: '',
    });
    expect(cases[1].request.body.prompt).toHaveLength('a secret of mine'.length);
    expect(cases[1].expected.spends).toMatchObject([{ amount: 25, model: 'm' }]);
  });
});

describe('what is searched for anywhere', () => {
  it('is kept inside of what is found, too, and the rest is not', async () => {
    const poe = ['--platform', 'poe', '--about', 'a', '--origin', 'b', '--situation', 'signed-in'];
    const info = { messagePointBalance: 812, subscriptionPointBalance: 800, secretNote: 'Jo' };
    const body = JSON.stringify({ data: { viewer: { messagePointInfo: info, name: 'Jo Doe' } } });
    const { cases, files } = await recorded(
      [...poe, '--url', 'https://poe.com/api/gql_POST', '--method', 'POST'],
      body,
    );
    expect(cases[0].response.json.data.viewer.messagePointInfo).toMatchObject({ messagePointBalance: 812 });
    expect(files[0]?.text).not.toContain('Jo');
  });

  it.each([
    ['claude-sonnet-4-5-20260801', true],
    ['nai-diffusion-4-5-curated-preview', true],
    ['user_2abCdEfGhIjKlMnOpQrStUv', false],
    ['a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6', false],
  ])('a text like %s is kept: %s', (text, isKept) => {
    expect(new Scrubber().text(text) === text).toBe(isKept);
  });
});

describe('a stream', () => {
  it('keeps its framing, and of its events what is declared', async () => {
    const claude = ['--platform', 'claude', '--about', 'a', '--origin', 'b', '--situation', 'spend'];
    const url = 'https://claude.ai/api/organizations/o/chat_conversations/c/completion';
    const stream =
      'event: x\ndata: {"type":"message_start","message":{"uuid":"u","model":"m"},"text":"Jo"}\n\n';
    const { cases } = await recorded([...claude, '--url', url, '--method', 'post'], stream);
    expect(cases[0].response.text).toContain('event: x\ndata: {"type":"message_start"');
    expect(cases[0].response.text).not.toContain('Jo');
  });
});

describe('an answer of a server function', () => {
  it('keeps its numbers, and none of its texts', async () => {
    const opencode = ['--platform', 'opencode', '--about', 'a', '--origin', 'b', '--situation', 'signed-in'];
    const answer =
      ';0x0000009c;((self.$R=self.$R||{})["server-fn:1"]=[],($R=>$R[0]={customerID:"cus_Jo",balance:150000000,reloadAmountMin:10,monthlyLimit:null,monthlyUsage:null,timeMonthlyUsageUpdated:null})($R["server-fn:1"]))';
    const { cases } = await recorded([...opencode, '--url', 'https://opencode.ai/_server?id=1'], answer);
    expect(cases[0].response.text).not.toContain('Jo');
    expect(cases[0].expected.pools).toEqual([
      { id: 'balance', label: 'Balance', unit: 'USD', remaining: 1.5 },
    ]);
  });
});

describe('a batch of tRPC', () => {
  const t3 = ['--platform', 't3chat', '--about', 'a', '--origin', 'b', '--situation', 'signed-in'];
  const url = 'https://t3.chat/api/trpc/getCustomerData?batch=1&input=%7B%7D';
  const reply = { subTier: 'pro', usageFourHourPercentage: 12.5, secretNote: 'Jo' };

  it.each([
    ['streamed line by line', batchLines([{ result: { data: { json: reply } } }])],
    ['in devalue', JSON.stringify([{ result: { data: devalued(reply) } }])],
    ['as one JSON', JSON.stringify([{ result: { data: { json: reply } } }])],
  ])('%s is kept in its plain form', async (_, body) => {
    const { cases, files } = await recorded([...t3, '--url', url], body);
    expect(cases[0].response.json).toEqual([
      {
        result: { data: { json: { subTier: 'pro', usageFourHourPercentage: 12.5, secretNote: 'removed' } } },
      },
    ]);
    expect(cases[0].expected.pools).toMatchObject([{ id: 'base', used: 12.5 }]);
    expect(files[0]?.text).not.toContain('Jo');
  });
});

function devalued(value: Readonly<Record<string, unknown>>): string {
  const places = Object.keys(value).map((name, index) => [name, index + 1]);
  return JSON.stringify([Object.fromEntries(places), ...Object.values(value)]);
}

describe('an answer of batchexecute', () => {
  const gemini = ['--platform', 'gemini', '--about', 'a', '--origin', 'b', '--method', 'post'];
  const call = 'https://gemini.google.com/u/1/_/BardChatUi/data/batchexecute?rpcids=jSf9Qc&f.sid=123';
  const stream =
    'https://gemini.google.com/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate?bl=1';

  it('keeps its chunks, and of the declared calls what is declared', async () => {
    const usage = [2, [[1820, 0.24, 1, [[1795362000, 0]], 'Jo']], false, 'Jo'];
    const { cases, files } = await recorded(
      [...gemini, '--situation', 'signed-in', '--url', call],
      batch([frame('jSf9Qc', usage), frame('otAQ7b', ['Jo'])], [['di', 59]]),
    );
    expect(cases[0].request.url).toMatch(/batchexecute\?rpcids=jSf9Qc$/);
    expect(cases[0].expected.pools).toMatchObject([{ id: 'five-hour', used: 24 }]);
    expect(files[0]?.text).not.toContain('Jo');
    expect(files[0]?.text).not.toContain('1820');
  });

  it('keeps errors, and no word or id of a conversation', async () => {
    const turn = [null, ['c_1f2e3d4c5b6a7988', 'r_0a1b2c3d4e5f6071'], null, null, [['rc_1', ['Jo']]], 'Jo'];
    const { cases, files } = await recorded(
      [...gemini, '--situation', 'spend', '--url', stream],
      batch([frame(null, turn)], [failed(null, 13, 1096)]),
    );
    expect(cases[0].response.text).toContain('1096');
    expect(cases[0].expected.spends).toMatchObject([{ conversation: expect.stringContaining('made-up') }]);
    for (const secret of ['Jo', '1f2e', '0a1b']) expect(files[0]?.text).not.toContain(secret);
  });
});

describe('a call that makes no sense', () => {
  it.each([
    [['--platform', 'nobody'], 'no platform'],
    [['--platform', 'example'], '--about'],
    [told, '--situation is one of'],
    [[...signedIn, '--url', 'nowhere'], 'not a URL'],
    [[...signedIn, '--url', credits, '--status', '99'], 'not an HTTP status'],
    [[...signedIn, '--url', credits, '--now', 'soon'], 'no time'],
    [[...signedIn, '--url', 'https://pretend.example/other'], 'nearest: GET https://pretend.example/other'],
    [[...signedIn, '--url', 'https://elsewhere.example/'], 'claims any of it.'],
    [signedIn, 'no HAR'],
    [[...signedIn, '--more'], 'more'],
  ])('%j is refused in words', async (args, words) => {
    const call = recorded(args, '{}');
    await expect(call).rejects.toThrow(UsageError);
    await expect(call).rejects.toThrow(words);
  });
});
