/** `npm run record`: installs what is missing, then goes on in record.ts. Plain Node, because it runs on a fresh clone. */
import { ensureInstalled } from './lib/ensure-installed.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
await import('./record.ts');
