/** One request that reached the practice server. */
export interface LoggedRequest {
  /** ms since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Whether a practice site answers for this host. */
  readonly known: boolean;
  readonly origin?: string;
  /** `Sec-Fetch-Dest`: `document`, `script`, `empty` for fetch and XHR, … */
  readonly destination?: string;
  /** The practice page's own scripts asked, not an extension in it. */
  readonly byPage: boolean;
  /** Who was recognised by cookie, token or key. */
  user?: string;
  status?: number;
  /** complete: all was sent. cut: the client went away before. */
  ended?: 'complete' | 'cut';
}

/** Everything that arrived, in order, so that tests can say who asked for what, and that nobody else was asked. */
export class RequestLog {
  readonly #requests: LoggedRequest[] = [];

  add(request: LoggedRequest): LoggedRequest {
    this.#requests.push(request);
    return request;
  }

  get all(): readonly LoggedRequest[] {
    return this.#requests;
  }

  /** Requests to hosts that are no practice site: there should be none. */
  get strangers(): readonly LoggedRequest[] {
    return this.#requests.filter((request) => !request.known);
  }

  /** Requests for data that no practice page made: what an extension asked by itself. */
  get notByPages(): readonly LoggedRequest[] {
    return this.#requests.filter(
      ({ byPage, destination, method, known }) =>
        known && !byPage && method !== 'OPTIONS' && (destination === undefined || destination === 'empty'),
    );
  }

  to(host: string, path: string, method?: string): readonly LoggedRequest[] {
    return this.#requests.filter(
      (request) =>
        request.host === host && request.path === path && (method === undefined || request.method === method),
    );
  }

  clear(): void {
    this.#requests.length = 0;
  }
}
