/**
 * A site that has changed: the person sends, and what we know to look for doesn't come. Kept a platform, and told with
 * shapes and names alone.
 */

/** usage: no request that an endpoint of ours knows. prompt: the prompt box is not where it was. */
export type Unseen = 'usage' | 'prompt';

/** What the page showed in place of what was expected. No text, no number, no id of anybody. */
export interface Evidence {
  /** The composer's pattern of paths that fits, `/chat/*`. */
  readonly path: string;
  /** `prompt: [data-testid="chat-input"]: found`, a line a declared selector. */
  readonly selectors: readonly string[];
  /** `fetch https://claude.ai/api/organizations/:id/…?names`: what was asked since the send, ids taken out. */
  readonly requests: readonly string[];
}

/** So many sends in a row without what was expected. */
export interface Drift {
  readonly unseen: Unseen;
  readonly inARow: number;
  /** The first of them, ms since the epoch. */
  readonly since: number;
  /** Of the last one. */
  readonly evidence: Evidence;
}

/** One may be a hiccup, two a slow day. */
export const DRIFTS_AFTER = 3;

export function isDrifting({ inARow }: Drift): boolean {
  return inARow >= DRIFTS_AFTER;
}

/** One more send without what was expected. */
export function oneMoreUnseen(
  drift: Drift | undefined,
  unseen: Unseen,
  evidence: Evidence,
  at: number,
): Drift {
  const before = drift?.unseen === unseen ? drift : undefined;
  return { unseen, inARow: (before?.inARow ?? 0) + 1, since: before?.since ?? at, evidence };
}

/** What a report needs of the platform and of the browser. */
export interface ReportFacts {
  readonly platform: string;
  readonly version: string;
  /** `Chromium 156`. */
  readonly browser: string;
  /** `usage POST https://claude.ai/api/…/completion: last read 2026-11-20`, a line an endpoint. */
  readonly endpoints: readonly string[];
}

/** A report to paste into an issue. */
export function driftReport(
  { unseen, inARow, since, evidence }: Drift,
  { platform, version, browser, endpoints }: ReportFacts,
): string {
  const lines = (title: string, all: readonly string[]) => [
    `${title}:`,
    ...(all.length === 0 ? ['- none'] : all.map((line) => `- ${line}`)),
  ];
  return [
    `Credit Gauge ${version}, ${browser}`,
    `${platform}: ${unseen === 'usage' ? 'no usage seen' : 'no prompt box found'} after ${inARow} sends, since ${new Date(since).toISOString()}`,
    `page: ${evidence.path}`,
    ...lines('looked for', evidence.selectors),
    ...lines('expected requests', endpoints),
    ...lines('requests after the last send (ids and values taken out)', evidence.requests),
    '',
  ].join('\n');
}
