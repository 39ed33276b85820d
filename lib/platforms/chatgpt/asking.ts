import type { Account } from '../../core/reading';
import type { Ask, Asking, Auth } from '../platform';
import { isPersonal } from './account';

const origin = 'https://chatgpt.com';
const sessionUrl = `${origin}/api/auth/session`;
const auth: Auth = { kind: 'session-token', url: sessionUrl, field: 'accessToken' };

/**
 * `conversation/init` answers every signed-in account, so it is the required one; accounts without Codex
 * are refused the windows (403 or 404), which is no trouble of theirs. A workspace is named by a header,
 * as the page does it; a personal account is the token's own, and the page sends no header for it.
 */
export const asking: Asking = {
  via: ['tab', 'background'],
  identity: { endpoint: 'session', method: 'GET', url: sessionUrl, auth: { kind: 'cookies' } },
  balance: (account: Account): readonly Ask[] => {
    const headers = isPersonal(account) ? undefined : { 'ChatGPT-Account-Id': account.id };
    const get = (endpoint: string, path: string): Ask => ({
      endpoint,
      method: 'GET',
      url: `${origin}${path}`,
      auth,
      ...(headers === undefined ? {} : { headers }),
    });
    return [
      {
        ...get('conversation-init', '/backend-api/conversation/init'),
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: '{}',
        required: true,
      },
      get('wham-usage', '/backend-api/wham/usage'),
      get('remaining-balance', `/backend-api/accounts/${encodeURIComponent(account.id)}/remaining_balance`),
      { ...get('tasks-rate-limit', '/backend-api/wham/tasks/rate_limit'), everySeconds: 3600 },
      { ...get('library-storage', '/backend-api/files/library/storage/usage'), everySeconds: 86_400 },
    ];
  },
};
