import * as v from 'valibot';
import { EnvelopeSchema, type MessageName, pageMessages, privateUiMessages, uiMessages } from '../messages';
import { ofPage } from '../platforms/known';
import type { Platform } from '../platforms/platform';
import type { DropReason } from '../storage/schema';
import type { Windows } from '../windows';

/** The part of `runtime.MessageSender` that we go by. The browser fills it in; the sender can't. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly incognito?: boolean | undefined } | undefined;
}

export type Speaker =
  /** `windows` is absent where the browser doesn't say: a popup belongs to no tab. */
  | { readonly kind: 'ui'; readonly windows?: Windows }
  | {
      readonly kind: 'page';
      readonly platform: Platform;
      readonly tabId: number;
      readonly windows: Windows;
    };

export type Admitted = { readonly name: MessageName; readonly args: unknown; readonly speaker: Speaker };
export type Verdict =
  | { readonly ok: true; readonly message: Admitted }
  | { readonly ok: false; readonly reason: DropReason };

/** The longest message, as JSON text. The largest honest report is about 60 kB. */
export const MAX_MESSAGE = 256 * 1024;

/** How many messages a tab may send at once, and how many a second after that. */
const BURST = 80;
const PER_SECOND = 8;

/** A token bucket a tab. Kept in memory: a worker that starts anew begins with full buckets. */
export class RateLimit {
  readonly #buckets = new Map<number, { left: number; at: number }>();

  allows(tabId: number, now: number): boolean {
    const bucket = this.#buckets.get(tabId) ?? { left: BURST, at: now };
    const left = Math.min(BURST, bucket.left + (Math.max(0, now - bucket.at) / 1000) * PER_SECOND);
    this.#buckets.set(tabId, { left: Math.max(0, left - 1), at: now });
    return left >= 1;
  }

  /** The tab is closed. */
  forget(tabId: number): void {
    this.#buckets.delete(tabId);
  }
}

/** In which windows the sender is, as far as the browser says. */
export function windowsOf({ tab }: Sender): Windows {
  return tab?.incognito ? 'private' : 'ordinary';
}

/**
 * Who is speaking, by what the browser says of the sender; the message's own words count for nothing. `active`: the
 * platforms that are on and permitted, whose pages may speak.
 */
export function speakerOf(
  sender: Sender,
  extensionId: string,
  extensionUrl: string,
  active: readonly Platform[],
): Speaker | undefined {
  if (sender.id !== extensionId || sender.url === undefined) return undefined;
  const windows = windowsOf(sender);
  if (sender.url.startsWith(extensionUrl)) return { kind: 'ui', ...(sender.tab ? { windows } : {}) };
  if (sender.tab?.id === undefined || sender.frameId !== 0) return undefined;
  const platform = ofPage(active, sender.url);
  return platform === undefined ? undefined : { kind: 'page', platform, tabId: sender.tab.id, windows };
}

/** Lets a message in, or says why not. */
export function admit(raw: unknown, speaker: Speaker | undefined, limit: RateLimit, now: number): Verdict {
  if (speaker === undefined) return { ok: false, reason: 'forged' };
  if (speaker.kind === 'page') {
    if (!limit.allows(speaker.tabId, now)) return { ok: false, reason: 'too-fast' };
    if (sizeOf(raw) > MAX_MESSAGE) return { ok: false, reason: 'oversized' };
  }
  const envelope = v.safeParse(EnvelopeSchema, raw);
  if (!envelope.success) return { ok: false, reason: 'malformed' };
  const { name, args } = envelope.output;
  const table = messagesOf(speaker);
  const schema = Object.hasOwn(table, name) ? table[name] : undefined;
  if (schema === undefined) return { ok: false, reason: isMessage(name) ? 'forged' : 'unknown' };
  const parsed = v.safeParse(schema, args, { abortEarly: true });
  if (!parsed.success) return { ok: false, reason: 'malformed' };
  return { ok: true, message: { name: name as MessageName, args: parsed.output, speaker } };
}

/** What this speaker may say. */
function messagesOf(speaker: Speaker): Readonly<Record<string, v.GenericSchema>> {
  if (speaker.kind === 'page') return pageMessages;
  return speaker.windows === 'ordinary' ? uiMessages : { ...uiMessages, ...privateUiMessages };
}

/** A message of ours, though not of this speaker. */
function isMessage(name: string): boolean {
  return [uiMessages, privateUiMessages, pageMessages].some((table) => Object.hasOwn(table, name));
}

function sizeOf(raw: unknown): number {
  try {
    return String(JSON.stringify(raw)).length;
  } catch {
    // What can't be written as JSON is not one of our messages.
    return Number.POSITIVE_INFINITY;
  }
}
