import type { OutgoingHttpHeaders } from 'node:http';

interface Page {
  readonly html: string;
  readonly headers: OutgoingHttpHeaders;
}

/** As strict as a page can be: nothing inline, nothing from elsewhere, no markup from strings. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "frame-src 'self'",
  'connect-src https://claude.ai wss://claude.ai https://nowhere.example wss://chatgpt.com',
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

function pageWith(script: string): Page {
  return {
    html: `<!doctype html><html lang="en"><title>Battery</title>
<script type="module" src="/battery/${script}"></script><body><p>Battery</p></body></html>`,
    headers: { 'content-security-policy': policy },
  };
}

/** The battery's pages, at `/battery/<name>`. */
export const pages = {
  page: pageWith('run.js'),
  clients: pageWith('bundled/clients/run.js'),
} as const satisfies { readonly [name: string]: Page };

export type BatteryPage = keyof typeof pages;

export function addressOf(name: BatteryPage): string {
  return `https://claude.ai/battery/${name}`;
}
