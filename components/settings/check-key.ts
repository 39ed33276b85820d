import type { DetailedPlatform } from '../../lib/platforms/shown';

type KeyFacts = Pick<DetailedPlatform, 'id' | 'name' | 'key'>;

/**
 * Why a typed secret can't be a key of this platform; undefined where it looks like one. The secret is
 * compared with the shapes that we know, never sent anywhere to find out.
 */
export function keyProblem(secret: string, platform: KeyFacts, all: readonly KeyFacts[]): string | undefined {
  if (secret === '') return 'Paste a key.';
  if (fits(secret, platform)) return undefined;
  const unfit = platform.key?.others?.find(({ pattern }) => new RegExp(pattern).test(secret));
  if (unfit !== undefined) return unfit.says;
  const other = all.find((one) => one.id !== platform.id && fits(secret, one));
  const start = other === undefined ? guess(secret, platform) : `This looks like a key of ${other.name}.`;
  const example = platform.key?.example.slice(0, 14);
  return example === undefined ? start : `${start} A key of ${platform.name} looks like ${example}…`;
}

function guess(secret: string, { name }: KeyFacts): string {
  return /^[\w.-]{16,}$/.test(secret)
    ? 'This looks like a key of another vendor.'
    : `This is no ${name} key.`;
}

function fits(secret: string, { key }: KeyFacts): boolean {
  return key !== undefined && new RegExp(key.pattern).test(secret);
}
