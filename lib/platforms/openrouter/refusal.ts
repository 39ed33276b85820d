import type { Answer } from '../platform';
import { refuse } from '../read';

/**
 * Refuses answers that say something about the key itself. "Signed out" is the kind for a key that
 * is not accepted: the remedy is the same, only the person can give a good one.
 */
export function checkKey(answer: Answer): void {
  if (answer.status === 401) {
    refuse(
      'signed-out',
      'status',
      'OpenRouter does not accept this key: it is wrong, disabled or revoked (401).',
    );
  }
  if (answer.status === 403) {
    refuse('not-on-plan', 'status', 'OpenRouter shows this to a management key only (403).');
  }
}
