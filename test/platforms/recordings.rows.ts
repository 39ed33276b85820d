import { readFileSync } from 'node:fs';
import type { PbfWriter } from 'pbf';
import { completionReader } from '../../lib/platforms/completion/completion';
import { completionAt } from '../../lib/platforms/completion/fields';
import type { Platform } from '../../lib/platforms/platform';
import { frame, joined, trailer, unary } from '../wire/grpc-web';
import { platformById } from './all';
import type { Exchange } from './observe';
import { atOwnAddress } from './own-address';

/**
 * What a recording must give. Pools by their ids, all of them; of each, what is named (`undefined`: not told). Times are ISO
 * 8601.
 */
export interface Gives {
  readonly pools?: { readonly [id: string]: { readonly [member: string]: unknown } };
  readonly plan?: string;
  readonly account?: object;
  readonly accounts?: readonly object[];
  readonly failure?: { readonly kind: string; readonly at: string; readonly retryAfterSeconds?: number };
  readonly spends?: readonly object[];
  readonly tokens?: readonly object[];
  /** Of the prices, one. */
  readonly price?: object;
  /** What the request was for. */
  readonly task?: object;
}

/** One recording, or a part of one, as an exchange with a platform of ours. */
export interface Row extends Omit<Exchange, 'platform' | 'body' | 'now'> {
  readonly of: string;
  /** Of several answers in one recording, which; also in the name of the row. */
  readonly part?: string;
  readonly platform: Platform;
  /** Where the copy is, in test/platforms. */
  readonly copy: string;
  readonly now: string;
  /** The body on the wire, made of the recording's text: a stream is kept without its framing. */
  readonly body: (recorded: string) => unknown;
  /** The recording is the request. */
  readonly requestBodyOf?: (recorded: string) => unknown;
  readonly gives: Gives;
}

/** Series of readings, no answer of an endpoint: what is made of them stands in a test of their own. */
export const series: Readonly<Record<string, { readonly copy: string; readonly test: string }>> = {
  'chatgpt/history-weekly.jsonl': {
    copy: 'chatgpt/fixtures/history-weekly.jsonl',
    test: 'chatgpt/history.test.ts',
  },
  'chatgpt/history-two-accounts.json': {
    copy: 'chatgpt/fixtures/history-two-accounts.json',
    test: 'chatgpt/history.test.ts',
  },
};

function platform(id: string): Platform {
  const found = platformById(id) ?? atOwnAddress.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no platform "${id}".`);
  return found;
}

const asIs = (recorded: string) => recorded;
/** One event a line, as Server-Sent Events. */
const events = (recorded: string) =>
  recorded
    .trim()
    .split('\n')
    .map((line) => `data: ${line}\n\n`)
    .join('');
/** …and OpenAI's word for the end. */
const sse = (recorded: string) => `${events(recorded)}data: [DONE]\n\n`;
const part =
  (...keys: readonly string[]) =>
  (recorded: string): unknown =>
    keys.reduce((value, key) => value[key], JSON.parse(recorded));

const seconds = (epoch: number) => new Date(epoch * 1000).toISOString();
const share = (used: number, resetsAt?: string) => ({
  ...{ unit: 'percent', limit: 100, used, remaining: Number((100 - used).toFixed(6)) },
  ...(resetsAt === undefined ? {} : { resetsAt }),
});

type Of = Pick<Row, 'of' | 'gives'> & Partial<Row>;

/** A recording whose copy has its own name, in the fixtures of its platform. */
function row(id: string, url: string, now: string, more: Of): Row {
  const [, name] = more.of.split('/');
  return { url, now, platform: platform(id), copy: `${id}/fixtures/${name}`, body: asIs, ...more };
}

const claudeOrg = '00000000-0000-4000-8000-000000000001';
const claude = (name: string, gives: Gives): Row =>
  row('claude', `https://claude.ai/api/organizations/${claudeOrg}/usage`, '2026-07-22T12:00:00Z', {
    of: `claude/usage-${name}.json`,
    gives: { account: { id: claudeOrg }, ...gives },
  });

