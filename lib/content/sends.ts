import type { Evidence, Unseen } from '../core/drift';
import { composerAt } from '../overlay/composer';
import type { Composer } from '../platforms/platform';
import { redactUrl } from './redact-url';

/** A request that carries a prompt leaves within this time of the send (ms): attachments may have to be uploaded first. */
export const SEEN_WITHIN = 10_000;
/** After a send the prompt box is empty within this time (ms); else it was none. */
const EMPTY_WITHIN = 3_000;
const MAX_REQUESTS = 20;

export interface SendsOptions {
  readonly document: Document;
  readonly composers: () => readonly Composer[];
  /** A send without what was expected. */
  readonly onUnseen: (unseen: Unseen, evidence: Evidence) => void;
  readonly signal: AbortSignal;
}

/**
 * Sees that the person sends, by the declared prompt box and send button, and whether the tap sees the usage that
 * belongs to it. Nothing runs but two listeners, and a timer while an answer is due.
 */
export class Sends {
  #due: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: SendsOptions) {
    const { document, signal } = options;
    const listen = { capture: true, passive: true, signal } as const;
    document.addEventListener('click', (event) => this.#clicked(event), listen);
    document.addEventListener('keydown', (event) => this.#pressed(event), listen);
    signal.addEventListener('abort', () => this.#clear());
  }

  /** The tap has seen a request that spends leave: what was sent has been seen. The prompt box of a page that spends ought to be known. */
  spent(): void {
    this.#clear();
    const composer = this.#composer();
    if (composer === undefined || composer.prompt.length === 0) return;
    const { document } = this.options;
    if (promptOf(document, composer) === undefined) this.#tell('prompt', composer, performance.now());
  }

  #clicked(event: Event): void {
    const composer = event.isTrusted ? this.#composer() : undefined;
    if (composer === undefined || !(event.target instanceof Element)) return;
    const { target } = event;
    if (composer.send.some(({ selector }) => target.closest(selector) !== null)) this.#sent(composer);
  }

  #pressed(event: KeyboardEvent): void {
    if (!event.isTrusted || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    const composer = this.#composer();
    if (composer === undefined || !(event.target instanceof Element)) return;
    const { target } = event;
    if (composer.prompt.some(({ selector }) => target.closest(selector) !== null)) this.#sent(composer);
  }

  #composer(): Composer | undefined {
    const { document, composers } = this.options;
    return composerAt(composers(), document.location.pathname);
  }

  #sent(composer: Composer): void {
    const { document } = this.options;
    const prompt = promptOf(document, composer);
    if (prompt === undefined || isEmpty(prompt)) return;
    const at = performance.now();
    this.#clear();
    this.#due = setTimeout(() => {
      // Still there: it was not taken, and nothing is due.
      if (prompt.isConnected && !isEmpty(prompt)) return this.#clear();
      this.#due = setTimeout(() => {
        this.#clear();
        this.#tell('usage', composer, at);
      }, SEEN_WITHIN - EMPTY_WITHIN);
    }, EMPTY_WITHIN);
  }

  #tell(unseen: Unseen, composer: Composer, since: number): void {
    const { document, onUnseen } = this.options;
    const path = composer.paths.find((pattern) =>
      composerAt([{ ...composer, paths: [pattern] }], document.location.pathname),
    );
    const looked = (what: 'prompt' | 'send') =>
      composer[what].map(
        ({ selector, seen }) =>
          `${what} ${selector} (seen ${seen}): ${document.querySelector(selector) === null ? 'not found' : 'found'}`,
      );
    onUnseen(unseen, {
      path: path ?? '',
      selectors: [...looked('prompt'), ...looked('send')].slice(0, MAX_REQUESTS),
      requests: requestsSince(since),
    });
  }

  #clear(): void {
    clearTimeout(this.#due);
    this.#due = undefined;
  }
}

function promptOf(document: Document, { prompt }: Composer): Element | undefined {
  for (const { selector } of prompt) {
    const found = document.querySelector(selector);
    if (found !== null) return found;
  }
  return undefined;
}

/** Read without a layout. */
function isEmpty(prompt: Element): boolean {
  const text = 'value' in prompt ? String(prompt.value) : (prompt.textContent ?? '');
  return text.trim() === '';
}

/** What the page asked since, by the browser's own list (Resource Timing). */
function requestsSince(since: number): readonly string[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const asked = entries
    .filter(
      ({ startTime, initiatorType }) => startTime >= since && /fetch|xmlhttp|beacon/.test(initiatorType),
    )
    .map(({ name, initiatorType }) => `${initiatorType} ${redactUrl(name)}`.slice(0, 300));
  return [...new Set(asked)].slice(0, MAX_REQUESTS);
}
