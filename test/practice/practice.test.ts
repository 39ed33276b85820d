import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { chatgpt } from '../../lib/platforms/chatgpt';
import { civitai } from '../../lib/platforms/civitai';
import { claude } from '../../lib/platforms/claude';
import { copilotMs } from '../../lib/platforms/copilot-ms';
import { googleFlow } from '../../lib/platforms/google-flow';
import { grok } from '../../lib/platforms/grok';
import { kling } from '../../lib/platforms/kling';
import { openrouter } from '../../lib/platforms/openrouter';
import type { Findings, Platform } from '../../lib/platforms/platform';
import { poe } from '../../lib/platforms/poe';
import { runway } from '../../lib/platforms/runway';
import { suno } from '../../lib/platforms/suno';
import { claim } from '../../lib/wire/endpoint';
import { ask, outcome, type Sent } from './client';
import { type Practice, startPractice } from './server';
import { talk } from './talk';
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

describe('grok.com', () => {
  const headers = { cookie: 'sso=practice-sso' };
  const post = (body: unknown): Sent => ({ method: 'POST', headers, body });
  const limits = 'https://grok.com/rest/rate-limits';
  const weekly = 'https://grok.com/grok_api_v2.GrokBuildBilling/GetGrokCreditsConfig';
  const send = 'https://grok.com/rest/app-chat/conversations/new';
  const week = async () => (await findings(grok, weekly, post(new Uint8Array(5)))).pools?.[0];

  it('tells the window of the mode that is asked for, and what Imagine has left', async () => {
    practice.grok.setUsage({ expert: 7, images: 3 });
    const found = await findings(grok, limits, post({ modelName: 'expert' }));
    expect(pool(found, 'query', 7)).toMatchObject({ id: 'mode:expert', limit: 30 });
    const imagine = await findings(grok, 'https://grok.com/rest/media/imagine/quota_info', post({}));
    expect(pool(imagine, 'use', 3)).toMatchObject({ id: 'imagine:image' });
  });

  it('tells the week in bytes of gRPC-web, also a week in which nothing was used', async () => {
    practice.grok.setUsage({ weekly: 62.5 });
    expect(await week()).toMatchObject({ id: 'weekly', used: 62.5, windowSeconds: 7 * 86_400 });
    practice.grok.setUsage({ weekly: 0 });
    expect(await week()).toMatchObject({ used: 0, remaining: 100 });
  });

  it('takes a query of the mode and a share of the week for each message', async () => {
    practice.grok.setUsage({ weekly: 10, heavy: 5 });
    const found = await findings(grok, send, post({ message: 'hello', modeId: 'heavy' }));
    expect(found.spends).toMatchObject([{ model: 'heavy', unit: 'message', amount: 1 }]);
    const { grok: site } = practice;
    expect([site.queriesLeft('heavy'), site.weeklyUsed, site.messages]).toEqual([4, 15, 1]);
  });

  it('refuses with 429 when the mode is used up, and inside the stream when the week is', async () => {
    practice.grok.setUsage({ auto: 0 });
    const sent = post({ message: 'hello', modeId: 'auto' });
    expect((await ask(practice.port, send, sent)).status).toBe(429);
    practice.grok.setUsage({ auto: 5, weekly: 100 });
    expect((await ask(practice.port, send, sent)).status).toBe(200);
    expect((await failure(grok, send, sent))?.kind).toBe('rate-limited');
    expect(practice.grok.messages).toBe(0);
  });

  it('knows nobody after signing out', async () => {
    practice.grok.signOut();
    expect((await failure(grok, limits, post({ modelName: 'auto' })))?.kind).toBe('signed-out');
    expect((await failure(grok, weekly, post(new Uint8Array(5))))?.kind).toBe('signed-out');
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

describe('app.runwayml.com', () => {
  const api = 'https://api.runwayml.com/v1';
  const headers = () => ({ authorization: `Bearer ${practice.runway.token}` });
  const post = (path: string, body: unknown) => ({
    url: `${api}${path}`,
    sent: { method: 'POST', headers: headers(), body },
  });
  const clip = { seconds: 5, width: 1280, height: 720 };
  const question = { feature: 'gen4_turbo', count: 1, asTeamId: 4100001, taskOptions: clip };
  const start = async (options: object = {}) => {
    const body = { taskType: 'gen4_turbo', asTeamId: 4100001, options: { ...clip, ...options } };
    const { url, sent } = post('/tasks', body);
    return findings(runway, url, sent);
  };

  it('tells the plan credits of a team', async () => {
    practice.runway.setCredits(42, '4200002');
    const url = `${api}/profile/features?asTeamId=4200002`;
    const found = await findings(runway, url, { headers: headers() });
    expect(found.account).toEqual({ id: '4200002' });
    expect(pool(found, 'credit', 42)).toMatchObject({ limit: 2250 });
    expect(practice.runway.creditsLeft).toBe(2000);
    expect((await ask(practice.port, url)).status).toBe(401);
  });

  it('tells a price and takes it with the start', async () => {
    const { url, sent } = post('/billing/estimate_feature_cost_credits', question);
    expect((await findings(runway, url, sent)).prices).toMatchObject([{ amount: 25, model: 'gen4_turbo' }]);
    expect((await start()).spends).toMatchObject([{ model: 'gen4_turbo', settings: { seconds: 5 } }]);
    expect(practice.runway.creditsLeft).toBe(1975);
    expect(practice.runway.counts).toEqual({ estimates: 1, starts: 1 });
  });

  it('takes nothing in Explore mode', async () => {
    expect((await start({ exploreMode: true })).spends).toMatchObject([{ amount: 0 }]);
    expect(practice.runway.creditsLeft).toBe(2000);
  });

  it.each([true, false])('fails in the end (paid back: %s)', async (refunded) => {
    practice.runway.failNextTask({ refunded });
    const id = (await start()).spends?.[0]?.id;
    const look = async () =>
      JSON.parse((await ask(practice.port, `${api}/tasks/${id}`, { headers: headers() })).text).task.status;
    expect([await look(), await look(), await look()]).toEqual(['RUNNING', 'FAILED', 'FAILED']);
    expect(practice.runway.creditsLeft).toBe(refunded ? 2000 : 1975);
  });

  it('refuses what the credits do not cover', async () => {
    practice.runway.nearlyEmpty();
    const { url, sent } = post('/tasks', { taskType: 'gen4_turbo', options: clip });
    expect((await ask(practice.port, url, sent)).status).toBe(400);
    expect(practice.runway.creditsLeft).toBe(20);
  });
});

describe('klingai.com', () => {
  const cookie = 'ksi18n.ai.portal_st=practice-session';
  let token = 0;
  const url = (path: string, host = 'app.klingai.com') =>
    `https://${host}/api${path}?__NS_hxfalcon=practice-${++token}&caver=2`;
  const body = (change: Readonly<Record<string, unknown>> = {}) => ({
    type: 'm2v_txt2video',
    inputs: [],
    arguments: Object.entries({
      prompt: 'la',
      kling_version: '1.5',
      duration: '5',
      imageCount: '1',
      ...change,
    }).map(([name, value]) => ({ name, value })),
  });
  const post = (change?: Readonly<Record<string, unknown>>) => ({
    method: 'POST',
    headers: { cookie },
    body: body(change),
  });

  it.each(['app.klingai.com', 'api-app-global.klingai.com', 'kling.ai'])(
    'tells the credits at %s',
    async (host) => {
      practice.kling.setCredits(42, 10);
      const found = await findings(kling, url('/account/pointAndTicket', host), { headers: { cookie } });
      expect(pool(found, 'credit', 42)).toMatchObject({ limit: 760 });
      expect(pool(found, 'credit', 10)).toMatchObject({ quiet: true });
    },
  );

  it('takes a token once, and knows nobody without the cookie', async () => {
    const once = url('/account/pointAndTicket');
    await findings(kling, once, { headers: { cookie } });
    expect(await failure(kling, once, { headers: { cookie } })).toMatchObject({ kind: 'blocked' });
    expect((await failure(kling, url('/account/pointAndTicket')))?.kind).toBe('signed-out');
  });

  it('tells a price and takes it, what ends first before what lasts', async () => {
    practice.kling.setCredits(25, 10);
    expect((await findings(kling, url('/task/price'), post())).prices).toMatchObject([{ amount: 20 }]);
    const { spends } = await findings(kling, url('/task/submit'), post({ showPrice: 2000, paymentMode: 1 }));
    expect(spends).toMatchObject([{ amount: 20, model: '1.5' }]);
    expect(practice.kling.creditsLeft).toBe(5);
    expect(practice.kling.counts).toEqual({ prices: 1, submits: 1 });
  });

  it('takes nothing on that the credits do not cover', async () => {
    practice.kling.nearlyEmpty();
    const found = await findings(kling, url('/task/submit'), post({ showPrice: 2000 }));
    expect(found.spends).toBeUndefined();
    expect(practice.kling.creditsLeft).toBe(15);
  });
});

describe('poe.com', () => {
  const api = 'https://poe.com/api/gql_POST';
  const operation = (queryName: string, variables: object) => ({
    method: 'POST',
    headers: { cookie: 'p-b=practice-poe' },
    body: { queryName, variables },
  });
  const settings = () => findings(poe, api, operation('SettingsPageQuery', {}));
  const send = (bot: string, price: number) =>
    findings(
      poe,
      api,
      operation('SendMessageMutation', {
        bot,
        query: 'hello',
        chatId: null,
        messagePointsDisplayPrice: price,
      }),
    );

  it('tells the points to who is signed in', async () => {
    practice.poe.setPoints(500, 40);
    expect(pool(await settings(), 'point', 500)).toMatchObject({ limit: 10_040 });
    practice.poe.signOut();
    expect((await failure(poe, api, operation('SettingsPageQuery', {})))?.kind).toBe('signed-out');
  });

  it.each([
    ['Practice-Small', 20],
    ['Practice-Large', 380],
  ])('tells the price of %s on its page: %i', async (botHandle, amount) => {
    const { prices } = await findings(poe, api, operation('HandleBotLandingPageQuery', { botHandle }));
    expect(prices).toContainEqual(expect.objectContaining({ model: botHandle, amount }));
  });

  it('takes the price of the bot, and tells what is left', async () => {
    practice.poe.setPoints(500);
    const found = await send('practice_large', 380);
    expect(found.spends).toMatchObject([{ amount: 380, model: 'practice_large' }]);
    expect(pool(found, 'point', 120)).toBeDefined();
  });

  it('refuses what is too dear, and takes nothing', async () => {
    practice.poe.setPoints(120);
    const found = await send('practice_large', 380);
    expect([found.spends, practice.poe.pointsLeft, practice.poe.sendsReceived]).toEqual([undefined, 120, 1]);
    expect(pool(found, 'point', 120)).toBeDefined();
  });

  it('is read as a changed shape when it renames the balance', async () => {
    practice.poe.failWith('changed');
    const failed = await failure(poe, api, operation('SettingsPageQuery', {}));
    expect(failed).toMatchObject({ kind: 'changed-shape', at: 'messagePointInfo.messagePointBalance' });
  });
});

describe('copilot.microsoft.com', () => {
  const socket = 'wss://copilot.microsoft.com/c/api/chat?api-version=2&clientSessionId=one';
  const frame = (text: string) => ({
    event: 'send',
    conversationId: 'c1',
    content: [{ type: 'text', text }],
    mode: 'smart',
  });
  const events = async (text: string) =>
    (await talk(practice.port, socket, frame(text), 'suggestedFollowups')).map(({ event }) => event);

  it('begins a conversation', async () => {
    const { text } = await ask(practice.port, 'https://copilot.microsoft.com/c/api/start', {
      method: 'POST',
      body: { timeZone: 'UTC', startNewConversation: true },
    });
    expect(JSON.parse(text)).toMatchObject({ currentConversationId: expect.stringMatching(/./) });
  });

  it('answers over its socket, in the order that is known', async () => {
    const heard = await events('hello');
    expect(heard.filter((event) => event !== 'appendText')).toEqual([
      ...['connected', 'received', 'startMessage', 'partCompleted', 'done', 'suggestedFollowups'],
    ]);
    expect(heard.filter((event) => event === 'appendText').length).toBeGreaterThan(5);
    expect(practice.copilot.sendsReceived).toEqual([{ mode: 'smart', text: 'hello', conversation: 'c1' }]);
    expect(practice.copilot.creditsLeft).toBe(59);
  });

  it('makes an image where one is asked for', async () => {
    expect(await events('an image of an apple')).toEqual(
      expect.arrayContaining(['generatingImage', 'partialImageGenerated', 'imageGenerated', 'done']),
    );
  });

  it('is without credits an error, and no turn', async () => {
    practice.copilot.setCredits(0);
    const heard = await talk(practice.port, socket, frame('hello'), 'error');
    expect(heard.map(({ event }) => event)).toEqual(['connected', 'error']);
  });

  it('cuts its sockets when it is told to', async () => {
    const cut = talk(practice.port, socket, { event: 'ping' }, 'never');
    await vi.waitUntil(() => practice.copilot.socketsOpened === 1);
    practice.copilot.dropConnections();
    await expect(cut).rejects.toThrow('closed');
  });

  it('is claimed by its endpoint', () => {
    expect(claim(copilotMs.endpoints, 'GET', socket)?.id).toBe('chat');
  });
});

describe('civitai.com', () => {
  const api = 'https://civitai.com/api/trpc';
  const headers = { cookie: '__Secure-civitai-token=practice-session' };
  const form = {
    workflow: 'txt2img',
    ecosystem: 'SDXL',
    quantity: 2,
    steps: 25,
    aspectRatio: { value: '1:1', width: 1024, height: 1024 },
  };
  const batch = (names: string, ...inputs: unknown[]) => {
    const input = Object.fromEntries(inputs.map((json, index) => [index, { json }]));
    return `${api}/${names}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`;
  };
  const generate = (more: object = {}) =>
    findings(civitai, `${api}/orchestrator.generateFromGraph`, {
      method: 'POST',
      headers,
      body: { json: { input: { ...form, prompt: 'a cat' }, buzzType: 'yellow', ...more } },
    });

  it.each([{}, { 'trpc-accept': 'application/jsonl' }])(
    'tells Buzz and a price in one batch: %j',
    async (more) => {
      practice.civitai.setBuzz({ blue: 3 });
      const names = 'user.checkNotifications,buzz.getBuzzAccount,orchestrator.whatIfFromGraph';
      const found = await findings(civitai, batch(names, {}, { authed: true }, form), {
        headers: { ...headers, ...more },
      });
      expect(found.pools?.map(({ id, remaining }) => [id, remaining])).toEqual([
        ['blue', 3],
        ['yellow', 4200],
        ['green', 0],
      ]);
      expect(found.prices).toMatchObject([
        { pool: 'yellow', model: 'SDXL', count: 2, settings: { creatorTip: 0 }, amount: 8 },
        { pool: 'yellow', model: 'SDXL', count: 2, amount: 10 },
      ]);
      expect(practice.civitai.pricesAsked).toEqual([form]);
    },
  );

  it('takes the price from the chosen colour, tips included', async () => {
    expect((await generate({ creatorTip: 0.25 })).spends).toMatchObject([{ pool: 'yellow', amount: 10 }]);
    expect(practice.civitai.buzzLeft).toMatchObject({ blue: 350, yellow: 4190 });
  });

  it('takes nothing when too little is left', async () => {
    practice.civitai.setBuzz({ yellow: 7 });
    expect(await generate()).toEqual({});
    expect(practice.civitai.buzzLeft.yellow).toBe(7);
  });

  it('pays back a job that failed', async () => {
    practice.civitai.failNextJob();
    const { spends } = await generate();
    const list = await findings(civitai, batch('orchestrator.queryGeneratedImages', {}), { headers });
    expect(list.refunds?.map(({ id }) => id)).toEqual(spends?.map(({ id }) => id));
    expect(practice.civitai.buzzLeft.yellow).toBe(4200);
  });

  it('tells nothing to who is not signed in', async () => {
    const balance = batch('buzz.getBuzzAccount', { authed: true });
    expect((await failure(civitai, balance))?.kind).toBe('signed-out');
    const among = batch('user.checkNotifications,buzz.getBuzzAccount', {}, {});
    expect((await failure(civitai, among))?.kind).toBe('signed-out');
  });
});

describe('labs.google', () => {
  const api = 'https://aisandbox-pa.googleapis.com/v1';
  const headers = { authorization: 'Bearer ya29.practice-token' };
  const generate = (count: number, videoModelKey = 'veo_3_1_t2v_fast') => ({
    method: 'POST',
    headers,
    body: {
      clientContext: { userPaygateTier: 'PAYGATE_TIER_ONE' },
      requests: Array.from({ length: count }, () => ({ videoModelKey })),
    },
  });
  const video = `${api}/video:batchAsyncGenerateVideoText`;

  it('gives a token to the session and leaves credits out when there are none', async () => {
    const cookie = '__Secure-next-auth.session-token=practice-session';
    const session = await ask(practice.port, 'https://labs.google/fx/api/auth/session', {
      headers: { cookie },
    });
    expect(JSON.parse(session.text).access_token).toBe('ya29.practice-token');
    practice.flow.setCredits(0);
    expect(JSON.parse((await ask(practice.port, `${api}/credits`, { headers })).text)).not.toHaveProperty(
      'credits',
    );
    expect(pool(await findings(googleFlow, `${api}/credits`, { headers }), 'credit', 0)).toBeDefined();
    expect((await failure(googleFlow, `${api}/credits`))?.kind).toBe('signed-out');
  });

  it('takes the price of each clip and says what is left', async () => {
    const found = await findings(googleFlow, video, generate(2));
    expect(found.spends).toMatchObject([{ amount: 40, model: 'veo_3_1_t2v_fast' }]);
    expect(pool(found, 'credit', 820)).toBeDefined();
    expect([practice.flow.creditsLeft, practice.flow.clipsMade]).toEqual([820, 2]);
  });

  it('begins nothing when too few are left', async () => {
    practice.flow.setCredits(10);
    expect((await ask(practice.port, video, generate(1))).status).toBe(429);
    expect([practice.flow.creditsLeft, practice.flow.clipsMade]).toEqual([10, 0]);
  });

  it('pays back a clip that failed', async () => {
    practice.flow.failNextClips();
    const { text } = await ask(practice.port, video, generate(1));
    const body = { operations: JSON.parse(text).operations };
    const url = `${api}/video:batchCheckAsyncVideoGenerationStatus`;
    const { refunds } = await findings(googleFlow, url, { method: 'POST', headers, body });
    expect(refunds).toEqual([{ id: `clip:${body.operations[0].operation.name}`, unit: 'credit' }]);
    expect(practice.flow.creditsLeft).toBe(860);
  });

  it('lists its models with their prices', async () => {
    const { prices } = await findings(
      googleFlow,
      'https://labs.google/fx/api/trpc/videoFx.getVideoModelConfig',
    );
    expect(prices).toContainEqual({
      pool: 'credits',
      unit: 'credit',
      feature: 'video',
      model: 'veo_3_1_t2v',
      each: true,
      amount: 100,
    });
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
    ['https://grok.com/', 'aria-label="Model select"'],
    ['https://app.runwayml.com/', 'id="generate"'],
    ['https://app.klingai.com/global', 'id="generate"'],
    ['https://openrouter.ai/chat', 'aria-label="Send message"'],
    ['https://poe.com/', 'aria-label="Send message"'],
    ['https://copilot.microsoft.com/', 'aria-label="Submit message"'],
    ['https://civitai.com/generate', 'id="generate"'],
    ['https://labs.google/fx/tools/flow', 'id="generate"'],
  ])('%s has its hooks and a strict policy', async (url, hook) => {
    const { text, header } = await ask(practice.port, url);
    expect(text).toContain(hook);
    expect(text).not.toMatch(/\{\{|<script>|style=/);
    expect(header('content-security-policy')).toContain("script-src 'self'; style-src 'self'");
  });
});
