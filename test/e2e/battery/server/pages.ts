import { readFileSync } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http';

interface Page {
  readonly html: string;
  readonly headers: OutgoingHttpHeaders;
}

const connections = 'https://claude.ai wss://claude.ai https://nowhere.example wss://chatgpt.com';
/** Nothing inline, nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'nonce-early'",
  "frame-src 'self'",
  'img-src data:',
  `connect-src ${connections}`,
  "base-uri 'none'",
];
/** As strict as a page can be: no markup and no scripts from strings either. */
const strict = [...policy, "require-trusted-types-for 'script'", "trusted-types 'none'"];

function pageWith(script: string, { first = '', rules = strict } = {}): Page {
  return {
    html: `<!doctype html><html lang="en"><title>Battery</title>
<link rel="icon" href="data:,">${first}
<script type="module" src="/battery/${script}"></script><body><p>Battery</p></body></html>`,
    headers: { 'content-security-policy': rules.join('; ') },
  };
}

/** No browser keeps a page that must not be stored. */
function keepable({ html, headers }: Page): Page {
  return { html, headers: { ...headers, 'cache-control': 'private, max-age=60' } };
}

const early = readFileSync(new URL('../page/early.js', import.meta.url), 'utf8');
const tapped = '<script src="/battery/bundled/tapped.ts"></script>';

/** The battery's pages, at `/battery/<name>`. */
export const pages = {
  page: pageWith('run.js'),
  clients: pageWith('bundled/clients/run.js'),
  /** A script of the page's own wraps everything before any other. */
  early: pageWith('run.js', { first: `<script nonce="early">${early}</script>` }),
  /** Not the extension but the tap alone, watching what no platform has today. */
  tapped: pageWith('run.js', { first: tapped }),
  'tapped-clients': pageWith('bundled/clients/run.js', { first: tapped }),
  /** Frames and workers: these need addresses and markup from strings. */
  worlds: pageWith('worlds.js', { rules: policy }),
  frame: pageWith('frame-content.js', { rules: policy }),
  /** One that may be kept when it is left, and another to go to. */
  kept: keepable(pageWith('kept.js')),
  next: keepable(pageWith('kept.js')),
} as const satisfies { readonly [name: string]: Page };

export type BatteryPage = keyof typeof pages;

export function addressOf(name: BatteryPage): string {
  return `https://claude.ai/battery/${name}`;
}
