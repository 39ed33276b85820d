import type { Account } from '../../core/reading';
import type { Answer } from '../platform';

/**
 * Whose answer it is: no answer tells an account, so the number of the sign-in that stands in the address has to do. It
 * is 0 where none does.
 */
export function accountOf({ params }: Answer): { readonly account: Account } {
  const number = params.account ?? '0';
  return { account: { id: number, label: `Sign-in ${Number(number) + 1}` } };
}
