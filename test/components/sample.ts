import type { StoredPool } from '../../lib/core/balance';
import { type AccountState, buildCard, type Card, type CardSource, sortCards } from '../../lib/core/card';
import type { Grant } from '../../lib/core/grants/grant';
import { defaultThresholds } from '../../lib/core/warning';

/** Ugly but possible data, for tests and for looking at. A Tuesday noon. */
export const now = new Date(2026, 10, 17, 12, 0).getTime();
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export function pool(part: Partial<StoredPool> = {}): StoredPool {
  return {
    id: 'credits',
    label: 'Credits',
    unit: 'credit',
    remaining: 1200,
    limit: 2500,
    readAt: now - 2 * minute,
    source: 'billing',
    ...part,
  };
}

export function account(part: Partial<AccountState> = {}): AccountState {
  return { account: { id: 'me' }, pools: [pool()], spends: [], samples: [], seenAt: now, ...part };
}

export function card(part: Partial<CardSource> = {}, at = now): Card {
  return buildCard(
    {
      platform: 'suno',
      name: 'Suno',
      glyph: '♪',
      thresholds: defaultThresholds,
      accounts: [account()],
      grants: [],
      permission: true,
      zone: 'UTC',
      ...part,
    },
    at,
  );
}

/** A plan of 1,000 credits, typed in three days ago. */
function grant(part: Partial<Grant> = {}): Grant {
  return {
    id: '1',
    name: 'Melody Maker',
    kind: 'subscription',
    unit: 'credit',
    amount: 1000,
    priority: 50,
    effectiveAt: now - 3 * day,
    renewal: { every: 'month', day: 3 },
    ...part,
  };
}
const fastMinutes = grant({ name: 'Midjourney', unit: 'fast minutes', amount: 900, left: 640 });

const longName = 'The Very Long Workspace Name of a Company With Sixty Letters';

/** One account, whose pools are these. */
function withPools(...pools: StoredPool[]): Pick<CardSource, 'accounts'> {
  return { accounts: [account({ pools })] };
}

