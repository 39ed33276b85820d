import { createWarning, type InlineWarning } from '../../components/inline/warning';
import { type Words, wordsFor } from '../../components/inline/words';
import { quotesOf } from '../core/page-state';
import type { PageReply } from '../messages';
import { composerAt } from './composer';
import type { OverlayWorld } from './overlay';

/**
 * How often a warning that is shown is looked at again, in ms: its countdown, the path (pages of this kind
 * navigate without loading), and whether the extension is still there. The Navigation API would tell of the
 * path at once, but of nothing else, and not in Firefox before 147. While nothing is shown, nothing runs.
 */
const LOOK_AGAIN = 1000;

/** Decides whether this page shows the inline warning, and with which words. */
export class Display {
  #reply: PageReply = { state: undefined, composers: [] };
  readonly #dismissed = new Set<string>();
  /** Made when there is something to show: most pages never need it. */
  #warning: InlineWarning | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly options: OverlayWorld) {
    options.signal.addEventListener('abort', () => this.#look());
  }

  /** What the platform is called. */
  get name(): string {
    return this.#reply.state?.name ?? '';
  }

  /** Takes what is new; the rest stays as it was. */
  take(news: Partial<PageReply>): void {
    this.#reply = { ...this.#reply, ...news };
    const { document, signal } = this.options;
    // A node that comes before a framework has taken over the server's markup can confuse it.
    if (document.readyState === 'complete') this.#look();
    else document.defaultView?.addEventListener('load', () => this.#look(), { once: true, signal });
  }

  #look(): void {
    const words = this.#words();
    if (words === undefined) {
      this.#warning?.hide();
      clearInterval(this.#timer);
      this.#timer = undefined;
    } else {
      this.#warning ??= this.#made();
      this.#warning.show(words, this.#composerBoxes());
      this.#timer ??= setInterval(() => {
        this.options.onLook();
        this.#look();
      }, LOOK_AGAIN);
    }
  }

  /** Where the prompt box and the send button of this page are, as far as they are known and shown. */
  #composerBoxes(): DOMRect[] {
    const { document } = this.options;
    const composer = composerAt(this.#reply.composers, document.location.pathname);
    return [...(composer?.prompt ?? []), ...(composer?.send ?? [])].flatMap(({ selector }) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return box === undefined || box.width === 0 ? [] : [box];
    });
  }

  #made(): InlineWarning {
    return createWarning(this.options.document, (key) => {
      this.#dismissed.add(key);
      this.#look();
      this.options.onDismiss(key);
    });
  }

  /**
   * The platform's balance is the same on all of its pages, so the warning stands on all of them. The cost
   * preview is for where things are made: at a composer, or anywhere where none is known.
   */
  #words(): Words | undefined {
    const { state, composers } = this.#reply;
    const { document, now, signal } = this.options;
    if (signal.aborted || state === undefined) return undefined;
    const composer = composerAt(composers, document.location.pathname);
    const feature = composer?.feature ?? state.feature;
    const words = wordsFor(state, {
      atComposer: composer !== undefined,
      costs: composer !== undefined || composers.length === 0,
      quotes: quotesOf(state, { feature }, now()),
      now: now(),
    });
    return words === undefined || this.#dismissed.has(words.key) ? undefined : words;
  }
}
