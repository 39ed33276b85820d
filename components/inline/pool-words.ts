import type { PagePool } from '../../lib/core/page-state';

/** Percent pools are windows, and most are called by their length alone ("5-hour", "Weekly"): `5-hour window`. */
export function windowName({ label }: PagePool): string {
  const name = /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  return /\bwindow\b/i.test(name) ? name : `${name} window`;
}

export function windowWords(pool: PagePool): string {
  return `the ${windowName(pool)}`;
}

export function aboutOf(pool: PagePool): string {
  return pool.estimated ? 'about ' : '';
}

/** The pool has renewed since: its number is an old one. */
export function isOver({ resetsAt }: PagePool, now: number): boolean {
  return resetsAt !== undefined && resetsAt <= now;
}
