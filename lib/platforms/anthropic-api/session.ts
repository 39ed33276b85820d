import type { Account } from '../../core/reading';
import { isJsonObject } from '../../wire/json';
import type { Answer } from '../platform';
import { refuse } from '../read';

/**
 * Throws where the console answered with an error in place of numbers. Who is signed in without rights gets
 * `permission_error` with status 200 (dossier api.md of 2026-11-22).
 */
export function refuseErrors({ status, json }: Answer): void {
  const error = isJsonObject(json) && isJsonObject(json.error) ? json.error : undefined;
  if (error === undefined && status < 400) return;
  const type = error?.type;
  if (status === 401 || type === 'authentication_error')
    refuse('signed-out', 'error', 'The Claude Console says that nobody is signed in.');
  if (status === 403 || type === 'permission_error')
    refuse('not-on-plan', 'error', 'This account may not see the credits of its organisation.');
  refuse('server-error', 'error', 'The Claude Console could not tell the credits.');
}

/** The organisation that the URL names: credits are its own. */
export function accountOf({ params }: Answer): Account {
  const { org } = params;
  return org === undefined ? refuse('changed-shape', 'url', 'The URL names no organisation.') : { id: org };
}
