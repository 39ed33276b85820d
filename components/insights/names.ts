import type { Group, MeasureSummary } from '../../lib/core/insights/aggregate';
import type { Measure } from '../../lib/core/insights/measure';
import type { PlatformFacts } from '../../lib/platforms/platform';
import type { State } from '../../lib/storage/state';
import { unitLabel } from '../settings/units';

/** What things are called for people; an id that nobody gave a name stands for itself. */
export interface Names {
  platform(id: string): string;
  account(platform: string, account: string): string;
  pool(platform: string, account: string, pool: string): string;
}

export function namesOf(state: State | undefined, platforms: readonly PlatformFacts[]): Names {
  const known = new Map(platforms.map(({ id, name }) => [id, name]));
  const record = (platform: string, account: string) =>
    state?.accounts[platform]?.find((one) => one.account.id === account);
  return {
    platform: (id) =>
      known.get(id) ?? state?.settings.grants.find(({ platform }) => platform === id)?.name ?? id,
    account: (platform, account) => record(platform, account)?.account.label ?? account,
    pool: (platform, account, pool) =>
      record(platform, account)?.pools.find(({ id }) => id === pool)?.label ?? pool,
  };
}

/** `US Dollar (USD)`, `tokens`, `Suno: credits`, `Claude: percent of 5-hour window`. */
export function measureName({ unit, platform, account, pool }: Measure, names: Names): string {
  const word = unitLabel(unit);
  if (platform === undefined) return word;
  if (account === undefined || pool === undefined) return `${names.platform(platform)}: ${word}`;
  const whose = names.account(platform, account);
  return `${names.platform(platform)}: percent of ${names.pool(platform, account, pool)}, ${whose}`;
}

const untold: Readonly<Record<string, string>> = {
  platform: 'Unknown platform',
  model: 'Model not told',
  feature: 'Feature not told',
  conversation: 'No conversation',
  project: 'No project',
};

/** Of how many things a name must tell: one alone needs no naming. */
export interface Several {
  readonly platforms: boolean;
  readonly accounts: boolean;
}

export function severalIn({ groups }: MeasureSummary): Several {
  const accounts = new Set(groups.conversation.map(({ platform, account }) => `${platform}|${account}`));
  return { platforms: groups.platform.length > 1, accounts: accounts.size > groups.platform.length };
}

/** What a group is called, and (`of`) the platform and account that it belongs to, where there are several. */
export function groupName(
  dimension: keyof MeasureSummary['groups'],
  { name, platform, account }: Group,
  names: Names,
  several: Several,
): { readonly name: string; readonly of?: string } {
  const own = dimension === 'platform' && name !== '' ? names.platform(name) : name;
  const words = own === '' ? (untold[dimension] ?? '') : own;
  if (dimension === 'platform' || platform === undefined) return { name: words };
  const of = [
    ...(several.platforms ? [names.platform(platform)] : []),
    ...(several.accounts && account !== undefined ? [names.account(platform, account)] : []),
  ];
  return of.length === 0 ? { name: words } : { name: words, of: of.join(', ') };
}
