import type { PagePool } from '../../lib/core/page-state';

/** Percent pools are windows, and most are called by their length alone: "5-hour", "Weekly". */
export function windowWords({ label }: PagePool): string {
  const name = /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  return /\bwindow\b/i.test(name) ? `the ${name}` : `the ${name} window`;
}

export function aboutOf(pool: PagePool): string {
  return pool.estimated ? 'about ' : '';
}
