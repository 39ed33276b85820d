import { vi } from 'vitest';
import type { Doing } from '../../../components/settings/actions';
import type { CheckedFile, Transfer } from '../../../components/settings/transfer';
import { buildCard, type Card } from '../../../lib/core/card';
import type { Grant } from '../../../lib/core/grants/grant';
import type { Done, MessageName } from '../../../lib/messages';
import type { DetailedPlatform } from '../../../lib/platforms/shown';
import { diagnosticsItem, episodesItem } from '../../../lib/storage/items';
import { outboxItem } from '../../../lib/storage/outbox';
import { defaultSettings, type Settings } from '../../../lib/storage/schema';
import type { State } from '../../../lib/storage/state';

/** 15 March 2026, noon. */
export const now = new Date(2026, 2, 15, 12).getTime();

export function samplePlatform(
  facts: Partial<DetailedPlatform> & Pick<DetailedPlatform, 'id' | 'name'>,
): DetailedPlatform {
  return {
    glyph: facts.name[0] ?? '?',
    tier: 'A',
    confidence: 'high',
    permissions: [`https://${facts.id}.example/*`],
    sessionIn: 'page',
    spending: [],
    plans: [],
    pricedIn: [],
    links: {
      home: `https://${facts.id}.example/`,
      usage: `https://${facts.id}.example/usage`,
      topUp: `https://${facts.id}.example/top-up`,
    },
    ...facts,
  };
}

/** Songs are read by session and have plans; Router takes keys; Vector does so as well, with others. */
export const songs = samplePlatform({
  id: 'songs',
  name: 'Songs',
  plans: [
    {
      id: 'pro',
      name: 'Pro',
      amount: 2500,
      unit: 'credit',
      renewal: 'monthly',
      asOf: '2026-02-01',
      source: 'https://help.songs.example/plans',
      confidence: 'medium',
    },
    {
      id: 'studio',
      name: 'Studio',
      amount: 12.5,
      unit: 'gem',
      renewal: 'daily',
      asOf: '2025-11',
      source: 'one unofficial page',
      confidence: 'high',
    },
  ],
});
export const router = samplePlatform({
  id: 'router',
  name: 'Router',
  sessionIn: 'key',
  key: {
    kind: 'inference',
    pattern: '^rt-[0-9a-f]{20}$',
    example: 'rt-0123456789abcdef0123',
    help: 'Any key will do.',
  },
  thresholds: { low: { value: 5, in: 'units' }, critical: { value: 1, in: 'units' } },
  links: {
    home: 'https://router.example/',
    usage: 'https://router.example/usage',
    topUp: 'https://router.example/top-up',
    keys: 'https://router.example/keys',
  },
});
export const vector = samplePlatform({
  id: 'vector',
  name: 'Vector',
  sessionIn: 'key',
  key: {
    kind: 'inference',
    pattern: '^vec_[A-Z]{20}$',
    example: 'vec_ABCDEFGHIJABCDEFGHIJ',
    help: 'A key that reads.',
  },
});
export const platforms = [songs, router, vector];

/** Videos are priced before they are made, so they can be held. */
export const videos = samplePlatform({
  id: 'videos',
  name: 'Videos',
  spending: ['start: POST https://videos.example/api/start'],
  pricedIn: ['credit'],
});

export function sampleState(
  settings: Partial<Settings> = {},
  rest: Partial<Omit<State, 'settings'>> = {},
): State {
  return {
    settings: { ...defaultSettings, ...settings },
    keys: [],
    sites: [],
    borrowed: [],
    dismissed: [],
    episodes: episodesItem.fallback,
    diagnostics: diagnosticsItem.fallback,
    platforms: {},
    accounts: {},
    purses: {},
    recentUse: {},
    outbox: outboxItem.fallback,
    ...rest,
  };
}

/** A card with these balances, half of each left. */
export function sampleCard(
  platform: string,
  name: string,
  pools: readonly { id: string; label: string; unit: string }[],
): Card {
  const stored = pools.map((pool) => ({ ...pool, remaining: 50, limit: 100, readAt: now, source: 's' }));
  return buildCard(
    {
      platform,
      name,
      glyph: name[0] ?? '?',
      thresholds: defaultSettings.thresholds,
      accounts: [{ account: { id: 'me' }, pools: stored, spends: [], samples: [], seenAt: now }],
      grants: [],
      permission: true,
      zone: 'UTC',
    },
    now,
  );
}

/** A plan of 1,000 credits of Studio, of which 400 are left today, full again on the 14th. */
export function sampleGrant(part: Partial<Grant> = {}): Grant {
  return {
    id: 'a',
    name: 'Studio',
    kind: 'subscription',
    unit: 'credit',
    amount: 1000,
    left: 400,
    priority: 50,
    effectiveAt: now,
    renewal: { every: 'month', day: 14 },
    ...part,
  };
}

/** A background that does what it is told, or answers `done`, and a person who says `yes` or not. */
export function sampleDoing({ done = { ok: true }, yes = true }: { done?: Done; yes?: boolean } = {}) {
  const send = vi.fn(async (_name: MessageName, _args: unknown) => done);
  const switchOn = vi.fn(async (_platform: unknown) => yes);
  const askPermission = vi.fn(async (_platform: unknown) => yes);
  const askNotifications = vi.fn(async () => yes);
  const transfer = {
    exportAll: vi.fn(async (_progress: (bytes: number) => void) => new Blob(['{}'])),
    exportSpends: vi.fn(async (_progress: (bytes: number) => void) => new Blob(['day'])),
    check: vi.fn(
      async (_file: Blob): Promise<CheckedFile> => ({
        ok: false,
        problem: { message: 'This is no export.' },
      }),
    ),
    eraseAll: vi.fn(async () => done),
  } satisfies Transfer;
  const say = vi.fn((_message: string) => {});
  // `send` answers each name with its own type; all that are sent here answer with Done.
  const doing: Doing = {
    send: send as unknown as Doing['send'],
    switchOn,
    askPermission,
    askNotifications,
    transfer,
    say,
  };
  return { doing, send, switchOn, askPermission, askNotifications, transfer, say };
}
