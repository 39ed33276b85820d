/**
 * Why there is no token. denied: the person said no, or closed the window. ended: what was allowed has expired or was
 * taken back. client: the vendor doesn't accept the client id, its secret, or the redirect URL. unreachable: no network.
 * server: the vendor's own trouble. unexpected: an answer that is not OAuth's, or not to our question.
 */
export type OAuthProblemKind = 'denied' | 'ended' | 'client' | 'unreachable' | 'server' | 'unexpected';

/** The only thing that the functions of lib/oauth throw. The message is for people, without any token. */
export class OAuthProblem extends Error {
  constructor(
    readonly kind: OAuthProblemKind,
    message: string,
    /** The status of the vendor's answer, where there was one. */
    readonly status = 0,
  ) {
    super(message);
  }
}

/** An error code of RFC 6749 as it may be shown: anything longer or stranger is not. */
export function shownCode(code: string): string {
  return /^[a-z_]{1,60}$/.test(code) ? ` (${code})` : '';
}
