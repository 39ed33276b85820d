import { type Body, type Observation, observedRequest, withoutQuery } from '../wire/observation';
import { settled } from './safe';
import { draftOf, type Target, type Watch } from './watch';

/** Before a failed request counts as "no network": a page that is being left fails its open requests too. */
const UNREACHABLE_DELAY = 1000;

/** One watched request, from its sending to the one observation that is made of it. */
export class Exchange {
  readonly #startedAt: number;
  #request: Observation['request'];
  #pending: Promise<string> | undefined;

  constructor(
    private readonly watch: Watch,
    readonly target: Target,
  ) {
    this.#startedAt = watch.now();
  }

  /**
   * Picks the declared parts of the request. `header` gives a request header by its lower-case name; a
   * body that has to be waited for is waited for when the answer is there, never before.
   */
  sent(header: (name: string) => string | null, body: string | undefined | Promise<string>): void {
    const { endpoint, url } = this.target;
    const take = (text?: string): void => {
      this.#request = observedRequest(endpoint, url, header, text);
      if (draftOf(this.target, this.#request)?.about === 'spend') this.watch.sent();
    };
    if (typeof body === 'object') {
      this.#pending = body;
      settled(body, take);
    } else {
      take(body);
    }
  }

  /** The answer is complete. */
  answered(status: number, headers: Observation['headers'], body: Body): void {
    const endedAt = this.watch.now();
    const tell = (): void => {
      this.watch.emit(
        {
          method: this.target.method,
          url: withoutQuery(this.target.url),
          status,
          startedAt: this.#startedAt,
          endedAt,
          headers,
          ...(this.#request === undefined ? {} : { request: this.#request }),
          body,
        },
        draftOf(this.target, this.#request),
      );
    };
    // The pick of the body was asked for first, so it is done first.
    if (this.#pending === undefined) tell();
    else settled(this.#pending, tell);
  }

  /** No answer came, and it was not the page that gave up. */
  unreachable(): void {
    const body: Body = { kind: 'unreachable', problem: 'network error' };
    this.watch.later(() => this.answered(0, {}, body), UNREACHABLE_DELAY);
  }
}
