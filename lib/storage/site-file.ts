import * as v from 'valibot';
import type { DescribedSite, Site } from '../platforms/site/site';
import { SiteDraftSchema } from './site-draft';
import { isSecretName, type SiteDraft } from './site-schema';

/**
 * A site in a file, to be shared: what it is and nothing of whoever made it. No key, no id, no number. It is data that is
 * parsed as if it came from a stranger, which it does.
 */
const NO_SITE = 'This is no file of a site.';
const FileSchema = v.strictObject(
  {
    creditGauge: v.literal('site', NO_SITE),
    version: v.literal(1, 'This file was made by another version of Credit Gauge.'),
    site: SiteDraftSchema,
  },
  NO_SITE,
);

/** A longer text is no site. */
export const MAX_SITE_FILE = 50_000;

export function siteFile(site: Site): string {
  const { id: _own, ...draft } = site;
  const file = {
    creditGauge: 'site',
    version: 1,
    site: draft.kind === 'server' ? draft : withoutSecrets(draft),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** An address as a page asks it may hold a token of its own. */
function withoutSecrets<T extends Pick<DescribedSite, 'request' | 'spend'>>(site: T): T {
  const { request, spend } = site;
  return {
    ...site,
    request: { ...request, url: emptied(request.url) },
    ...(spend === undefined ? {} : { spend: { ...spend, url: emptied(spend.url) } }),
  };
}

function emptied(address: string): string {
  const url = new URL(address);
  const secrets = [...url.searchParams.keys()].filter(isSecretName);
  for (const name of secrets) url.searchParams.set(name, '');
  // Untouched where there is none: a query is written in more than one way.
  return secrets.length === 0 ? address : url.href;
}

/** The site, or in one sentence why the text is none. */
export function readSiteFile(text: string): { readonly site: SiteDraft } | { readonly problem: string } {
  if (text.length > MAX_SITE_FILE) return { problem: 'This file is too large to be a site.' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'This file is not JSON.' };
  }
  const parsed = v.safeParse(FileSchema, json);
  if (parsed.success) return { site: parsed.output.site };
  const [issue] = parsed.issues;
  const place = v.getDotPath(issue);
  return { problem: place === null ? issue.message : `${place}: ${issue.message}` };
}
