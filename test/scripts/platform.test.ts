import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openrouter } from '../../lib/platforms/openrouter';
import { suno } from '../../lib/platforms/suno';
import { run } from '../../scripts/lib/platform-cli';
import { fixture } from '../platforms/fixture';
import { bearer } from '../platforms/suno/token';

const now = Date.parse('2026-11-22T12:00:00Z');
const platforms = [openrouter, suno];

function cli(args: readonly string[], body: string | Uint8Array = '') {
  const stdin = async () => (typeof body === 'string' ? new TextEncoder().encode(body) : body);
  return run(args, { platforms, stdin, now });
}

async function answer(args: readonly string[], body: string | Uint8Array = '') {
  const { stdout, ...rest } = await cli(args, body);
  return { ...rest, answer: stdout === '' ? undefined : JSON.parse(stdout) };
}

const credits = 'https://openrouter.ai/api/v1/credits';
const billing = 'https://studio-api-prod.suno.com/api/billing/info/';

describe('parse', () => {
  it('a balance: pools as they are read, times as ISO 8601, unknown members absent, status 0', async () => {
    expect(await answer(['parse', '--url', billing], fixture('suno', 'billing-info-pro.json'))).toEqual({
      status: 0,
      stderr: '',
      answer: {
        platform: 'suno',
        source: 'billing-info',
        pools: [
          {
            id: 'credits',
            label: 'Credits',
            unit: 'credit',
            remaining: 2260,
            limit: 3000,
            used: 740,
            resetsAt: '2026-09-14T10:22:31.000Z',
          },
          { id: 'bought-credits', label: 'Bought credits (included)', unit: 'credit', remaining: 500 },
          {
            id: 'downloads',
            label: 'Downloads',
            unit: 'download',
            remaining: 88,
            limit: 100,
            used: 12,
            resetsAt: '2026-09-14T10:22:31.000Z',
          },
        ],
        spends: [],
        plan: 'Pro',
      },
    });
  });

  it('a spend', async () => {
    const url = 'https://studio-api-prod.suno.com/api/generate/v2-web/';
    const { status, answer: read } = await answer(
      ['parse', '--method', 'post', '--url', url],
      fixture('suno', 'create-two-clips.json'),
    );
    expect(status).toBe(0);
    expect(read.spends).toEqual([{ amount: 10, unit: 'credit', model: 'chirp-fenix', feature: 'create' }]);
    expect(read.pools).toEqual([]);
  });

  it('a failure: kind, place and message, status 2', async () => {
    const { status, answer: read } = await answer(['parse', '--url', credits], '{"data":{"total_usage":1}}');
    expect(status).toBe(2);
    expect(read).toMatchObject({ platform: 'openrouter', source: 'credits' });
    expect(read.failure).toMatchObject({ kind: 'changed-shape', at: 'data.total_credits' });
  });

  it.each([
    ['an empty body', '', [], { kind: 'changed-shape', at: 'body' }],
    ['HTML', '<!doctype html><title>Oh</title>', [], { kind: 'changed-shape', at: 'body' }],
    ['a challenge', '<title>Just a moment...</title>', ['--status', '403'], { kind: 'blocked' }],
    ['a challenge by its header', '{}', ['--header', 'CF-Mitigated: challenge'], { kind: 'blocked' }],
    ['half a JSON', '{"data":', [], { kind: 'changed-shape', at: 'body' }],
    ['5 MB of JSON', `[${'1,'.repeat(2_500_000)}1]`, [], { kind: 'changed-shape', at: 'body' }],
    ['500', '{}', ['--status', '500'], { kind: 'server-error' }],
    [
      '429 with its time',
      '{}',
      ['--status', '429', '--header', 'Retry-After: Sun, 22 Nov 2026 12:02:00 GMT'],
      { kind: 'rate-limited', retryAfterSeconds: 120 },
    ],
  ])('%s is a named failure', async (_, body, options, expected) => {
    const { status, answer: read } = await answer(['parse', '--url', credits, ...options], body);
    expect(read.failure).toMatchObject(expected);
    expect(status).toBe(2);
  });

  it('takes bytes: a byte order mark is dropped, broken UTF-8 does no harm', async () => {
    const text = new TextEncoder().encode(fixture('openrouter', 'credits.json'));
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...text]);
    expect((await answer(['parse', '--url', credits], marked)).status).toBe(0);
    expect((await answer(['parse', '--url', credits], new Uint8Array([0xff, 0xfe, 0x00]))).status).toBe(2);
  });

  it('--now is the time that renewals are counted from', async () => {
    const key = 'https://openrouter.ai/api/v1/key';
    const args = ['parse', '--url', key, '--now', '2026-01-29T18:30:00Z'];
    const { answer: read } = await answer(args, fixture('openrouter', 'key-weekly-limit.json'));
    expect(read.pools[0]).toMatchObject({ id: 'key-limit', resetsAt: '2026-02-02T00:00:00.000Z' });
  });

  it('headers stand for the request too: the account, but not the token', async () => {
    const args = ['parse', '--url', billing, '--header', `Authorization: ${bearer({ sub: 'user_1' })}`];
    const { stdout } = await cli(args, fixture('suno', 'billing-info-free.json'));
    expect(JSON.parse(stdout)).toMatchObject({ account: 'user_1', plan: 'Free' });
    expect(stdout).not.toContain('eyJ');
  });

  it.each([
    ['a URL of nobody', ['--url', 'https://example.com/']],
    ['a method of nobody', ['--url', credits, '--method', 'DELETE']],
    ['a URL of another platform than asked for', ['--url', credits, '--platform', 'suno']],
    ['a host that only looks alike', ['--url', 'https://openrouter.ai.example.com/api/v1/credits']],
  ])('%s: status 3, a line on stderr, nothing on stdout', async (_, options) => {
    const { status, stdout, stderr } = await cli(['parse', ...options], '{}');
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^No source of .+ claims .+\.$/);
  });
});

