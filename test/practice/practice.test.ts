import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chatgpt } from '../../lib/platforms/chatgpt';
import { claude } from '../../lib/platforms/claude';
import { openrouter } from '../../lib/platforms/openrouter';
import type { Findings, Platform } from '../../lib/platforms/platform';
import { suno } from '../../lib/platforms/suno';
import { ask, outcome, type Sent } from './client';
import { type Practice, startPractice } from './server';
import type { Trouble } from './trouble';

let practice: Practice;

beforeAll(async () => {
  practice = await startPractice({ pace: 0 });
});
afterAll(() => practice.close());
afterEach(() => {
  for (const site of practice.sites) {
    site.refill();
    site.works();
    site.signIn();
  }
  practice.log.clear();
});

/** What the extension finds in an answer; a failure fails the test with its words. */
async function findings(platform: Platform, url: string, sent?: Sent): Promise<Findings> {
  const read = await outcome(practice.port, platform, url, sent);
  if (read === undefined) throw new Error(`${platform.id} does not claim ${url}`);
  if ('failure' in read)
    throw new Error(`${read.failure.kind} at ${read.failure.at}: ${read.failure.message}`);
  return read.findings;
}

async function failure(platform: Platform, url: string, sent?: Sent) {
  const read = await outcome(practice.port, platform, url, sent);
  return read !== undefined && 'failure' in read ? read.failure : undefined;
}

function pool(found: Findings, unit: string, remaining: number) {
  return found.pools?.find((one) => one.unit === unit && one.remaining === remaining);
}

const claudeCookies = { cookie: 'sessionKey=sk-ant-sid01-practice' };
const organization = () => `https://claude.ai/api/organizations/${practice.claude.organization.uuid}`;
const message = { model: 'claude-sonnet-5', prompt: 'hello' };
const completion = () => `${organization()}/chat_conversations/one/completion`;

describe('claude.ai', () => {
  it('tells its organisations', async () => {
    const { accounts } = await findings(claude, 'https://claude.ai/api/organizations', {
      headers: claudeCookies,
    });
    expect(accounts?.map(({ label }) => label)).toEqual(["Robin's Organization", 'Northwind Team']);
  });

  it('tells windows in percent and usage credits in money', async () => {
    practice.claude.setUsage({ session: 40 });
    const found = await findings(claude, `${organization()}/usage`, { headers: claudeCookies });
    expect(found.pools?.find(({ unit, used }) => unit === 'percent' && used === 40)).toBeDefined();
    expect(pool(found, 'USD', 37.6)).toMatchObject({ limit: 50, used: 12.4 });
  });

  it('tells what was paid in advance', async () => {
    const found = await findings(claude, `${organization()}/prepaid/credits`, { headers: claudeCookies });
    expect(pool(found, 'USD', 18.75)).toBeDefined();
  });

  it('raises the windows with each message and says so at the end of the stream', async () => {
    practice.claude.setUsage({ session: 40, weekly: 10 });
    const found = await findings(claude, completion(), {
      method: 'POST',
      headers: claudeCookies,
      body: message,
    });
    expect(found.pools?.map(({ used }) => used)).toEqual(expect.arrayContaining([43, 10.5]));
    expect(practice.claude.organization.usage).toMatchObject({ session: 43, weekly: 10.5 });
  });

  it('refuses with 429 and the limit as a JSON string when a window is used up', async () => {
    practice.claude.setUsage({ session: 100 });
    const sent = { method: 'POST', headers: claudeCookies, body: message };
    const { status, text } = await ask(practice.port, completion(), sent);
    expect(status).toBe(429);
    expect(JSON.parse(JSON.parse(text).error.message)).toMatchObject({ type: 'exceeded_limit' });
    expect((await findings(claude, completion(), sent)).pools?.some(({ used }) => used === 100)).toBe(true);
  });

  it('cuts its stream inside lines and characters', async () => {
    const sent = { method: 'POST', headers: claudeCookies, body: message };
    const { pieces } = await ask(practice.port, completion(), sent);
    expect(pieces.length).toBeGreaterThan(20);
    expect(pieces.filter((piece) => !piece.toString().endsWith('\n')).length).toBeGreaterThan(10);
  });

  it('knows nobody after signing out', async () => {
    practice.claude.signOut();
    const failed = await failure(claude, 'https://claude.ai/api/organizations', { headers: claudeCookies });
    expect(failed?.kind).toBe('signed-out');
  });

  it('gives its session cookie to the browser only, the organisation to scripts too', async () => {
    const { setCookie } = await ask(practice.port, 'https://claude.ai/new');
    expect(setCookie.find((cookie) => cookie.startsWith('sessionKey='))).toContain('HttpOnly');
    expect(setCookie.find((cookie) => cookie.startsWith('lastActiveOrg='))).not.toContain('HttpOnly');
  });
});

