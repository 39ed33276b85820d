import { type Amount, amountText } from '../../lib/core/amount';
import { type BurnDown, burnDown } from '../../lib/core/grants/burn-down';
import { BurnDownError } from '../../lib/core/grants/check-case';
import { RecurrenceError } from '../../lib/core/renewal/recurrence';
import { instant } from '../../lib/platforms/time';
import { CaseError, readCase } from './ledger-case';
import { oneLine, options, UsageError } from './usage-error';

/** What the command line ends with. 0: answered. 2: the case is none, or contradicts itself. 64: no sensible call. */
export interface Ending {
  readonly status: 0 | 2 | 64;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  /** Read only once the call makes sense. */
  readonly stdin: () => Promise<string>;
  readonly now: number;
}

const HELP = `npm run -s ledger -- balance [--at ISO] < case.json

What is left of each grant at an instant (default: now), and how it came to that.

In:  {"grants":[{"id","amount","priority","effectiveAt","expiresAt","voidedAt",
                 "recurrence":{"every":"P1M","anchor":ISO},"rollover":{"min","max"}}],
      "usage":[{"at","amount"}], "resets":[{"at","keepOverage"}],
      "start":{"at","balances":{id:amount},"overage"}}
     Members that don't apply are absent. Amounts are numbers, or decimals as text. Without a start it
     begins with the first thing that happened; without an anchor, at the grant's beginning.
Out: {"balances":{id:n},"overage","history":[{"from","to","balances","used":{id:n},"overage","endedBy"}]}
     In a segment: balances at "from" before anything was used, what was used of each grant, what is
     owed at "to". "endedBy": reset, rollover (a debt paid in a reset), recurrence, expiry, void,
     beginning, end. A number that JSON can't hold exactly is a text.
Spans are half-open; what is used at the very instant of an expiry or a reset comes after it, and what
is used at the instant asked for is not in it.
Exit status: 0; 2 for a case that can't be read or contradicts itself, named on stderr and as
{"error":{"name","message"}}; 64 for a call that makes no sense.`;

/** `npm run ledger -- …` without the process around it: tries the engine on any case. */
export async function run(args: readonly string[], world: World): Promise<Ending> {
  try {
    const [command, ...rest] = args;
    if (command === undefined || command === 'help' || command === '--help') {
      return {
        status: command === undefined ? 64 : 0,
        stdout: command === undefined ? '' : HELP,
        stderr: command === undefined ? HELP : '',
      };
    }
    if (command !== 'balance') throw new UsageError(`Unknown command "${oneLine(command)}": use balance.`);
    const { at, help } = options(rest, { at: { type: 'string' }, help: { type: 'boolean' } });
    if (help === true) return { status: 0, stdout: HELP, stderr: '' };
    const until = at === undefined ? world.now : instant(at);
    if (until === undefined) throw new UsageError(`--at "${oneLine(at ?? '')}" is not an ISO 8601 time.`);
    return { status: 0, stdout: json(told(burnDown(readCase(await world.stdin(), until)))), stderr: '' };
  } catch (error) {
    if (error instanceof UsageError) return { status: 64, stdout: '', stderr: error.message };
    const name = nameOf(error);
    if (name === undefined || !(error instanceof Error)) throw error;
    const { message } = error;
    return { status: 2, stdout: json({ error: { name, message } }), stderr: `${name}: ${message}` };
  }
}

function nameOf(error: unknown): string | undefined {
  if (error instanceof BurnDownError) return error.fault;
  if (error instanceof RecurrenceError) return 'invalid-recurrence';
  return error instanceof CaseError ? 'malformed-case' : undefined;
}

function told({ balances, overage, history }: BurnDown): unknown {
  return {
    balances: amounts(balances),
    overage: exactly(overage),
    history: history.map((segment) => ({
      from: new Date(segment.from).toISOString(),
      to: new Date(segment.to).toISOString(),
      balances: amounts(segment.balances),
      used: amounts(segment.used),
      overage: exactly(segment.overage),
      endedBy: segment.endedBy,
    })),
  };
}

function amounts(record: Readonly<Record<string, Amount>>): Record<string, number | string> {
  return Object.fromEntries(Object.entries(record).map(([id, amount]) => [id, exactly(amount)]));
}

/** A number where it holds the very same decimal, else its text. */
function exactly(amount: Amount): number | string {
  const number = Number(amountText(amount));
  return amount.eq(String(number)) ? number : amountText(amount);
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
