import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { StoredPool } from '../../lib/core/balance';
import type { Findings, Platform } from '../../lib/platforms/platform';
import { encode, type Item } from '../../lib/storage/item';
import { accountItem, settingsItem } from '../../lib/storage/items';
import { type AccountRecord, defaultSettings, type Settings } from '../../lib/storage/schema';
import { readState, type State } from '../../lib/storage/state';
import type { Arrival } from '../../lib/tracker/absorb';
import type { Json } from '../../lib/wire/json';
import type { Observation } from '../../lib/wire/observation';

/** Midday of a Wednesday, UTC. */
export const NOON = Date.parse('2026-09-02T12:00:00Z');
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export interface FakeTab {
  readonly id: number;
  readonly url: string;
  readonly active?: boolean;
  readonly discarded?: boolean;
  readonly incognito?: boolean;
  readonly lastAccessed?: number;
}

interface RegisteredScript {
  readonly id: string;
  readonly js?: readonly string[];
  readonly matches?: readonly string[];
  readonly world?: string;
}

/** What the fake browser of WXT lacks: permissions, scripting, and messages to tabs. */
export class FakeWorld {
  readonly granted = new Set<string>();
  /** The APIs that the person has permitted. */
  readonly permitted = new Set<string>();
  readonly scripts: RegisteredScript[] = [];
  readonly injected: { tabId: number; file: string }[] = [];
  readonly sent: { tabId: number; message: { name: string; [key: string]: unknown } }[] = [];
  tabs: FakeTab[] = [];
  /** An ordinary window is always open. */
  privateWindows: number[] = [];
  /** How a tab answers; by default it has no content script. */
  answer: (tabId: number, message: { name: string }) => Promise<unknown> = () =>
    Promise.reject(new Error('Could not establish connection. Receiving end does not exist.'));
  /** The permissions that the browser refuses to take back. */
  readonly kept = new Set<string>();

  install(): this {
    // Where a tab does not answer, the tracker says so there and goes on.
    vi.spyOn(console, 'debug').mockImplementation(() => {});
    const listener = () => ({ addListener: () => {}, removeListener: () => {}, hasListener: () => false });
    Object.assign(fakeBrowser.permissions, {
      getAll: async () => ({ origins: [...this.granted], permissions: [...this.permitted] }),
      remove: async ({ origins = [] }: { origins?: string[] }) => {
        if (origins.some((origin) => this.kept.has(origin)))
          throw new Error('You cannot remove required permissions.');
        for (const origin of origins) this.granted.delete(origin);
        return true;
      },
      onAdded: listener(),
      onRemoved: listener(),
    });
    Object.assign(fakeBrowser.scripting, {
      getRegisteredContentScripts: async () => [...this.scripts],
      registerContentScripts: async (scripts: RegisteredScript[]) => {
        this.scripts.push(...scripts);
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        const left = this.scripts.filter(({ id }) => !ids.includes(id));
        this.scripts.splice(0, this.scripts.length, ...left);
      },
      executeScript: async ({ target, files }: { target: { tabId: number }; files: string[] }) => {
        this.injected.push(...files.map((file) => ({ tabId: target.tabId, file })));
        return [];
      },
    });
    Object.assign(fakeBrowser.tabs, {
      query: async ({ url = [] }: { url?: string | string[] }) => {
        const hosts = [url].flat().map((pattern) => pattern.replace(/\*$/, ''));
        return this.tabs
          .filter((tab) => hosts.some((host) => tab.url.startsWith(host)))
          .map((tab) => ({ active: false, discarded: false, incognito: false, ...tab }));
      },
      sendMessage: async (tabId: number, message: { name: string }) => {
        this.sent.push({ tabId, message });
        return this.answer(tabId, message);
      },
    });
    Object.assign(fakeBrowser.windows, {
      getAll: async () => [
        { id: 0, incognito: false },
        ...this.privateWindows.map((id) => ({ id, incognito: true })),
      ],
    });
    return this;
  }

  grant(...platforms: readonly Platform[]): void {
    for (const { permissions } of platforms) for (const origin of permissions) this.granted.add(origin);
  }
}

export async function store<T>(item: Item<T>, value: T): Promise<void> {
  await fakeBrowser.storage.local.set({ [item.key]: encode(item, value) });
}

