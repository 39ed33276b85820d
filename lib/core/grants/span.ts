/** When a grant is active. Times in ms since the epoch. */
export interface Span {
  readonly effectiveAt: number;
  readonly expiresAt?: number;
  readonly voidedAt?: number;
}

/** The instant from which on it is no longer active; infinity where nothing ends it. */
export function endOf({
  expiresAt = Number.POSITIVE_INFINITY,
  voidedAt = Number.POSITIVE_INFINITY,
}: Span): number {
  return Math.min(expiresAt, voidedAt);
}

/** Half-open: active at its beginning, not at its end. One that ends before it begins never is. */
export function isActive(span: Span, at: number): boolean {
  return span.effectiveAt <= at && at < endOf(span);
}