describe('a call that makes no sense', () => {
  it.each([
    [[]],
    [['pars']],
    [['parse']],
    [['parse', '--url']],
    [['parse', '--url', 'not a url']],
    [['parse', '--url', credits, '--status', '99']],
    [['parse', '--url', credits, '--status', '600']],
    [['parse', '--url', credits, '--status', 'ok']],
    [['parse', '--url', credits, '--method', 'G T']],
    [['parse', '--url', credits, '--now', 'tomorrow']],
    [['parse', '--url', credits, '--header', 'no colon']],
    [['parse', '--url', credits, '--header', ': no name']],
    [['parse', '--url', credits, '--platform', 'unknown']],
    [['parse', '--url', credits, '--verbose']],
    [['parse', '--url', credits, 'extra']],
    [['list', '--url', credits]],
  ])('%j: status 64 and one line', async (args) => {
    const { status, stdout, stderr } = await cli(args);
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+$/);
  });

  it('does not wait for a body', async () => {
    const stdin = () => Promise.reject(new Error('read'));
    expect(await run(['parse'], { platforms, stdin, now })).toMatchObject({ status: 64 });
  });
});

describe('list', () => {
  it('as JSON: platforms with tier, origins, permissions and sources', async () => {
    const { status, answer: list } = await answer(['list', '--json']);
    expect(status).toBe(0);
    expect(list.map(({ id }: { id: string }) => id)).toEqual(['openrouter', 'suno']);
    expect(list[1]).toMatchObject({
      name: 'Suno',
      tier: 'A',
      confidence: 'high',
      origins: ['https://suno.com/*'],
      permissions: ['https://suno.com/*'],
    });
    expect(list[0].sources[0]).toEqual({
      id: 'credits',
      kind: 'balance',
      method: 'GET',
      url: [credits],
      confidence: 'high',
    });
  });

  it('for people: a line a source', async () => {
    const { stdout } = await cli(['list']);
    expect(stdout).toMatch(
      /^openrouter +A +credits +balance +high +GET https:\/\/openrouter\.ai\/api\/v1\/credits$/m,
    );
  });
});

describe('the command itself', () => {
  const script = fileURLToPath(new URL('../../scripts/platform.mjs', import.meta.url));

  function spawned(args: readonly string[], input: string) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      input,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  }

  it('reads stdin, answers on stdout', () => {
    const { status, stdout } = spawned(['parse', '--url', credits], fixture('openrouter', 'credits.json'));
    expect(JSON.parse(stdout)).toMatchObject({ platform: 'openrouter', pools: [{ remaining: 136.28 }] });
    expect(status).toBe(0);
  }, 30_000);

  it.each([
    [['parse', '--url', credits], 2],
    [['parse', '--url', 'https://example.com/'], 3],
    [['parse'], 64],
  ])(
    '%j ends with %d',
    (args, status) => {
      expect(spawned(args, '').status).toBe(status);
    },
    30_000,
  );
});