export async function storeSettings(settings: Partial<Settings>): Promise<void> {
  await store(settingsItem, { ...defaultSettings, ...settings });
}

export async function storedState(): Promise<State> {
  const { state, unreadable } = readState(await fakeBrowser.storage.local.get(null));
  if (unreadable.length > 0) throw new Error(`unreadable: ${JSON.stringify(unreadable)}`);
  return state;
}

export function stateWith(parts: Partial<State>): State {
  return { ...readState({}).state, ...parts };
}

export function record(id: string, parts: Partial<AccountRecord> = {}): AccountRecord {
  return { ...accountItem('any', id).fallback, ...parts };
}

export function pool(parts: Partial<StoredPool> = {}): StoredPool {
  return {
    id: 'credits',
    label: 'Credits',
    unit: 'credit',
    remaining: 100,
    limit: 500,
    readAt: NOON - MINUTE,
    source: 'balance',
    ...parts,
  };
}

let arrivals = 0;

export function arrival(findings: Findings, parts: Partial<Arrival> = {}): Arrival {
  arrivals++;
  return {
    rules: [],
    reportId: `report-${arrivals}`,
    endpoint: 'balance',
    findings,
    sentAt: NOON,
    readAt: NOON,
    ...parts,
  };
}

export function seen(parts: Partial<Observation> & { json?: Json } = {}): Observation {
  const { json, ...rest } = parts;
  return {
    method: 'GET',
    url: 'https://claude.ai/api/organizations',
    status: 200,
    startedAt: NOON,
    endedAt: NOON + SECOND,
    headers: { contentType: 'application/json' },
    body: json === undefined ? { kind: 'empty' } : { kind: 'json', value: json },
    ...rest,
  };
}

/** GET /usage of a Claude organisation. */
export function claudeUsage(org: string, used: number, parts: Partial<Observation> = {}): Observation {
  return seen({
    url: `https://claude.ai/api/organizations/${org}/usage`,
    json: { five_hour: { utilization: used, resets_at: '2026-09-02T15:00:00Z' } },
    ...parts,
  });
}

export function claudeOrganizations(...orgs: string[]): Observation {
  return seen({ json: orgs.map((uuid) => ({ uuid, name: `Org ${uuid}`, capabilities: ['chat'] })) });
}

/** A completion stream that ended: one message, and how full the 5-hour window is after it, if told. */
export function claudeMessage(
  org: string,
  id: string,
  { share, ...parts }: Partial<Observation> & { share?: number } = {},
): Observation {
  const limit: Json = {
    type: 'message_limit',
    message_limit: { type: 'within_limit', windows: { '5h': { utilization: share ?? 0 } } },
  };
  const start: Json = { type: 'message_start', message: { uuid: id, model: 'sonnet' } };
  const values = share === undefined ? [start] : [start, limit];
  return seen({
    method: 'POST',
    url: `https://claude.ai/api/organizations/${org}/chat_conversations/c1/completion`,
    body: { kind: 'events', values, total: 9, skipped: 0 },
    ...parts,
  });
}

export function sunoBilling(left: number, parts: Partial<Observation> = {}): Observation {
  return seen({
    url: 'https://studio-api-prod.suno.com/api/billing/info/',
    request: { headers: { authorization: { sub: 'user_1' } } },
    json: { total_credits_left: left, credits: 0, monthly_limit: 2500, subscription_type: 'pro' },
    ...parts,
  });
}

export function sunoCreate(clip: string, parts: Partial<Observation> = {}): Observation {
  return seen({
    method: 'POST',
    url: 'https://studio-api-prod.suno.com/api/generate/v2-web/',
    request: { headers: { authorization: { sub: 'user_1' } }, body: { mv: 'v5', prompt: 12 } },
    json: { status: 'running', clips: [{ id: clip, status: 'submitted', model_name: 'v5' }] },
    ...parts,
  });
}

export function openrouterKey(remaining: number, parts: Partial<Observation> = {}): Observation {
  return seen({
    url: 'https://openrouter.ai/api/v1/key',
    json: { data: { limit: 100, limit_remaining: remaining } },
    ...parts,
  });
}
