import { type Done, KEY_IS_THERE } from '../../lib/messages';
import { siteFacts } from '../../lib/platforms/site/site-facts';
import type { SiteDraft } from '../../lib/storage/site-schema';
import { answered, consent, type Doing, NO_ANSWER } from '../settings/actions';

export interface SiteToSave {
  readonly id: string;
  readonly draft: SiteDraft;
  /** What is still to be found out of it, once it may be asked. Its access stays the same. */
  readonly settle?: (draft: SiteDraft) => Promise<SiteDraft>;
  /** A key for it; empty: none was typed. */
  readonly secret?: string;
}

/** Of a new site. A form has one for as long as it is open: saved again after a failure, it is still the same site. */
export function newSiteId(): string {
  return `site-${crypto.randomUUID()}`;
}

/** Saves a site with its key. From inside a click: its access is asked for first, before any await. */
export async function saveSite({ id, draft, settle, secret = '' }: SiteToSave, doing: Doing): Promise<Done> {
  const answer = await consent(doing.askPermission(siteFacts({ ...draft, id })));
  if (answer !== 'given') {
    const message = answer === 'failed' ? NO_ANSWER : 'Permission was not given, so the site is not saved.';
    return { ok: false, problems: [{ field: '', message }] };
  }
  const settled = settle === undefined ? draft : await settle(draft);
  const saved = await answered(doing.send('site/save', { id, draft: settled }));
  if (!saved.ok || secret.trim() === '') return saved;
  const added = await answered(
    doing.send('key/add', { platform: id, secret: secret.trim(), replaces: true }),
  );
  // Typed in once more, so that it could be tried.
  return !added.ok && added.problems[0]?.message === KEY_IS_THERE ? saved : added;
}
