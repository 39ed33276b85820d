import * as v from 'valibot';
import {
  type DescribedSite,
  MAX_EXPRESSION,
  type ServerSite,
  type Site,
  serverKinds,
  timeForms,
} from '../platforms/site/site';
import { NameSchema, UnitSchema } from './settings-schema';

/**
 * A person's own site. The messages are shown beside the fields. Whatever passes is safe to ask: https (or this computer),
 * and no secret in it.
 */
const id = v.pipe(v.string(), v.regex(/^site-[a-z0-9-]{1,60}$/, 'That is no id of a site.'));
const PoolIdSchema = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'Use small letters.'));

const address = v.pipe(
  v.string('Give an address.'),
  v.trim(),
  v.minLength(1, 'Give an address.'),
  v.maxLength(1000, 'At most 1,000 characters.'),
  fits(() => true, 'That is no address.'),
  fits(({ username, password }) => username === '' && password === '', 'Take the password out.'),
);

/**
 * Where requests go, as browsers write it: what answers comes under that. Plain http is for this computer alone: a sign-in
 * or key must not be read on its way.
 */
const RequestUrlSchema = v.pipe(
  address,
  fits(isHttps, 'Use an address that begins with https:// (http:// only for localhost).'),
  // What endpoint patterns would take for a wildcard, or for the same address: lib/wire/url.ts.
  fits(({ pathname }) => !/\/[:{]|\/\*\/*$|\/\/$/.test(pathname), 'This address can’t be told from others.'),
  v.transform((text) => new URL(text).href),
);

/** Where the person uses it. Match patterns know no port. */
export const HomeSchema = v.pipe(
  address,
  fits(({ protocol }) => protocol === 'https:', 'Use an address that begins with https://'),
  fits(({ port }) => port === '', 'A page with a port can’t be watched.'),
  fits(({ hostname }) => hostname.includes('.'), 'That is no address of a site.'),
);

export const OriginSchema = v.pipe(
  RequestUrlSchema,
  fits(
    ({ pathname, search }) => pathname === '/' && search === '',
    'Give the address alone, without a path.',
  ),
  v.transform((text) => new URL(text).origin),
);

const HeaderNameSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,60}$/, 'That is no name of a header.'));

/** What headers and parameters with a secret are called: in a file that is shared it would go along. */
export function isSecretName(name: string): boolean {
  return /^(authorization|proxy-authorization|cookie|.*(api[-_]?key|token|secret|password).*)$/i.test(name);
}

const headers = v.pipe(
  v.record(
    HeaderNameSchema,
    v.pipe(
      v.string(),
      v.maxLength(300, 'At most 300 characters.'),
      v.regex(/^[\x20-\x7e]*$/, 'A header holds plain letters only.'),
    ),
  ),
  v.check((all) => !Object.keys(all).some(isSecretName), 'Type a secret in as a key: headers are exported.'),
);

const body = v.pipe(
  v.string(),
  v.maxLength(5000, 'At most 5,000 characters.'),
  v.check(isJson, 'The body must be JSON.'),
);

const placement = v.union([
  v.strictObject({
    header: HeaderNameSchema,
    after: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,20}$/))),
  }),
  v.strictObject({ query: v.pipe(v.string(), v.regex(/^[\w.-]{1,60}$/, 'That is no name of a parameter.')) }),
]);

const times = v.exactOptional(
  v.pipe(
    v.number('Type a number.'),
    v.finite('Type a number.'),
    v.check((value) => value !== 0, 'Use another than 0.'),
    v.check((value) => Math.abs(value) <= 1e9, 'That is too much.'),
  ),
);

