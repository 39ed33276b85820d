import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The text of test/platforms/<platform>/fixtures/<name>, byte for byte. */
export function fixture(platform: string, name: string): string {
  return readFileSync(fileURLToPath(new URL(`./${platform}/fixtures/${name}`, import.meta.url)), 'utf8');
}
