import type { Done } from '../../lib/messages';
import { siteFacts } from '../../lib/platforms/site/site-facts';
import type { SiteDraft } from '../../lib/storage/site-schema';
import { answered, consent, type Doing, NO_ANSWER } from '../settings/actions';

export interface SiteToSave {
  /** Of a site that is there. */
  readonly id?: string | undefined;
  readonly draft: SiteDraft;
  /** A key for it; empty: none was typed. */
  readonly secret?: string;
}

/** Saves a site with its key. From inside a click: its access is asked for first, before any await. */
export async function saveSite({ id, draft, secret = '' }: SiteToSave, doing: Doing): Promise<Done> {
  const own = id ?? `site-${crypto.randomUUID()}`;
  const answer = await consent(doing.askPermission(siteFacts({ ...draft, id: own })));
  if (answer !== 'given') {
    const message = answer === 'failed' ? NO_ANSWER : 'Permission was not given, so the site is not saved.';
    return { ok: false, problems: [{ field: '', message }] };
  }
  const saved = await answered(doing.send('site/save', { id: own, draft }));
  if (!saved.ok || secret.trim() === '') return saved;
  return answered(doing.send('key/add', { platform: own, secret: secret.trim() }));
}