const chatgptNow = '2026-11-04T12:00:00Z';
const fromNow = (after: number) => seconds(Date.parse(chatgptNow) / 1000 + after);
const chatgpt = (name: string, gives: Gives): Row =>
  row('chatgpt', 'https://chatgpt.com/backend-api/wham/usage', chatgptNow, {
    of: `chatgpt/wham-usage-${name}.json`,
    gives,
  });

const openrouter = (path: string, more: Of) =>
  row('openrouter', `https://openrouter.ai/api/v1${path}`, '2026-01-29T18:30:00Z', more);

/** A stream of OpenRouter whose last event tells the usage that was recorded. */
const usageEvent = (name: string, input: number, output: number, cost: number) =>
  openrouter('/chat/completions', {
    of: 'openrouter/usage-events.json',
    part: name,
    method: 'POST',
    requestBody: { model: 'made-up/model' },
    body: (recorded) =>
      sse(JSON.stringify({ id: 'gen-1', model: 'made-up/model', usage: part(name, 'raw')(recorded) })),
    gives: {
      spends: [{ id: 'gen-1', unit: 'USD', amount: cost, basis: 'exact', pool: 'credits' }],
      tokens: [{ model: 'made-up/model', input, output }],
    },
  });

const qwenGateway = 'https://cs-data.qwencloud.com/data/api.json';
const qwenPersonal = (call: string) =>
  `${qwenGateway}?action=IntlBroadScopeAspnGateway&product=sfm_bailian&api=zeldaHttp.apikeyMgr./tokenplan/personal/api/v2/${call}`;
const qwenSummary = 'https://home.qwencloud.com/data/api.json?action=GetSubscriptionSummary';
const qwen = (url: string, name: string, gives: Gives, now = '2026-07-23T12:00:00Z') =>
  row('qwen', url, now, { of: `qwen/${name}.json`, method: 'POST', gives });

/** Of the answer with parts of several platforms, one. */
function mixed(id: string, url: string, keys: readonly string[], more: Omit<Of, 'of'>): Row {
  return row(id, url, '2026-01-06T12:00:00Z', {
    of: '_mixed/quota-responses.json',
    copy: 'mixed/fixtures/quota-responses.json',
    part: keys.join('.'),
    body: part(...keys),
    ...more,
  });
}

/** Usage and limits come by two requests, and mean something only together. */
function vertex(name: string, limitsOrUsage: string, gives: Gives, edit = asIs): Row {
  const beside = readFileSync(new URL(`./vertex-ai/fixtures/${limitsOrUsage}.json`, import.meta.url), 'utf8');
  return row(
    'vertex-ai',
    'https://monitoring.googleapis.com/v3/projects/redacted-project/timeSeries',
    '2026-08-15T12:00:00Z',
    {
      of: `vertex/${name}.json`,
      body: (recorded) => [recorded, edit(beside)].map((text) => JSON.parse(text)),
      gives,
    },
  );
}
const quota = (used: number, limit: number) => ({ unit: 'unit', used, limit, remaining: limit - used });

/**
 * Answers of APIs that no page of ours is known to ask: programs do, with a key. They are held to what our reader of
 * completions makes of them, so that a platform whose page asks there needs only to name the address.
 */
function completion(vendor: string, url: string, name: string, more: Omit<Of, 'of'> & Partial<Of>): Row {
  const endpoints = { completion: completionAt({ url, confidence: 'high' }) };
  const readers = { completion: completionReader({ name: vendor, pool: 'credits' }) };
  return {
    ...{ of: `${vendor}-api/${name}`, copy: `completion/fixtures/${vendor}-${name}`, url, method: 'POST' },
    now: '2026-08-10T12:00:00Z',
    platform: { ...platform('openai-api'), endpoints, readers },
    body: sse,
    ...more,
  };
}

const streamed = (id: string, url: string, more: Of) =>
  row(id, url, '2026-02-12T12:00:00Z', { method: 'POST', body: sse, ...more });
const messages = (name: string, input: number, output: number, id: string, model: string) =>
  streamed('anthropic-api', 'https://api.anthropic.com/v1/messages', {
    of: `anthropic-api/${name}.chunks.txt`,
    gives: {
      spends: [{ id, pool: 'credits', unit: 'USD', basis: 'priced', model }],
      tokens: [{ model, input, output }],
    },
  });

