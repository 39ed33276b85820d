import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Exchange } from './exchange';
import type { Site } from './site';

const folder = fileURLToPath(new URL('./pages/', import.meta.url));
const assetTypes: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };
const assets = new Set(readdirSync(folder).filter((name) => extname(name) in assetTypes));

/** As strict as the real sites: nothing inline, nothing from elsewhere. */
function contentSecurityPolicy(site: Site): string {
  const connect = site.hosts.flatMap((host) => [`https://${host}`, `wss://${host}`]).join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    `connect-src ${connect}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page of a site: one frame for all, the site's own part in the middle. */
export function sendPage(site: Site, exchange: Exchange): void {
  const own = readFileSync(join(folder, `${site.id}.html`), 'utf8');
  const html = readFileSync(join(folder, 'frame.html'), 'utf8')
    .replaceAll('{{id}}', site.id)
    .replaceAll('{{name}}', site.name)
    .replace('{{main}}', own);
  exchange.text(200, 'text/html', html, {
    'content-security-policy': contentSecurityPolicy(site),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'set-cookie': [...site.cookies()],
  });
}

/** `/practice/<file>`: scripts and styles of the pages. False where there is no such file. */
export function sendAsset(exchange: Exchange): boolean {
  const name = exchange.url.pathname.slice('/practice/'.length);
  if (!assets.has(name)) return false;
  exchange.text(200, assetTypes[extname(name)] ?? '', readFileSync(join(folder, name), 'utf8'));
  return true;
}
