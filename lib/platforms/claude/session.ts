import * as v from 'valibot';
import type { Account } from '../../core/reading';
import { isJsonObject } from '../../wire/json';
import type { Answer } from '../platform';
import { refuse, shaped } from '../read';

const ErrorBody = v.looseObject({
  type: v.nullish(v.string()),
  message: v.nullish(v.string()),
  details: v.nullish(v.looseObject({ error_code: v.nullish(v.string()) })),
});

/**
 * Throws where claude.ai answered with an error instead of numbers. A dead session is a 403 with
 * `error.details.error_code` = `account_session_invalid` (seen 2026-06 to 2026-09), at times a 401.
 */
export function refuseErrors(answer: Answer): void {
  const error = isJsonObject(answer.json) && isJsonObject(answer.json.error) ? answer.json.error : undefined;
  if (error === undefined && answer.status < 400) return;
  const { type, message, details } = shaped(ErrorBody, error ?? {}, 'error');
  const signedOut =
    answer.status === 401 ||
    type === 'authentication_error' ||
    details?.error_code === 'account_session_invalid' ||
    typeof message === 'string';
  if (signedOut) refuse('signed-out', 'error', 'Claude says that this session is no longer signed in.');
  if (answer.status === 403) refuse('not-on-plan', 'status', 'This account may not read it (403).');
  refuse('changed-shape', 'error', 'Claude answered with an error in place of numbers.');
}

/** The organisation that the URL names: its windows are its own, so it is the account. */
export function accountOf(answer: Answer): Account {
  const { org } = answer.params;
  return org === undefined ? refuse('changed-shape', 'url', 'The URL names no organisation.') : { id: org };
}