const request = v.pipe(
  v.strictObject({
    method: v.picklist(['GET', 'POST']),
    url: RequestUrlSchema,
    headers: v.exactOptional(headers),
    body: v.exactOptional(body),
    by: v.picklist(['session', 'key', 'page']),
    sent: v.exactOptional(placement),
  }),
  v.forward(
    v.check(
      ({ by, url }) =>
        by !== 'key' || !URL.canParse(url) || ![...new URL(url).searchParams.keys()].some(isSecretName),
      'Take the key out of the address and type it in below: addresses are exported.',
    ),
    ['url'],
  ),
  v.forward(
    v.check(({ method, body }) => method === 'POST' || body === undefined, 'A GET request has no body.'),
    ['body'],
  ),
);

const serverEntries = {
  kind: v.literal('server'),
  name: NameSchema,
  server: v.picklist(serverKinds),
  origin: OriginSchema,
};

/** A site as a form or a file gives it: without an id, which is this browser's own. */
export type SiteDraft = Omit<DescribedSite, 'id'> | Omit<ServerSite, 'id'>;

export function spendsFromAPool(site: SiteDraft): boolean {
  if (site.kind === 'server' || site.spend === undefined) return true;
  return site.pools.some(({ id }) => id === site.spend?.pool);
}
export const NO_POOL = 'It spends from a number that is not there.';

/** Two endpoints of one address can't be told apart. */
export function spendsElsewhere(site: SiteDraft): boolean {
  if (site.kind === 'server' || site.spend === undefined) return true;
  return (
    site.spend.method !== site.request.method ||
    addressAlone(site.spend.url) !== addressAlone(site.request.url)
  );
}
export const SAME_ADDRESS = 'What spends can’t have the address that tells what is left.';

function addressAlone(url: string): string {
  return url.replace(/\/?([?#].*)?$/, '');
}

/** What a site consists of, without its id. `expression`: what of JMESPath is taken. */
export function siteEntries(expression: v.GenericSchema<unknown, string>) {
  const pool = v.pipe(
    v.strictObject({
      id: PoolIdSchema,
      label: NameSchema,
      unit: UnitSchema,
      remaining: v.exactOptional(expression),
      limit: v.exactOptional(expression),
      used: v.exactOptional(expression),
      times,
      resetsAt: v.exactOptional(v.strictObject({ at: expression, in: v.picklist(timeForms) })),
    }),
    v.forward(
      v.check(
        ({ remaining, used }) => remaining !== undefined || used !== undefined,
        'Say where it tells what is left, or what is used.',
      ),
      ['remaining'],
    ),
  );
  const described = {
    kind: v.literal('described'),
    name: NameSchema,
    home: HomeSchema,
    request,
    pools: v.pipe(
      v.array(pool),
      v.minLength(1, 'Choose a number.'),
      v.maxLength(6, 'At most six.'),
      v.check(
        (all) => new Set(all.map((one) => one.id)).size === all.length,
        'Two of the numbers have the same id.',
      ),
    ),
    spend: v.exactOptional(
      v.strictObject({
        method: v.picklist(['GET', 'POST', 'PUT', 'PATCH']),
        url: RequestUrlSchema,
        amount: expression,
        times,
        pool: PoolIdSchema,
      }),
    ),
  };
  return { described, server: serverEntries };
}

const { described, server } = siteEntries(v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_EXPRESSION)));

/**
 * A site as it is stored. Its expressions were looked at when it was saved (site-draft.ts); the popup reads it too, and
 * needs no JMESPath.
 */
export const SiteSchema: v.GenericSchema<unknown, Site> = v.pipe(
  v.variant('kind', [v.strictObject({ ...described, id }), v.strictObject({ ...server, id })]),
  v.check((site) => spendsFromAPool(site), NO_POOL),
  v.check((site) => spendsElsewhere(site), SAME_ADDRESS),
);

/** An address of which this holds. Nothing is said of what came before and is no address: valibot goes on to the next check. */
function fits(holds: (url: URL) => boolean, message: string) {
  return v.rawCheck<string>(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues !== undefined) return;
    if (!URL.canParse(dataset.value) || !holds(new URL(dataset.value))) addIssue({ message });
  });
}

function isHttps({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
