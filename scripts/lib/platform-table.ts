import type { Platform } from '../../lib/platforms/platform';
import { type Mark, type Point, points, type Quality, qualityOf } from './quality';

const BEGIN = '<!-- platforms: npm run platform -- readme -->';
const END = '<!-- /platforms -->';

const heads: Readonly<Record<Point, string>> = {
  facts: 'sourced',
  balance: 'balance',
  spend: 'spends',
  preview: 'price before',
  'signed-out': 'signed out',
  drift: 'drift',
};

/** The table of the README, in the order of the names. `folderOf` gives a platform's folder of tests. */
export function platformTable(platforms: readonly Platform[], folderOf: (id: string) => string): string {
  const rows = [...platforms]
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    .map((platform) => row(platform, qualityOf(platform, folderOf(platform.id))));
  const names = ['platform', 'read by', ...points.map((point) => heads[point])];
  return [`| ${names.join(' | ')} |`, `| ${names.map(() => '---').join(' | ')} |`, ...rows].join('\n');
}

/** The README with its table as it should be. */
export function withTable(readme: string, table: string): string {
  const [before, rest = ''] = readme.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n${table}\n${END}${after}`;
}

function row(platform: Platform, quality: Quality): string {
  const name = platform.confidence === 'low' ? `${platform.name} (unverified)` : platform.name;
  return `| ${[name, wayOf(platform), ...points.map((point) => sign(quality[point]))].join(' | ')} |`;
}

function wayOf({ sessionIn, endpoints, asking }: Platform): string {
  if (Object.keys(endpoints).length === 0) return 'you type it in';
  if (sessionIn === 'key') return 'a key';
  if (sessionIn === 'oauth') return 'a connection';
  return asking.via.length > 0 ? 'your sign-in' : 'reading along';
}

/** ✓ done, ○ still to do, – nothing that could be done. */
function sign(mark: Mark | undefined): string {
  if (mark === 'done') return '✓';
  return mark !== undefined && 'todo' in mark ? '○' : '–';
}