describe('chatgpt.com', () => {
  const cookie = { cookie: '__Secure-next-auth.session-token=practice-session' };
  const bearer = async () => {
    const { text } = await ask(practice.port, 'https://chatgpt.com/api/auth/session', { headers: cookie });
    return { authorization: `Bearer ${JSON.parse(text).accessToken}` };
  };
  const init = 'https://chatgpt.com/backend-api/conversation/init';
  const turn = 'https://chatgpt.com/backend-api/f/conversation';

  it('tells who is signed in', async () => {
    const found = await findings(chatgpt, 'https://chatgpt.com/api/auth/session', { headers: cookie });
    expect(found.account ?? found.accounts?.[0]).toMatchObject({
      id: '5f0c1d2e-8a47-4f5b-b1a9-3c2d1e0f9a8b',
    });
  });

  it('gives no token to nobody', async () => {
    practice.chatgpt.signOut();
    const failed = await failure(chatgpt, 'https://chatgpt.com/api/auth/session', { headers: cookie });
    expect(failed?.kind).toBe('signed-out');
  });

  it.each([
    ['POST', init],
    ['GET', 'https://chatgpt.com/backend-api/wham/usage'],
    [
      'GET',
      'https://chatgpt.com/backend-api/accounts/5f0c1d2e-8a47-4f5b-b1a9-3c2d1e0f9a8b/remaining_balance',
    ],
    ['GET', 'https://chatgpt.com/backend-api/files/library/storage/usage'],
  ])('asks for a bearer: %s %s', async (method, url) => {
    const headers = await bearer();
    expect((await ask(practice.port, url, { method })).status).toBe(401);
    const sent = { method, headers, ...(method === 'POST' ? { body: {} } : {}) };
    expect((await findings(chatgpt, url, sent)).pools?.length).toBeGreaterThan(0);
  });

  it('takes one message of the model and says what is left at the end of the stream', async () => {
    const body = { action: 'next', model: 'gpt-5-5', messages: [] };
    const found = await findings(chatgpt, turn, { method: 'POST', headers: await bearer(), body });
    expect(found.spends).toHaveLength(1);
    expect(found.pools?.find(({ remaining }) => remaining === 119)).toMatchObject({ limit: 160 });
  });

  it('refuses when the model is used up', async () => {
    practice.chatgpt.setModel('gpt-5-5', 0);
    const sent = { method: 'POST', headers: await bearer(), body: { model: 'gpt-5-5', messages: [] } };
    const { status, text } = await ask(practice.port, turn, sent);
    expect([status, JSON.parse(text).detail.code]).toEqual([429, 'model_cap_exceeded']);
  });

  it('refuses an expired token', async () => {
    const headers = await bearer();
    practice.chatgpt.expireToken();
    expect((await ask(practice.port, init, { method: 'POST', headers })).status).toBe(401);
  });
});

describe('suno.com', () => {
  const api = 'https://studio-api-prod.suno.com';
  const bearer = async () => {
    const url = 'https://auth.suno.com/v1/client/sessions/sess_practice/tokens';
    const { text } = await ask(practice.port, url, {
      method: 'POST',
      headers: { cookie: '__client=practice-client' },
    });
    return { authorization: `Bearer ${JSON.parse(text).jwt}` };
  };
  const create = async () =>
    findings(suno, `${api}/api/generate/v2-web/`, {
      method: 'POST',
      headers: await bearer(),
      body: { mv: 'chirp-fenix', prompt: 'la' },
    });

  it('tells the credits to who has a fresh token', async () => {
    practice.suno.setCredits(42);
    const found = await findings(suno, `${api}/api/billing/info/`, { headers: await bearer() });
    expect(pool(found, 'credit', 42)).toMatchObject({ limit: 2500 });
    expect((await ask(practice.port, `${api}/api/billing/info/`)).status).toBe(401);
  });

  it('takes ten credits for two songs', async () => {
    practice.suno.setCredits(42);
    expect((await create()).spends).toMatchObject([{ amount: 10 }]);
    expect(practice.suno.creditsLeft).toBe(32);
  });

  it('takes bought credits when the month is used up', async () => {
    practice.suno.setCredits(14, 10);
    await create();
    expect(practice.suno.creditsLeft).toBe(4);
  });

  it.each([
    ['too few credits are left', () => practice.suno.setCredits(4), 4],
    ['it is told to', () => practice.suno.refuseNextCreate(), 760],
  ])('creates nothing and takes nothing when %s', async (_when, prepare, left) => {
    prepare();
    expect((await create()).spends ?? []).toEqual([]);
    expect(practice.suno.creditsLeft).toBe(left);
  });

  it('lets only its own page read across hosts', async () => {
    const preflight = (origin: string) =>
      ask(practice.port, `${api}/api/billing/info/`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-headers': 'authorization' },
      });
    const own = await preflight('https://suno.com');
    expect([own.status, own.header('access-control-allow-headers')]).toEqual([204, 'authorization']);
    expect((await preflight('https://elsewhere.example')).header('access-control-allow-origin')).toBeNull();
  });
});

