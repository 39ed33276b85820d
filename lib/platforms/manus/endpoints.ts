import type { Endpoints } from '../../wire/endpoint';
import { fields } from '../../wire/pick';

/** Of these one at least is in every answer. */
export const counts = [
  ...(['totalCredits', 'freeCredits', 'periodicCredits', 'addonCredits', 'eventCredits'] as const),
  ...(['refreshCredits', 'proMonthlyCredits', 'maxRefreshCredits'] as const),
];

const credits = fields(...counts, 'nextRefreshTime', 'refreshInterval').keys;

/**
 * A Connect call of manus.im's API in JSON (steipete/CodexBar, docs/manus.md, 2026-08; dossier chat.md, "Manus"). Its
 * numbers stand bare, or in an envelope.
 */
export const endpoints = {
  credits: {
    kind: 'balance',
    method: 'POST',
    url: 'https://api.manus.im/user.v1.UserService/GetAvailableCredits',
    confidence: 'medium',
    response: { json: { keys: { ...credits, data: { keys: credits }, result: { keys: credits } } } },
  },
} as const satisfies Endpoints;
