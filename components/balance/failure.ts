import type { StandingFailure } from '../../lib/core/card';
import type { FailureKind } from '../../lib/core/failure';
import { formatClock, formatSpan } from '../../lib/core/format';
import type { View } from '../../lib/storage/schema';

/** What the person can do about a failure. */
export type Remedy =
  | { readonly do: 'open'; readonly link: 'home' | 'usage'; readonly label: string }
  | { readonly do: 'retry'; readonly label: string }
  | { readonly do: 'check-key'; readonly label: string }
  | { readonly do: 'connect'; readonly label: string };

export interface FailureWords {
  readonly what: string;
  /** What to know besides. */
  readonly advice?: string;
  readonly remedy?: Remedy;
}

/** What the words depend on besides the failure. */
export interface FailureContext {
  readonly name: string;
  /** The platform is read with an API key. */
  readonly byKey: boolean;
  /** The platform is read with a connection. */
  readonly byConnection?: boolean;
  /** It is a site of the person's own. */
  readonly described?: boolean;
  /** The platform is never asked: only its own page brings a new number. */
  readonly onlyVisits?: boolean;
  readonly now: number;
  readonly time: View['time'];
}

const retry: Remedy = { do: 'retry', label: 'Try again' };
const checkKey: Remedy = { do: 'check-key', label: 'Check the key' };
const ended: FailureWords = {
  what: 'Its connection has ended',
  advice: 'It has expired, or was taken back.',
  remedy: { do: 'connect', label: 'Connect again' },
};

/** The words and the remedy of each kind of failure. */
const table: Record<FailureKind, (failure: StandingFailure, context: FailureContext) => FailureWords> = {
  'signed-out': (_, { byKey, byConnection }) =>
    byConnection
      ? ended
      : byKey
        ? { what: 'Its API key was refused', remedy: checkKey }
        : { what: 'Signed out', remedy: { do: 'open', link: 'home', label: 'Sign in' } },
  expired: (_, { byKey, byConnection, name }) =>
    byConnection
      ? ended
      : byKey
        ? { what: 'Its API key has expired', remedy: checkKey }
        : { what: 'Its session has expired', remedy: { do: 'open', link: 'home', label: `Open ${name}` } },
  blocked: (_, { name }) => ({
    what: "Wants to see that you're human",
    remedy: { do: 'open', link: 'home', label: `Open ${name}` },
  }),
  'rate-limited': (failure, context) => ({ what: 'Asks us to wait', ...nextTry(failure, context) }),
  offline: (failure, context) => ({ what: 'No connection', ...nextTry(failure, context), remedy: retry }),
  'server-error': (failure, context) => ({
    what: `${context.name} has a fault of its own`,
    ...nextTry(failure, context),
    remedy: retry,
  }),
  'changed-shape': ({ at }, { described }) => ({
    what: `Its answer has changed (at ${at})`,
    advice: `${described ? 'Say in the options where the number stands now' : 'Update Credit Gauge'}; until then the last known numbers are shown.`,
    remedy: retry,
  }),
  'not-on-plan': (_, { byConnection, name }) =>
    byConnection
      ? {
          what: 'May not be read',
          advice: `Your role at ${name} does not allow it, or the API is not switched on for your client.`,
          remedy: { do: 'open', link: 'usage', label: `Open ${name}` },
        }
      : { what: 'Not part of this plan', remedy: { do: 'open', link: 'usage', label: 'See the plan' } },
};

export function failureWords(failure: StandingFailure, context: FailureContext): FailureWords {
  const words = table[failure.kind](failure, context);
  if (context.onlyVisits !== true || words.remedy?.do !== 'retry') return words;
  return { ...words, remedy: { do: 'open', link: 'home', label: `Open ${context.name}` } };
}

function nextTry(
  { nextTryAt }: StandingFailure,
  { now, time, onlyVisits }: FailureContext,
): { advice?: string } {
  if (onlyVisits === true || nextTryAt === undefined || nextTryAt <= now) return {};
  const when = time === 'clock' ? formatClock(nextTryAt, now) : `in ${formatSpan(nextTryAt - now)}`;
  return { advice: `Tries again ${when}.` };
}
