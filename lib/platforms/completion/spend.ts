import type { Answer, Findings, SpendDraft, TokenUse } from '../platform';

export interface PaidBy {
  /** The pool that pays, in USD. */
  readonly pool: string;
  /** Whose credits they are, where the request says it. */
  readonly account?: (answer: Answer) => Pick<Findings, 'account'>;
}

export interface Told {
  readonly id?: string | null | undefined;
  /** As the answer calls it; how the request calls it goes before. */
  readonly model?: string | null | undefined;
  readonly input?: number | null | undefined;
  /** Of `input`: see TokenUse. */
  readonly cached?: number | null | undefined;
  readonly output?: number | null | undefined;
  /** USD, as the vendor itself says. */
  readonly cost?: number | undefined;
}

/** What one completion took: its tokens as the vendor counts them, and the spend. */
export function completionSpend(answer: Answer, { pool, account }: PaidBy, told: Told): Findings {
  const model = answer.task?.model ?? (told.model || undefined);
  const counts = {
    ...(typeof told.input === 'number' ? { input: told.input } : {}),
    ...(told.cached ? { cached: told.cached } : {}),
    ...(typeof told.output === 'number' ? { output: told.output } : {}),
  };
  const isCounted = counts.input !== undefined || counts.output !== undefined;
  const tokens: TokenUse[] = model !== undefined && isCounted ? [{ model, ...counts }] : [];
  const spend: SpendDraft = {
    ...(told.id ? { id: told.id } : {}),
    pool,
    unit: 'USD',
    ...(told.cost === undefined ? { basis: 'priced' } : { basis: 'exact', amount: told.cost }),
    feature: 'completion',
    ...(model === undefined ? {} : { model }),
  };
  return { ...account?.(answer), spends: [spend], ...(tokens.length === 0 ? {} : { tokens }) };
}
