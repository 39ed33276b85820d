import { platforms } from '../../lib/platforms';
import type { Platform } from '../../lib/platforms/platform';

/** The ids of a build's platforms, with commas between. Absent: all. Only the bench sets it, to see what breadth costs. */
export const CHOICE = 'CREDIT_GAUGE_PLATFORMS';

/** The platforms that a build is to have. Throws where one is not known. */
export function chosenPlatforms(choice = process.env[CHOICE]): readonly Platform[] {
  if (choice === undefined) return platforms;
  const wanted = choice.split(',');
  const unknown = wanted.filter((id) => platforms.every((platform) => platform.id !== id));
  if (unknown.length > 0) throw new Error(`${CHOICE}: not known: ${unknown.join(', ')}`);
  return platforms.filter(({ id }) => wanted.includes(id));
}
