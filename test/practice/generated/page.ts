import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from './plan';

const script = readFileSync(join(import.meta.dirname, 'page-script.js'), 'utf8');

/** A page that has what a platform's own page has: its token. What it asks, it is told by the test. */
export function pageHtml({ platform, token, auths }: Plan): string {
  const about = JSON.stringify({ token, auths }).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${platform.name}</title>
<script type="application/json" id="about">${about}</script><script type="module">${script}</script></head>
<body><h1>${platform.name}</h1></body></html>`;
}