describe('openrouter.ai', () => {
  const api = 'https://openrouter.ai/api/v1';
  const withKey = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

  it('tells a key its limit, and a management key the credits', async () => {
    practice.openrouter.setBalance({ credits: 12.5, keyLeft: 3.25 });
    const { key, managementKey } = practice.openrouter;
    expect(pool(await findings(openrouter, `${api}/key`, withKey(key)), 'USD', 3.25)).toMatchObject({
      limit: 20,
    });
    expect(
      pool(await findings(openrouter, `${api}/credits`, withKey(managementKey)), 'USD', 12.5),
    ).toBeDefined();
  });

  it('refuses the credits to an ordinary key, and everything to an unknown one', async () => {
    expect((await ask(practice.port, `${api}/credits`, withKey(practice.openrouter.key))).status).toBe(403);
    expect((await failure(openrouter, `${api}/key`, withKey('sk-or-v1-nobody')))?.kind).toBe('signed-out');
  });

  it.each([true, false])('tells the price of a message (stream: %s)', async (stream) => {
    const before = practice.openrouter.creditsLeft;
    const body = { model: 'practice/quick-1', stream, messages: [{ role: 'user', content: 'hello' }] };
    const sent = { method: 'POST', ...withKey(practice.openrouter.key), body };
    const { spends } = await findings(openrouter, `${api}/chat/completions`, sent);
    expect(spends?.[0]?.amount).toBeCloseTo(before - practice.openrouter.creditsLeft, 9);
  });

  it('takes more for the dearer of its models, as its price list says', async () => {
    const { prices = [] } = await findings(openrouter, `${api}/models`);
    const costs = await Promise.all(
      prices.map(async ({ model, perInputToken = 0, perOutputToken = 0 }) => {
        const body = { model, messages: [{ role: 'user', content: 'hello' }] };
        const sent = { method: 'POST', ...withKey(practice.openrouter.key), body };
        const { spends, tokens } = await findings(openrouter, `${api}/chat/completions`, sent);
        const [{ input = 0, output = 0 } = {}] = tokens ?? [];
        expect(spends?.[0]).toMatchObject({ model });
        expect(spends?.[0]?.amount).toBeCloseTo(input * perInputToken + output * perOutputToken, 9);
        return spends?.[0]?.amount ?? 0;
      }),
    );
    const [quick = 0, deep = 0] = costs;
    expect([costs.length, deep > quick]).toEqual([2, true]);
  });

  it('asks for payment when nothing is left', async () => {
    practice.openrouter.setBalance({ credits: 0 });
    const sent = { method: 'POST', ...withKey(practice.openrouter.key), body: { messages: [] } };
    expect((await ask(practice.port, `${api}/chat/completions`, sent)).status).toBe(402);
  });
});

describe('trouble', () => {
  it.each<[Trouble, string]>([
    ['html', 'changed-shape'],
    ['challenge', 'blocked'],
    ['429', 'rate-limited'],
    ['500', 'server-error'],
    ['changed', 'changed-shape'],
    ['empty', 'changed-shape'],
    ['huge', 'changed-shape'],
  ])('%s is read as %s', async (trouble, kind) => {
    practice.claude.failWith(trouble);
    const failed = await failure(claude, `${organization()}/usage`, { headers: claudeCookies });
    expect(failed?.kind).toBe(kind);
  });

  it('offline closes the connection without an answer', async () => {
    practice.claude.failWith('offline');
    await expect(ask(practice.port, `${organization()}/usage`, { headers: claudeCookies })).rejects.toThrow();
  });
});

describe('the request log', () => {
  it('says who asked what, and whether the page did', async () => {
    const headers = { ...claudeCookies, origin: 'https://claude.ai', 'x-practice-page': '1' };
    await ask(practice.port, 'https://claude.ai/api/organizations', { headers });
    await ask(practice.port, 'https://claude.ai/api/organizations', { headers: claudeCookies });
    expect(practice.log.all).toMatchObject([
      {
        host: 'claude.ai',
        path: '/api/organizations',
        origin: 'https://claude.ai',
        byPage: true,
        status: 200,
      },
      { user: 'robin@practice.example', byPage: false },
    ]);
    expect(practice.log.notByPages).toHaveLength(1);
  });

  it('names strangers', async () => {
    expect((await ask(practice.port, 'https://elsewhere.example/pixel')).status).toBe(404);
    expect(practice.log.strangers.map(({ host }) => host)).toEqual(['elsewhere.example']);
  });

  it('answers 404 with JSON for what no site has', async () => {
    const { status, header } = await ask(practice.port, 'https://claude.ai/api/nothing', {
      headers: claudeCookies,
    });
    expect([status, header('content-type')]).toEqual([404, 'application/json']);
  });
});

describe('the pages', () => {
  it.each([
    ['https://claude.ai/new', 'data-testid="chat-input"'],
    ['https://chatgpt.com/', 'id="prompt-textarea"'],
    ['https://suno.com/create', 'aria-label="Create song"'],
    ['https://openrouter.ai/chat', 'aria-label="Send message"'],
  ])('%s has its hooks and a strict policy', async (url, hook) => {
    const { text, header } = await ask(practice.port, url);
    expect(text).toContain(hook);
    expect(text).not.toMatch(/\{\{|<script>|style=/);
    expect(header('content-security-policy')).toContain("script-src 'self'; style-src 'self'");
  });
});
