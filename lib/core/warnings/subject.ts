/**
 * What an alert is about, as a string: one pool of one account, or one budget. What a platform makes up is escaped, so
 * that no account or pool can be taken for another.
 */
export type Subject = string;

/** `suno|user_1|credits` */
export function poolSubject(platform: string, account: string, pool: string): Subject {
  return `${accountOwner(platform, account)}|${escaped(pool)}`;
}

/** `budget:b1`. Never a pool's: it has no bar. */
export function budgetSubject(id: string): Subject {
  return `budget:${escaped(id)}`;
}

/** The account that its pools' subjects belong to: `suno|user_1`. */
export function accountOwner(platform: string, account: string): string {
  return `${escaped(platform)}|${escaped(account)}`;
}

/** Who must be there for a subject to be kept: a pool's account, or the budget itself. */
export function ownerOf(subject: Subject): string {
  return subject.split('|').slice(0, 2).join('|');
}

/** The subject of a key under which an episode is kept: the key without the kind of its risk. */
export function subjectOf(key: string): Subject {
  return key.split('|').slice(0, 3).join('|');
}

/** Not `encodeURIComponent`: it throws at half a surrogate pair, which a page may send. */
export function escaped(part: string): string {
  return part.replaceAll('%', '%25').replaceAll('|', '%7C');
}