const grokWeek = 'https://grok.com/grok_api_v2.GrokBuildBilling/GetGrokCreditsConfig';

interface GrokBilling {
  readonly config: {
    readonly creditUsagePercent: number;
    readonly currentPeriod: { readonly start: string; readonly end: string };
    readonly productUsage?: readonly unknown[];
  };
}

/** The same message in Protobuf, as grok.com's own page gets it; its JSON twin is for the command line. */
function weeklyCredits({ config }: GrokBilling): Uint8Array {
  const { currentPeriod, creditUsagePercent, productUsage = [] } = config;
  const time = (writer: PbfWriter, field: number, iso: string) =>
    writer.writeMessage(
      field,
      (_, inner) => inner.writeVarintField(1, Math.floor(Date.parse(iso) / 1000)),
      null,
    );
  return unary((message) =>
    message.writeMessage(
      1,
      (_, inner) => {
        inner.writeFloatField(1, creditUsagePercent);
        for (const _product of productUsage)
          inner.writeMessage(7, (_row, product) => product.writeVarintField(1, 1), null);
        inner.writeMessage(
          8,
          (_at, period) => {
            period.writeVarintField(1, 2);
            time(period, 2, currentPeriod.start);
            time(period, 3, currentPeriod.end);
          },
          null,
        );
      },
      null,
    ),
  );
}

const minimax = (name: string, gives: Gives): Row =>
  row(
    'minimax',
    'https://platform.minimax.io/v1/api/openplatform/coding_plan/remains',
    '2026-06-01T05:00:00Z',
    { of: `minimax/${name}.json`, copy: `minimax-api/fixtures/${name}.json`, gives },
  );

const notionUser = '00000000-0000-4000-8000-000000000001';
const notion = (call: string, name: string, more: Omit<Of, 'of'>): Row =>
  row('notion', `https://app.notion.com/api/v3/${call}`, '2026-08-03T12:00:00Z', {
    of: `notion/${name}.json`,
    method: 'POST',
    requestHeaders: { 'x-notion-active-user-header': notionUser },
    ...more,
  });

const commandcode = (name: string, gives: Gives): Row =>
  row('commandcode', 'https://api.commandcode.ai/internal/billing/credits', '2026-05-28T12:00:00Z', {
    of: `commandcode/${name}.json`,
    gives,
  });

const opencodeBilling = 'c83b78a614689c38ebee981f9b39a8b377716db85c1fd7dbab604adc02d3313d';
const opencode = (name: string, now: string, gives: Gives): Row =>
  row('opencode', `https://opencode.ai/_server?id=${opencodeBilling}`, now, {
    of: `opencode/${name}.txt`,
    headers: { 'content-type': 'text/javascript' },
    gives,
  });

/** Recorded is the text alone, which the server gives in an object. */
const amp = (name: string, gives: Gives): Row =>
  row('amp', 'https://ampcode.com/api/internal?userDisplayBalanceInfo', '2026-08-14T12:00:00Z', {
    of: `amp/${name}.txt`,
    method: 'POST',
    body: (recorded) => ({ ok: true, result: { displayText: recorded } }),
    gives,
  });

const gemini3 = 'https://generativelanguage.googleapis.com/v1beta/models/gemini-3-pro-preview';
const aiStudio = (call: string, more: Of): Row =>
  row('ai-studio', `${gemini3}:${call}`, '2026-08-10T12:00:00Z', {
    method: 'POST',
    requestBody: {},
    ...more,
  });

