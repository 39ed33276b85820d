/** `npm run new-platform`: installs what is missing, then goes on in new-platform.ts. Plain Node, because it runs on a fresh clone. */
import { ensureInstalled } from './lib/ensure-installed.mjs';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
await import('./new-platform.ts');