const sources = {
  low: { ...withPools(pool({ remaining: 380, resetsAt: now + 6 * day })) },
  almostEmpty: {
    platform: 'udio',
    name: 'Udio',
    glyph: 'U',
    accounts: [
      account({
        account: { id: 'a', plan: 'Pro', label: 'someone@example.org' },
        pools: [pool({ remaining: 38, resetsAt: now + 6 * day })],
        spends: [{ id: 's', at: now - minute, unit: 'credit', pool: 'credits', basis: 'learned' }],
      }),
    ],
  },
  windows: {
    platform: 'claude',
    name: 'Claude',
    glyph: '✳',
    accounts: [
      account({
        account: { id: 'work', label: longName, plan: 'Team' },
        pools: [
          pool({
            id: '5h',
            label: '5-hour',
            unit: 'percent',
            remaining: 41,
            limit: 100,
            resetsAt: now + 130 * minute,
          }),
          pool({
            id: '7d',
            label: 'Weekly',
            unit: 'percent',
            remaining: 88,
            limit: 100,
            resetsAt: now + 5 * day,
          }),
          pool({
            id: 'opus',
            label: 'Weekly, Opus',
            unit: 'percent',
            remaining: 9.5,
            limit: 100,
            resetsAt: now + 5 * day,
          }),
          pool({ id: 'extra', label: 'Extra usage', unit: 'USD', remaining: 12.5, limit: 50 }),
          pool({ id: 'new', label: 'cinder_cove', unit: 'percent', remaining: 100, limit: 100, quiet: true }),
          pool({
            id: 'old',
            label: 'Weekly, OAuth apps',
            unit: 'percent',
            remaining: Number.NaN,
            limit: 100,
            quiet: true,
          }),
        ].map(withoutUnknown),
      }),
      account({ account: { id: 'home', label: 'Home', plan: 'Max 5x' }, seenAt: now - day }),
    ],
  },
  signedOut: {
    platform: 'chatgpt',
    name: 'ChatGPT',
    glyph: '◎',
    ...withPools(
      pool({
        id: 'dr',
        label: 'Deep research',
        unit: 'use',
        remaining: 12,
        limit: 40,
        readAt: now - 3 * hour,
      }),
    ),
    failure: {
      kind: 'signed-out' as const,
      at: 'session',
      message: 'Nobody is signed in.',
      since: now - 3 * hour,
    },
  },
  empty: {
    platform: 'luma',
    name: 'Luma',
    glyph: 'L',
    ...withPools(pool({ remaining: 0, limit: 100, expiresAt: now + 2 * day })),
  },
  negative: {
    platform: 'fal',
    name: 'fal',
    glyph: 'f',
    ...withPools(pool({ id: 'purse', label: 'Balance', unit: 'USD', remaining: -3.2, limit: 20 })),
  },
  huge: {
    platform: 'poe',
    name: 'Poe',
    glyph: 'P',
    ...withPools(
      pool({ label: 'Points', unit: 'compute points', remaining: 1_234_567.89, limit: 9_999_999.99 }),
    ),
  },
  noLimit: {
    platform: 'openrouter',
    name: 'OpenRouter',
    glyph: '⇄',
    ...withPools(
      withoutUnknown(
        pool({ id: 'purse', label: 'Balance', unit: 'USD', remaining: 8.41, limit: Number.NaN }),
      ),
    ),
  },
  stale: {
    platform: 'runway',
    name: 'Runway',
    glyph: 'R',
    ...withPools(pool({ remaining: 625, limit: 1000, readAt: now - 9 * day })),
  },
  renewed: {
    platform: 'kling',
    name: 'Kling',
    glyph: 'K',
    ...withPools(pool({ remaining: 12, resetsAt: now - hour, readAt: now - 5 * hour })),
  },
  refilled: {
    platform: 'ideogram',
    name: 'Ideogram',
    glyph: 'I',
    ...withPools(
      pool({ remaining: 2, limit: 10, resetsAt: now - hour, readAt: now - 5 * hour, refills: true }),
    ),
  },
  expired: {
    platform: 'hedra',
    name: 'Hedra',
    glyph: 'H',
    ...withPools(pool({ remaining: 50, expiresAt: now - 2 * day })),
  },
  unknown: {
    platform: 'gemini',
    name: 'Gemini',
    glyph: '✦',
    ...withPools(
      withoutUnknown(
        pool({ id: 'pro', label: 'Pro prompts', unit: 'message', remaining: Number.NaN, limit: 100 }),
      ),
    ),
  },
  changed: {
    platform: 'heygen',
    name: 'HeyGen',
    glyph: 'G',
    ...withPools(pool({ remaining: 900, limit: 1000, readAt: now - 70 * minute })),
    failure: {
      kind: 'changed-shape' as const,
      at: 'limits[2].percent',
      message: 'A number was expected.',
      since: now - hour,
    },
  },
  limited: {
    platform: 'pika',
    name: 'Pika',
    glyph: 'p',
    failure: {
      kind: 'rate-limited' as const,
      at: 'status',
      message: 'Too many requests.',
      since: now - 6 * minute,
      nextTryAt: now + 14 * minute,
    },
  },
  needsPermission: { platform: 'grok', name: 'Grok', glyph: 'X', accounts: [], permission: false },
  needsKey: { platform: 'deepseek', name: 'DeepSeek', glyph: 'D', accounts: [], hasKey: false },
  needsConnection: { platform: 'azure', name: 'Azure', glyph: 'Az', accounts: [], isConnected: false },
  needsVisit: { platform: 'recraft', name: 'Recraft', glyph: 'c', accounts: [] },
  needsCredit: { platform: 'copilot-ms', name: 'Copilot', glyph: 'M', accounts: [], byHand: true },
  byHand: {
    platform: 'manual:Midjourney',
    name: 'Midjourney',
    glyph: 'M',
    accounts: [],
    grants: [fastMinutes],
  },
  /** A plan and what was bought and given besides. */
  manyGrants: {
    platform: 'manual:Melody Maker',
    name: 'Melody Maker',
    glyph: 'M',
    accounts: [],
    grants: [
      grant({ id: 'plan', amount: 1000, left: 400, label: 'Studio' }),
      grant({
        id: 'gift',
        kind: 'promo',
        amount: 300,
        priority: 20,
        renewal: { every: 'never' },
        expiresAt: new Date(2027, 4, 4).getTime(),
      }),
      grant({ id: 'spare', kind: 'bundle', amount: 5000, priority: 70, renewal: { every: 'never' } }),
      grant({ id: 'next', kind: 'bundle', effectiveAt: now + 20 * day, renewal: { every: 'never' } }),
      grant({ id: 'over', kind: 'trial', expiresAt: now - day, renewal: { every: 'never' } }),
    ],
  },
  /** The platform says what is left of all; the person, what it is made of. */
  reportedGrants: {
    ...withPools(withoutUnknown(pool({ remaining: 1500, limit: Number.NaN }))),
    grants: [
      grant({ id: 'plan', amount: 2500 }),
      grant({
        id: 'bundle',
        kind: 'bundle',
        amount: 500,
        priority: 40,
        renewal: { every: 'never' },
        expiresAt: now + 2 * day,
      }),
    ],
  },
} satisfies Record<string, Partial<CardSource>>;

export type SampleName = keyof typeof sources;

/** One state that a card can be in, by its name. */
export function sample(name: SampleName, at = now): Card {
  return card(sources[name], at);
}

export const sampleNames = Object.keys(sources) as SampleName[];

/** All of them, most urgent first. */
export function allSamples(): readonly Card[] {
  return sortCards(sampleNames.map((name) => sample(name)));
}

/** In the tables above NaN stands for "not told": such a member is left out. */
function withoutUnknown(one: StoredPool): StoredPool {
  return Object.fromEntries(
    Object.entries(one).filter(([, value]) => !Number.isNaN(value)),
  ) as unknown as StoredPool;
}