export const rows: readonly Row[] = [
  claude('limits-array', {
    pools: {
      'five-hour': share(23, '2026-01-29T20:00:00.000Z'),
      'seven-day': share(4, '2026-02-05T15:00:00.000Z'),
      'seven-day:sonnet': share(0),
      'seven-day:fable': share(9, '2026-02-05T14:59:59.000Z'),
    },
  }),
  claude('old-shape', {
    pools: {
      'five-hour': share(23, '2026-01-29T20:00:00.000Z'),
      'seven-day': share(4, '2026-02-05T15:00:00.000Z'),
      'seven-day:sonnet': share(0),
    },
  }),
  claude('extra-usage-on', {
    pools: {
      'five-hour': share(62, '2026-05-23T13:30:00.000Z'),
      'seven-day': share(27, '2026-05-27T13:00:00.000Z'),
      'seven-day:sonnet': share(4, '2026-05-23T14:24:00.000Z'),
      'extra-usage': { unit: 'USD', used: 2.5, limit: 50, remaining: 47.5 },
    },
  }),
  claude('minimal', { pools: { 'five-hour': share(15), 'seven-day': share(8) } }),
  claude('live-pro-2026-04-29', {
    // Within a second of 11:40:00.
    pools: {
      'five-hour': share(60, '2026-04-29T11:40:00.255Z'),
      'seven-day': share(12),
      'seven-day:omelette': share(0),
    },
  }),
  claude('live-weekly-scoped', {
    plan: 'Max 20x',
    account: { id: claudeOrg, plan: 'Max 20x' },
    pools: { 'five-hour': share(9), 'seven-day': share(1), 'seven-day:fable': share(1) },
  }),
  claude('legacy-keys', { pools: { 'five-hour': share(25), 'seven-day': share(4.5) } }),
  claude('free-tier', {
    plan: 'Free',
    account: { id: claudeOrg, plan: 'Free' },
    pools: { 'five-hour': share(0) },
  }),
  claude('exhausted', {
    pools: { 'five-hour': share(100), 'seven-day': share(88), 'seven-day:opus': share(100) },
  }),
  claude('three-windows', {
    pools: { 'five-hour': share(64.5), 'seven-day': share(37), 'seven-day:opus': share(12) },
  }),

  chatgpt('with-spark', {
    plan: 'Pro',
    pools: {
      'codex:primary': share(9, fromNow(7252)),
      'codex:secondary': share(3, fromNow(265_266)),
      'gpt-5-3-codex-spark:primary': share(16, fromNow(16_711)),
      'gpt-5-3-codex-spark:secondary': share(5, fromNow(603_511)),
      credits: { remaining: 0, quiet: true },
    },
  }),
  chatgpt('legacy-snake', {
    plan: 'Pro',
    pools: {
      'codex:5h': { ...share(42.5, seconds(1_778_062_321)), windowSeconds: 18_000 },
      'codex:weekly': share(12, seconds(1_778_544_318)),
      'gpt-5-codex-spark:5h': share(5, seconds(1_778_067_722)),
      'gpt-5-codex-spark:weekly': share(1, seconds(1_778_654_522)),
    },
  }),
  chatgpt('team-monthly', {
    plan: 'Business',
    pools: { 'codex:monthly': { ...share(33, seconds(1_786_262_548)), windowSeconds: 2_628_000 } },
  }),
  chatgpt('weekly-only-with-spark', {
    plan: 'Pro',
    pools: {
      'codex:weekly': share(63, seconds(1_785_011_368)),
      'gpt-5-3-codex-spark:weekly': share(0, seconds(1_785_034_650)),
    },
  }),
  chatgpt('plain', {
    plan: 'Pro',
    pools: { 'codex:5h': share(28, seconds(1_782_018_000)), 'codex:weekly': share(73) },
  }),
  // "Resets today at 2:15 PM" tells no zone, so no time.
  row('chatgpt', 'https://chatgpt.com/codex/settings/usage', chatgptNow, {
    of: 'chatgpt/settings-page-pro.html',
    headers: { 'content-type': 'text/html' },
    gives: {
      plan: 'Pro 5x',
      pools: {
        'codex:5h': { ...share(28), resetsAt: undefined, windowSeconds: 18_000 },
        'codex:weekly': { ...share(59), resetsAt: undefined, windowSeconds: 604_800 },
      },
    },
  }),

  minimax('coding-plan-remains-counts', {
    pools: {
      'interval:MiniMax-M*': { limit: 1500, used: 0, remaining: 1500 },
      'weekly:MiniMax-M*': { limit: 15_000, used: 0, remaining: 15_000 },
    },
  }),
  minimax('token-plan-normal', {
    plan: 'Token Plan Plus',
    pools: {
      'interval:general': { ...share(4, seconds(1_780_297_200)), windowSeconds: 18_000 },
      'weekly:general': share(1, seconds(1_780_848_000)),
      points: { unit: 'point', remaining: 14_000 },
    },
  }),
  minimax('token-plan-missing-reset', {
    plan: 'Token Plan Plus',
    pools: {
      'interval:general': { ...share(25), resetsAt: undefined },
      'weekly:general': { ...share(40), resetsAt: undefined },
    },
  }),

  notion('getCreditRateLimitStatus', 'credit-rate-limit-status', {
    requestBody: { spaceId: '00000000-0000-4000-8000-000000000002' },
    gives: {
      // A preview: nothing is enforced yet, so nothing runs out.
      pools: {
        window: {
          ...{ unit: 'credit', limit: 100, used: 42.5, remaining: 57.5, windowSeconds: 21_600, quiet: true },
          resetsAt: '2026-08-03T15:30:00.000Z',
        },
        'billing-period': {
          limit: 100,
          used: 18,
          remaining: 82,
          resetsAt: seconds(1_788_000_000),
          quiet: true,
        },
      },
    },
  }),
  notion('getSpaces', 'get-spaces', {
    gives: {
      accounts: [
        {
          id: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee:11111111-2222-3333-4444-555555555555',
          label: 'Acme',
          plan: 'Business',
        },
      ],
    },
  }),

  openrouter('/credits', {
    of: 'openrouter/credits.json',
    gives: { pools: { credits: { unit: 'USD', limit: 6685, used: 6548.72, remaining: 136.28 } } },
  }),
  openrouter('/key', {
    of: 'openrouter/key-weekly-limit.json',
    gives: {
      pools: {
        'key-limit': { limit: 100, remaining: 99.99, resetsAt: '2026-02-02T00:00:00.000Z', refills: true },
        'spent-today': { used: 0.004, quiet: true },
        'spent-this-week': { used: 0.5, quiet: true },
        'spent-this-month': { used: 37.41, quiet: true },
      },
    },
  }),
  openrouter('/key', {
    of: 'openrouter/key-no-limit.json',
    gives: {
      plan: 'Pay as you go',
      pools: {
        'key-usage': { used: 0, quiet: true, limit: undefined, remaining: undefined },
        'spent-today': { used: 0 },
        'spent-this-week': { used: 0 },
        'spent-this-month': { used: 0 },
      },
    },
  }),
  openrouter('/keys', {
    of: 'openrouter/keys-list.json',
    gives: { pools: { 'key:abcabcabcbababcbabcabcabc': { used: 0, limit: undefined, quiet: true } } },
  }),
  openrouter('/keys/abcabcabcbababcbabcabcabc', {
    of: 'openrouter/key-by-hash.json',
    gives: { pools: { 'key:abcabcabcbababcbabcabcabc': { limit: 5, remaining: 4, used: 1 } } },
  }),
  openrouter('/models', {
    of: 'openrouter/models-pricing.json',
    gives: {
      price: { model: 'amazon/nova-premier-v1', perInputToken: 0.0000025, perOutputToken: 0.0000125 },
    },
  }),
  usageEvent('openrouter_stream_usage', 9096, 77, 0.000325),

  row('opencode-go', 'https://opencode.ai/zen/go/v1/usage', '2026-08-16T18:00:00Z', {
    of: 'opencode/go-usage.json',
    gives: {
      pools: {
        rolling: share(12.3, '2026-08-16T20:00:00.000Z'),
        weekly: share(45.6),
        monthly: share(78.9),
      },
    },
  }),

  opencode('billing-pay-as-you-go', '2026-07-30T12:00:00Z', {
    pools: {
      balance: { unit: 'USD', remaining: 12.5 },
      month: { unit: 'USD', limit: 20, used: 15, remaining: 5, resetsAt: '2026-08-01T00:00:00.000Z' },
    },
  }),
  // No customer: no wallet, not an empty one.
  opencode('billing-not-set-up', '2026-05-10T12:00:00Z', { pools: {} }),

  amp('usage-text-monthly', {
    plan: 'Gigawatt',
    pools: {
      free: share(39, '2026-08-15T00:00:00.000Z'),
      agent: { ...share(27), resetsAt: undefined },
      orb: { ...share(9), resetsAt: undefined },
      credits: { unit: 'USD', remaining: 17.23 },
      'workspace:meow': { unit: 'USD', remaining: 5.33 },
    },
  }),
  amp('usage-text-days', {
    plan: 'Megawatt',
    pools: { agent: { ...share(3), resetsAt: undefined }, orb: { ...share(0), resetsAt: undefined } },
  }),

  commandcode('window-limits-root', {
    pools: {
      monthly: { unit: 'USD', remaining: 8.5 },
      premium: { remaining: 0, quiet: true },
      'open-source': { remaining: 0, quiet: true },
      bought: { remaining: 0, quiet: true },
      'five-hour': { ...share(25, seconds(1_780_000_000)), windowSeconds: 18_000 },
      weekly: { ...share(10, seconds(1_780_100_000)), windowSeconds: 604_800 },
    },
  }),
  commandcode('window-limits-nested', {
    pools: {
      monthly: { unit: 'USD', remaining: 7.25 },
      premium: { remaining: 0 },
      'open-source': { remaining: 0 },
      bought: { remaining: 2, paysBeyond: true },
      'five-hour': share(25, seconds(1_780_200_000)),
      weekly: share(20, seconds(1_780_300_000)),
    },
  }),

  row('grok', grokWeek, '2026-07-16T12:00:00Z', {
    of: 'grok/billing-weekly-credits.json',
    method: 'POST',
    body: (recorded) => weeklyCredits(JSON.parse(recorded)),
    gives: { pools: { weekly: share(5, '2026-07-20T02:24:00.000Z') } },
  }),
  row('grok', grokWeek, '2026-07-02T12:00:00Z', {
    of: 'grok/credits-config-grpc-bytes.json',
    method: 'POST',
    body: (recorded) => joined(frame(Uint8Array.from(JSON.parse(recorded))), trailer(0)),
    gives: {
      pools: {
        weekly: share(73, '2026-07-06T23:06:19.000Z'),
        'weekly:imagine': { used: 66 },
        'weekly:chat': { used: 5 },
        'weekly:build': { used: 2 },
      },
    },
  }),
  row('grok', 'https://grok.com/rest/subscriptions', '2026-08-11T12:00:00Z', {
    of: 'grok/subscriptions-heavy.json',
    gives: { plan: 'SuperGrok Heavy' },
  }),

  qwen(qwenSummary, 'qwencloud-flat-subscription-summary', {
    pools: { credits: { limit: 2000, used: 500, remaining: 1500 } },
  }),
  qwen(
    qwenGateway,
    'qwencloud-nested-equity-list',
    { pools: { credits: { limit: 1000, used: 125, remaining: 875, resetsAt: seconds(1_701_000_000) } } },
    '2023-11-20T12:00:00Z',
  ),
  // No plan: no pool, not an empty one.
  qwen(qwenSummary, 'qwencloud-no-active-subscription', { pools: {} }),
  qwen(qwenPersonal('usage'), 'qwencloud-login-required', { failure: { kind: 'signed-out', at: 'code' } }),
  qwen(qwenPersonal('usage'), 'qwencloud-forbidden', { failure: { kind: 'signed-out', at: 'code' } }),
  qwen(qwenPersonal('usage'), 'bailian-personal-usage', {
    pools: {
      'five-hour': share(0.099731, seconds(1_784_813_220)),
      weekly: share(0.030147, seconds(1_785_234_900)),
    },
  }),
  qwen(qwenPersonal('subscription'), 'bailian-personal-subscription', { plan: 'Pro' }),
  // Its limits are the plan table's (lib/platforms/qwen/plans.ts); the answer itself tells nothing of the account.
  qwen(qwenPersonal('quota-config'), 'bailian-personal-quota-config', {}),

  mixed('openrouter', 'https://openrouter.ai/api/v1/credits', ['openrouter', 'credits'], {
    gives: { pools: { credits: { limit: 100, used: 40, remaining: 60 } } },
  }),
  mixed('openrouter', 'https://openrouter.ai/api/v1/key', ['openrouter', 'key'], {
    gives: { pools: { 'key-limit': { limit: 50, used: 20, remaining: 30 } } },
  }),
  mixed('deepseek-api', 'https://api.deepseek.com/user/balance', ['deepseek', 'balance'], {
    gives: {
      pools: {
        'balance:CNY': { unit: 'CNY', remaining: 3.96 },
        'balance:USD': { unit: 'USD', remaining: 0 },
      },
    },
  }),
  mixed('kimi-code', 'https://api.kimi.com/coding/v1/usages', ['kimi', 'usages'], {
    gives: {
      pools: {
        weekly: { limit: 2048, used: 214, remaining: 1834, resetsAt: '2026-01-09T15:23:13.000Z' },
        'five-hour': { limit: 200, used: 139, remaining: 61, resetsAt: '2026-01-06T13:33:02.000Z' },
      },
    },
  }),
  // Of the key itself no budget is told.
  mixed('litellm', 'https://litellm.example.com/key/info', ['litellm', 'key_info'], {
    gives: { pools: {}, accounts: [{ id: 'id=fixture-key&user=fixture-user&team=fixture-team' }] },
  }),
  mixed('litellm', 'https://litellm.example.com/user/info?user_id=fixture-user', ['litellm', 'user_info'], {
    gives: { pools: { user: { unit: 'USD', limit: 100, used: 25, remaining: 75 } } },
  }),
  mixed('litellm', 'https://litellm.example.com/team/info?team_id=fixture-team', ['litellm', 'team_info'], {
    gives: { pools: { team: { unit: 'USD', limit: 200, used: 40, remaining: 160 } } },
  }),
  mixed('chatgpt', 'https://chatgpt.com/backend-api/wham/usage', ['codex', 'usage'], {
    gives: {
      plan: 'Pro',
      pools: {
        'codex:5h': share(12, seconds(1_754_140_800)),
        'codex:weekly': share(33, seconds(1_754_572_800)),
      },
    },
  }),
  mixed('claude', `https://claude.ai/api/organizations/${claudeOrg}/usage`, ['claude', 'usage'], {
    gives: {
      pools: {
        'five-hour': share(8, '2026-08-02T17:00:00.000Z'),
        'seven-day': share(22, '2026-08-09T12:00:00.000Z'),
      },
    },
  }),
  mixed('grok', grokWeek, ['grok', 'billing'], {
    method: 'POST',
    body: (recorded) => weeklyCredits(part('grok', 'billing')(recorded) as GrokBilling),
    gives: { pools: { weekly: share(8, '2026-08-06T07:33:06.000Z') } },
  }),

  row('openai-api', 'https://api.openai.com/v1/responses', '2025-11-18T12:00:00Z', {
    of: 'openai-api/responses-error-insufficient-quota.json',
    method: 'POST',
    status: 429,
    // Out of credits, and no rate limit: waiting does not help, and nothing was spent.
    gives: {},
  }),
  streamed('openai-api', 'https://api.openai.com/v1/responses', {
    of: 'openai-api/responses-error-insufficient-quota.chunks.txt',
    gives: {},
  }),
  streamed('openai-api', 'https://api.openai.com/v1/completions', {
    of: 'openai-api/completion-stream.chunks.txt',
    gives: {
      spends: [{ id: 'cmpl-D8ZFN477TMm6AoQohx2jSTOJMh60M', pool: 'credits', unit: 'USD', basis: 'priced' }],
      tokens: [{ model: 'gpt-3.5-turbo-instruct:20230824-v2', input: 14, output: 16 }],
    },
  }),
  messages('messages-stream', 12, 30, 'msg_01QC4g3HwBThD4BaNtBckFDJ', 'claude-sonnet-4-5-20250929'),
  messages(
    'messages-stream-input-in-delta',
    61,
    2,
    'msg_3196a1cc08de4d76b85b8f5777c0d42b',
    'claude-opus-4-5-20251101',
  ),
  streamed('groq-api', 'https://api.groq.com/openai/v1/chat/completions', {
    of: 'groq-api/chat-stream.chunks.txt',
    // Told twice, counted once.
    gives: {
      spends: [{ id: 'chatcmpl-b610d559-f156-4aca-8827-24b4fe6af54f', unit: 'USD', basis: 'priced' }],
      tokens: [{ model: 'llama-3.3-70b-versatile', input: 210, output: 15 }],
    },
  }),
  completion('xai', 'https://api.x.ai/v1/chat/completions', 'chat-stream-with-cost.chunks.txt', {
    gives: {
      spends: [{ unit: 'USD', amount: 0.000146625, basis: 'exact' }],
      tokens: [{ model: 'grok-3-mini', input: 12, output: 1 }],
    },
  }),
  completion('deepseek', 'https://api.deepseek.com/chat/completions', 'chat.json', {
    body: asIs,
    gives: { tokens: [{ model: 'deepseek-reasoner', input: 495, output: 144 }] },
  }),
  completion('moonshot', 'https://api.moonshot.ai/v1/chat/completions', 'chat-stream.chunks.txt', {
    gives: { tokens: [{ model: 'kimi-k3', input: 9, output: 12 }] },
  }),
  completion('mistral', 'https://api.mistral.ai/v1/chat/completions', 'chat-stream.chunks.txt', {
    gives: { tokens: [{ model: 'mistral-small-latest', input: 13, output: 8 }] },
  }),
  // Told so far in each event: the last holds.
  completion('perplexity', 'https://api.perplexity.ai/chat/completions', 'chat-stream.chunks.txt', {
    gives: { tokens: [{ model: 'sonar', input: 11, output: 434 }] },
  }),
  // The first event names no model yet. Which host answers is the customer's own: `NAME.openai.azure.com`.
  completion(
    'azure-openai',
    'https://example.openai.azure.com/openai/v1/chat/completions',
    'chat-stream.chunks.txt',
    {
      of: 'azure-openai/chat-stream.chunks.txt',
      gives: { tokens: [{ model: 'gpt-5-nano-2025-08-07', input: 15, output: 78 }] },
    },
  ),

  vertex('exact-named-usage', 'exact-named-limits', {
    pools: { 'global/GenerateContentRequestsPerMinutePerProjectPerBaseModel': quota(25, 100) },
  }),
  vertex(
    'exact-named-limits',
    'exact-named-usage',
    { pools: { 'global/GenerateContentRequestsPerMinutePerProject': quota(25, 50) } },
    (usage) => usage.replace('PerBaseModel', ''),
  ),
  vertex('issue-2958-usage-without-limit-name', 'issue-2958-regional-and-global-limits', {
    pools: { 'us-west1/ReasoningEngineEntitiesPerProjectPerRegion': quota(1, 100) },
  }),
  vertex(
    'issue-2958-regional-and-global-limits',
    'issue-2958-usage-without-limit-name',
    { pools: { 'global/ReasoningEngineEntitiesPerProject': quota(1, 1000) } },
    (usage) => usage.replace('us-west1', 'global'),
  ),
  vertex('ambiguous-regional-limits', 'issue-2958-usage-without-limit-name', {
    failure: { kind: 'changed-shape', at: 'timeSeries' },
  }),

  // Told so far in each event, and thoughts are paid for as output.
  aiStudio('streamGenerateContent?alt=sse', {
    of: 'ai-studio/generate-stream.chunks.txt',
    headers: { 'content-type': 'text/event-stream' },
    body: events,
    gives: {
      spends: [{ id: 'bH6LaZW8Fp_3nsEPqtaSwQ4', unit: 'token', amount: 217, basis: 'exact' }],
      tokens: [{ model: 'gemini-3-pro-preview', input: 9, output: 208 }],
    },
  }),
  aiStudio('generateContent', {
    of: 'ai-studio/error-429-retry-info.json',
    status: 429,
    gives: { failure: { kind: 'rate-limited', at: 'error', retryAfterSeconds: 35 } },
  }),

  row('novelai', 'https://image.novelai.net/ai/generate-image', '2025-05-10T12:00:00Z', {
    of: 'novelai/generate-image-request-v4.json',
    method: 'POST',
    requestBodyOf: (recorded) => JSON.parse(recorded).body,
    body: () => 'event: final\ndata: {"image":"removed"}\n\n',
    gives: {
      task: {
        ...{ feature: 'image', model: 'nai-diffusion-4-5-curated', count: 1 },
        settings: { width: 832, height: 1216, steps: 23 },
      },
    },
  }),
];
