import { platforms } from '../../lib/platforms';
import { example } from '../../lib/platforms/example';
import type { Platform } from '../../lib/platforms/platform';

/** The registry, and the pretend platform that is the example for new ones. */
export const all: readonly Platform[] = [...platforms, example];

export function platformById(id: string): Platform | undefined {
  return all.find((platform) => platform.id === id);
}
