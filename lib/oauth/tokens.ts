import * as v from 'valibot';

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));

/** What is kept of a connection, in the extension's IndexedDB: never in storage.local, never in a page. */
export const CredentialsSchema = v.strictObject({
  client: v.strictObject({
    id: word,
    secret: v.exactOptional(word),
    tenant: v.exactOptional(word),
  }),
  /** Absent: what was allowed has ended. */
  tokens: v.exactOptional(
    v.strictObject({
      access: word,
      /** ms since the epoch. */
      expiresAt: v.pipe(v.number(), v.finite()),
      refresh: v.exactOptional(word),
    }),
  ),
});
export type Credentials = v.InferOutput<typeof CredentialsSchema>;
export type Tokens = NonNullable<Credentials['tokens']>;

/** What the token endpoint says (RFC 6749, 5.1), already known to be of that form. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in?: number | undefined;
  readonly refresh_token?: string | undefined;
  /** Absent: as was asked. */
  readonly scope?: string | undefined;
}

/** Without `expires_in` a token is taken as good for this long (s): a 401 tells if it isn't. */
const USUAL_LIFE = 3600;
/** A token is renewed this long before its end (ms), so that none ends on its way. */
const MARGIN = 60_000;

/** A server that gives no new refresh token leaves the old one good (RFC 6749, 6). */
export function tokensOf(answer: TokenAnswer, now: number, before?: Tokens): Tokens {
  const refresh = answer.refresh_token ?? before?.refresh;
  return {
    access: answer.access_token,
    expiresAt: now + (answer.expires_in ?? USUAL_LIFE) * 1000,
    ...(refresh === undefined ? {} : { refresh }),
  };
}

export function isFresh({ expiresAt }: Tokens, now: number): boolean {
  return now < expiresAt - MARGIN;
}

/** The credentials as they were stored; undefined where they can't be understood. */
export function parseCredentials(stored: string | undefined): Credentials | undefined {
  if (stored === undefined) return undefined;
  try {
    const parsed = v.safeParse(CredentialsSchema, JSON.parse(stored));
    return parsed.success ? parsed.output : undefined;
  } catch {
    // Not JSON: as good as not there, and the person is asked to connect again.
    return undefined;
  }
}
