import type { BodyRefusal, KeyedFirst, KeyedRow } from '../row';
import { anyKeyOf, below, ownLinks } from '../rows/shared';

/** Relays that are one-api or made from it (new-api, Veloera…). `origin` without `/v1`. */
const source =
  'Calcium-Ion/new-api @ef8ae4db and songquanpeng/one-api @8df4a267, controller/billing.go, misc.go and user.go; qixing-jk/all-api-hub (api.md of 2026-11-22)';

/** What a site says of itself, to anybody. Its one account is kept under how many units of quota it gives for a dollar. */
function status(origin: string): KeyedFirst {
  return {
    id: 'status',
    url: `${origin}/api/status`,
    refusals: [
      {
        ...{ at: 'success', is: [false], kind: 'server-error' },
        says: 'The site answered that it failed (status 200).',
      },
    ],
    accounts: {
      id: 'data.quota_per_unit',
      // The programs' own, where nobody has changed it; written so that it is never the account of a site that says it.
      otherwise: { id: '5e5', label: 'At 500,000 of quota a dollar, as is usual: the site does not say' },
    },
    none: 'The site has no account.',
  };
}

/** Of the query: no relay looks at it, it is there for the reader. */
const per = 'quota_per_unit';

const tokenKey: KeyedRow['key'] = {
  kind: 'inference',
  pattern: anyKeyOf('A-Za-z0-9_-'),
  example: 'sk-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKL',
  help: 'Any token of the site (sk-…) shows its own quota. It can also make requests that use it up.',
};

/** The quota of one token. new-api alone has it. */
export function newApiToken(origin: string, id: string, name: string): KeyedRow {
  return {
    ...{ id, name, glyph: 'NA', confidence: 'medium', source, key: tokenKey },
    first: status(origin),
    asks: [
      {
        id: 'token',
        url: `${origin}/api/usage/token/?${per}={id}`,
        refusals: [
          {
            ...{ at: 'code', is: [false], kind: 'server-error' },
            says: 'The site answered that it failed (status 200).',
          },
        ],
        pools: [
          {
            ...{ id: 'quota', label: 'Quota of this token', unit: 'USD' },
            only: { at: 'data.unlimited_quota', is: [false] },
            remaining: { at: 'data.total_available', per },
            used: { at: 'data.total_used', per, optional: true },
            limit: { at: 'data.total_granted', per, optional: true, unless: [0] },
          },
          {
            ...{ id: 'quota', label: 'Used by this token', unit: 'USD', quiet: true },
            only: { at: 'data.unlimited_quota', is: [true] },
            used: { at: 'data.total_used', per },
          },
        ],
      },
    ],
    links: ownLinks(origin, origin),
  };
}

/** A failure of its own, with status 200. Only its kind is looked at. */
const failed: BodyRefusal = {
  ...{ at: 'error.type', isNot: [], kind: 'server-error' },
  says: 'The site answered with an error (status 200).',
};

/** It tells whatever its pages show: the fields that are called dollars hold yuan, or quota, where those do. */
const inNoDollars = {
  kind: 'not-on-plan',
  says: 'This site tells these numbers in a unit of its own, not in dollars. Add it as new-api, which is read as quota.',
} as const;

/**
 * The same in the form of OpenAI's old billing, which every relay has: of the token, or of its user, as the site is set up.
 * A limit of a million dollars and more stands for none (it says 100,000,000).
 */
export function oneApi(origin: string, id: string, name: string): KeyedRow {
  const first = status(origin);
  return {
    ...{ id, name, glyph: '1A', confidence: 'medium', source, key: tokenKey },
    first: {
      ...first,
      refusals: [
        ...(first.refusals ?? []),
        { at: 'data.display_in_currency', is: [false], ...inNoDollars },
        { at: 'data.quota_display_type', is: ['CNY', 'TOKENS'], ...inNoDollars },
      ],
    },
    asks: [
      {
        id: 'usage',
        url: `${origin}/v1/dashboard/billing/usage`,
        refusals: [failed],
        pools: [
          {
            ...{ id: 'quota', label: 'Quota', unit: 'USD' },
            used: { at: 'total_usage', times: 0.01, below: 100_000_000 },
          },
        ],
      },
      {
        id: 'subscription',
        url: `${origin}/v1/dashboard/billing/subscription`,
        refusals: [failed],
        pools: [
          {
            ...{ id: 'quota', label: 'Quota', unit: 'USD', partial: true },
            limit: { at: 'hard_limit_usd', below: 1_000_000 },
          },
        ],
      },
    ],
    links: ownLinks(origin, origin),
  };
}

/** The quota of the whole account, by the access token of its settings and the number of its user. */
export function newApiAccount(origin: string, id: string, name: string): KeyedRow {
  return {
    ...{ id, name, glyph: 'NA', confidence: 'high', source },
    key: {
      kind: 'management',
      pattern: '^\\d{1,12}:[A-Za-z0-9+/=_-]{16,}$',
      example: '42:0123456789abcdefghijklmnopqrstuv',
      help: 'User id and system access token with a colon between them: 42:token. Both are in the settings of your account. The token shows the quota of the whole account; it can also make and delete tokens. A token of the site (sk-…) shows its own quota and can do less.',
      others: [
        {
          pattern: '^(sk-)?[A-Za-z0-9+/=_-]{16,}$',
          says: 'Put the user id and a colon before the access token: 42:token. Tokens that begin with sk- are for the other kind of reading.',
        },
      ],
    },
    sent: { header: 'Authorization', after: 'Bearer', owner: 'New-Api-User' },
    first: status(origin),
    asks: [
      {
        id: 'self',
        url: `${origin}/api/user/self?${per}={id}`,
        refusals: [
          {
            ...{ at: 'success', is: [false], kind: 'signed-out' },
            says: 'The site does not accept this user id and access token.',
          },
        ],
        pools: [
          {
            ...{ id: 'quota', label: 'Quota', unit: 'USD' },
            remaining: { at: 'data.quota', per },
            used: { at: 'data.used_quota', per, optional: true },
          },
        ],
      },
    ],
    // What was used, was used ever: no limit is to be made of the two.
    thresholds: below(5, 1),
    links: ownLinks(origin, origin),
  };
}
