/** How a vendor's OAuth is spoken, and what a person has to know of it. Plain data, by platform. */
export interface OAuthFacts {
  /** Whose sign-in it is: `Google`, `Microsoft`. */
  readonly vendor: string;
  /** What `iss` must be where the vendor tells it (RFC 9207). `{tenant}` stands for the person's directory. */
  readonly issuer: string;
  /** The authorization endpoint. */
  readonly authorize: string;
  /** The token endpoint. */
  readonly token: string;
  /** Where a token is taken back (RFC 7009). Absent: the vendor has no such endpoint. */
  readonly revoke?: string;
  /** Taking one token back ends all that were given to the same client. */
  readonly revokesAll?: boolean;
  /** The weakest that read what is shown. */
  readonly scopes: readonly string[];
  /** Where there are several scopes the person may allow some of them only; the token endpoint says which. */
  readonly allowsLess?: boolean;
  /** What else the authorization request says. */
  readonly extra?: Readonly<Record<string, string>>;
  /**
   * What it says instead where nobody is to be asked, so that a refresh token with a short life is renewed while the
   * browser is still signed in at the vendor. Absent: the person is asked again.
   */
  readonly silently?: Readonly<Record<string, string>>;
  /** The hosts that the token is sent to, and no others. */
  readonly hosts: readonly string[];
  readonly clientId: TypedIn;
  /** Where the vendor's token endpoint wants one although PKCE is spoken. */
  readonly clientSecret?: TypedIn;
  /** Where the endpoints are those of a directory. */
  readonly tenant?: TypedIn;
  /** How a client is made, step by step. The redirect URL is shown beside them. */
  readonly steps: readonly string[];
  /** What the scopes would allow besides reading; what we never do. Absent: they only read. */
  readonly couldAlso?: string;
  /** What the vendor makes impossible, each with the manual way. */
  readonly impossible: readonly string[];
  readonly links: {
    /** Where a client is made. */
    readonly clients: string;
    /** Where the person sees, and takes back, what they allowed. */
    readonly access: string;
  };
}

/** Something that the person copies from the vendor's console. */
export interface TypedIn {
  /** As the vendor's console calls it. */
  readonly name: string;
  readonly pattern: string;
  readonly example: string;
  readonly help: string;
}

/** Whose client is spoken for: what the person typed in. */
export interface OAuthClient {
  readonly id: string;
  readonly secret?: string;
  readonly tenant?: string;
}

/**
 * Whether the access of two connections ends together at the vendor: taken back of one, it is gone for both. `masked` is
 * the id of the client.
 */
export function endTogether(
  { revokesAll = false }: OAuthFacts,
  one: { readonly id: string; readonly masked: string },
  other: { readonly id: string; readonly masked: string },
): boolean {
  return revokesAll && other.id !== one.id && other.masked === one.masked;
}

/** An address with the person's directory in it. */
export function inTenant(address: string, { tenant = '' }: OAuthClient): string {
  return address.replace('{tenant}', encodeURIComponent(tenant));
}

/** What is wrong with what was typed, by field (`id`, `secret`, `tenant`). Empty: nothing. */
export function clientProblems(
  facts: OAuthFacts,
  client: OAuthClient,
): readonly { readonly field: keyof OAuthClient; readonly message: string }[] {
  const wanted = { id: facts.clientId, secret: facts.clientSecret, tenant: facts.tenant };
  return (['id', 'secret', 'tenant'] as const).flatMap((field) => {
    const typed = wanted[field];
    if (typed === undefined) return [];
    const value = client[field] ?? '';
    if (value === '') return [{ field, message: `Paste the ${typed.name}.` }];
    if (new RegExp(typed.pattern).test(value)) return [];
    // The secret's own example is only its beginning: the rest would look like somebody's.
    return [{ field, message: `This is no ${typed.name}. It looks like ${typed.example}` }];
  });
}
