import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Auth } from '../../../lib/platforms/platform';
import type { Plan } from './plan';

const script = readFileSync(join(import.meta.dirname, 'page-script.js'), 'utf8');

/** A page that has what a platform's own page has: its token. What it asks, it is told by the test. */
export function pageHtml({ platform, token, auths }: Plan): string {
  const about = JSON.stringify({
    clerk: auths.some(({ kind }) => kind === 'clerk') ? token : null,
    stored: auths.flatMap((auth) => storedOf(auth, token)),
  }).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${platform.name}</title>
<script type="application/json" id="about">${about}</script><script type="module">${script}</script></head>
<body><h1>${platform.name}</h1></body></html>`;
}

/** What stands in the page's local storage: key and text. */
function storedOf(auth: Auth, token: string): readonly (readonly [key: string, text: string])[] {
  if (auth.kind !== 'stored-token') return [];
  return [[auth.key, auth.field === undefined ? token : JSON.stringify({ [auth.field]: token })]];
}
