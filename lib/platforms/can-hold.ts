import type { ShownPlatform } from './shown';

/** Whether the person can be asked before an expensive request of this platform leaves. */
export function canHold({ spending }: Pick<ShownPlatform, 'spending'>): boolean {
  return spending.length > 0;
}
