import { completionReader } from '../completion/completion';
import { organizationOf } from './organization';

/** What the playground generates. Out of credits, or over a limit that somebody set, comes as 429. */
export const readCompletion = completionReader({
  name: 'The OpenAI API',
  pool: 'credits',
  account: organizationOf,
  unpaid: ['insufficient_quota', 'credit_balance_exhausted'],
});
