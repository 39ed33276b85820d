import type { Composer, SeenSelector } from '../platforms/platform';
import { type Seen, watchBox } from './watch-box';

/** How long a prompt box that is not there yet is waited for, in ms: pages of this kind build themselves after they load. */
const WAIT_FOR_PROMPT = 10_000;

export interface PromptBoxOptions {
  readonly document: Document;
  readonly onSeen: (name: 'prompt' | 'send', seen: Seen) => void;
  /** There is a prompt box now, or none any more. */
  readonly onFound: () => void;
  /** What it holds, or what is chosen beside it, may have changed. */
  readonly onInput: () => void;
  readonly signal: AbortSignal;
}

/**
 * The prompt box of a composer: found, watched, and found again where the page has built another one. What costs the
 * page a layout (innerText, offsets, boxes) is never read.
 */
export class PromptBox {
  #composer: Composer | undefined;
  #prompt: Element | undefined;
  #send: Element | undefined;
  #model: Element | undefined;
  /** Of what is watched in the page now. */
  #watching = new AbortController();
  #waiting: (() => void) | undefined;
  /** Those that fit the selectors but are not shown: the page has another one for the moment. */
  #hidden = new WeakSet<Element>();

  constructor(private readonly options: PromptBoxOptions) {
    const { document, signal } = options;
    const listen = { capture: true, passive: true, signal } as const;
    document.addEventListener('input', (event) => this.#typed(event), listen);
    document.addEventListener('change', () => options.onInput(), listen);
    document.addEventListener('focusin', (event) => this.#focused(event), listen);
    signal.addEventListener('abort', () => this.#leave());
  }

  get isFound(): boolean {
    return this.#prompt !== undefined;
  }

  get isRtl(): boolean {
    return this.#prompt?.closest<HTMLElement>('[dir]')?.dir === 'rtl';
  }

  /** What is typed in. */
  get text(): (() => string) | undefined {
    const prompt = this.#prompt;
    return prompt === undefined ? undefined : () => textOf(prompt);
  }

  /** What is shown as chosen. */
  get model(): string | undefined {
    const { document } = this.options;
    for (const { selector, attribute } of this.#composer?.model ?? []) {
      const shown = document.querySelector(selector);
      const name = shown && (attribute === undefined ? textOf(shown) : shown.getAttribute(attribute))?.trim();
      if (name) return name;
    }
    return undefined;
  }

  /** The composer of this page; looked for at once, and for a while if it is not there yet. */
  use(composer: Composer | undefined): void {
    if (composer !== this.#composer) this.#leave();
    this.#composer = composer;
    this.look();
    if (composer !== undefined && this.#prompt === undefined) this.#wait();
  }

  /** Looks for what was not there, or is not any more. */
  look(): void {
    if (this.#composer === undefined) return;
    if (this.#prompt?.isConnected !== true) {
      this.#hidden = new WeakSet();
      this.#take(this.#find());
    }
    if (this.#prompt === undefined) return;
    if (this.#send?.isConnected !== true) {
      this.#send = this.#first(this.#composer.send);
      this.#watch('send', this.#send);
    }
    if (this.#model?.isConnected !== true) {
      this.#model = this.#first(this.#composer.model ?? []);
      // Its parent, since pages also put another one in its place.
      this.#observe(this.#model?.parentElement);
    }
  }

  #find(): Element | undefined {
    const { document } = this.options;
    return (this.#composer?.prompt ?? [])
      .flatMap(({ selector }) => [...document.querySelectorAll(selector)])
      .find((one) => !this.#hidden.has(one));
  }

  #first(selectors: readonly SeenSelector[]): Element | undefined {
    const { document } = this.options;
    for (const { selector } of selectors) {
      const found = document.querySelector(selector);
      if (found !== null) return found;
    }
    return undefined;
  }

  #take(prompt: Element | undefined): void {
    if (prompt === this.#prompt) return;
    this.#watching.abort();
    this.#watching = new AbortController();
    this.#prompt = prompt;
    this.#send = undefined;
    this.#model = undefined;
    if (prompt !== undefined) {
      this.#waiting?.();
      this.#watch('prompt', prompt);
      // Rich-text editors change their text themselves, and the browser tells of no input.
      if (!fields.includes(prompt.localName)) this.#observe(prompt);
    }
    this.options.onFound();
  }

  #watch(name: 'prompt' | 'send', element: Element | undefined): void {
    if (element === undefined) {
      this.options.onSeen(name, 'none');
      return;
    }
    const hear = (seen: Seen) => {
      if (element !== (name === 'send' ? this.#send : this.#prompt)) return;
      this.options.onSeen(name, seen);
      // Most often the page has put another one in its place.
      if (!element.isConnected) this.look();
      else if (name === 'prompt') this.#choose(element, seen);
    };
    watchBox(element, hear, this.#watching.signal);
  }

  /** Of several that fit the selectors, one that is shown is meant. */
  #choose(prompt: Element, seen: Seen): void {
    if (seen === 'none') this.#hidden.add(prompt);
    else this.#hidden.delete(prompt);
    const other = seen === 'none' ? this.#find() : undefined;
    if (other !== undefined) this.#take(other);
  }

  #observe(element: Element | null | undefined): void {
    const view = this.options.document.defaultView;
    if (!element || view === null) return;
    const observer = new view.MutationObserver(() => this.options.onInput());
    observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
    this.#watching.signal.addEventListener('abort', () => observer.disconnect());
  }

  #typed({ target }: Event): void {
    if (this.#prompt?.contains(target as Node) === true) this.options.onInput();
  }

  #focused({ target }: Event): void {
    for (const { selector } of this.#composer?.prompt ?? []) {
      const prompt = (target as Partial<Element>).closest?.(selector);
      if (!prompt) continue;
      this.#take(prompt);
      break;
    }
    this.look();
  }

  #wait(): void {
    const { document, signal } = this.options;
    const view = document.defaultView;
    if (view === null || this.#waiting !== undefined || signal.aborted) return;
    let isDue = false;
    const observer = new view.MutationObserver(() => {
      if (isDue) return;
      isDue = true;
      view.requestAnimationFrame(() => {
        isDue = false;
        if (this.#waiting !== undefined) this.look();
      });
    });
    observer.observe(document.body, { subtree: true, childList: true });
    const timer = setTimeout(() => this.#waiting?.(), WAIT_FOR_PROMPT);
    this.#waiting = () => {
      observer.disconnect();
      clearTimeout(timer);
      this.#waiting = undefined;
    };
  }

  #leave(): void {
    this.#waiting?.();
    this.#take(undefined);
    this.#watching.abort();
  }
}

const fields = ['textarea', 'input', 'select'];

function textOf(element: Element): string {
  return fields.includes(element.localName)
    ? (element as HTMLTextAreaElement).value
    : (element.textContent ?? '');
}
