import { canBeHeld } from '../wire/endpoint';
import type { Platform } from './platform';

/** Whether the person can be asked before an expensive request of this platform leaves. */
export function canHold({ endpoints }: Pick<Platform, 'endpoints'>): boolean {
  return Object.values(endpoints).some(canBeHeld);
}
