import type { PageState } from '../core/page-state';
import type { Task } from '../core/quote/task';
import type { Asking, Overlay } from '../overlay/overlay';
import { contentEvent, DIALOG, type FromTap, type ToTap, tapEvent } from '../page/hold';
import { anyOf, exactly, oneOf, text } from '../wire/check';
import { isTask } from './is-draft';

/** How often the tap is told that the dialog stands, in ms: it waits 2.5 s at most. */
const SIGN_EVERY = 1_000;

/** Why a request went although the person should have been asked. */
export type LetGo = 'hidden' | 'tampered' | 'silence';

export interface PreflightOptions {
  readonly document: Document;
  readonly now: () => number;
  /** Known to the tap and to us alone: see lib/page/hold.ts. */
  readonly channel: string;
  readonly state: () => PageState | undefined;
  readonly overlay: () => Overlay | undefined;
  readonly onNotToday: () => void;
  readonly onLetGo: (why: LetGo) => void;
  /** Called now and then while a request is held; may abort `signal`, as where the extension is gone. */
  readonly onLook: () => void;
  /** When it is aborted, whatever is held goes. */
  readonly signal: AbortSignal;
}

/**
 * What is pressed in the dialog, and what may have come over it. Listened to from the page's first moment on, so that we
 * are the first to hear.
 */
const heard = [
  ...['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'auxclick', 'dblclick', 'contextmenu'],
  // A page that prevents what comes of a touch prevents the click.
  ...['touchstart', 'touchend'],
  ...['keydown', 'keypress', 'keyup'],
  ...['beforetoggle', 'blur'],
] as const;

const isId = text(64);
const checkFromTap = anyOf(
  exactly({ type: oneOf('preflight'), id: isId, task: isTask }),
  exactly({ type: oneOf('over'), id: isId, by: oneOf('page', 'silence') }),
);

/**
 * Decides within the tap's own event whether a request is held, and asks the person. One at a time: another one that
 * comes while the dialog stands goes, since nobody could tell two dialogs apart.
 */
export class Preflight {
  #held:
    | { readonly id: string; readonly asking: Asking; readonly signs: ReturnType<typeof setInterval> }
    | undefined;
  #armed = false;
  /** In a private window nothing is kept: this page remembers it itself. */
  #notToday = false;

  constructor(private readonly options: PreflightOptions) {
    const { document, channel, signal } = options;
    document.addEventListener(tapEvent(channel), (event) => this.#hear(event), { signal });
    document.addEventListener('visibilitychange', () => this.#hidden(), { signal });
    // A page that is left is hidden too, after this; there is nothing to decide any more then.
    document.defaultView?.addEventListener('pagehide', ({ isTrusted }) => isTrusted && this.#close(), {
      signal,
    });
    for (const type of heard) {
      document.defaultView?.addEventListener(type, (event) => this.#held?.asking.hear(event), {
        ...{ capture: true, passive: true, signal },
      });
    }
    signal.addEventListener('abort', () => this.#settle(true));
  }

  /** The state has changed: whether to ask at all. */
  look(): void {
    const on = this.options.state()?.preflight !== undefined;
    if (on === this.#armed) return;
    this.#armed = on;
    if (!on) this.#settle(true);
    this.#say({ type: 'arm', on });
  }

  #hear(event: Event): void {
    const message = parsed((event as CustomEvent<unknown>).detail);
    if (message?.type === 'preflight' && this.#tries(message.id, message.task)) event.preventDefault();
    if (message?.type === 'over' && message.id === this.#held?.id) {
      this.#close();
      if (message.by === 'silence') this.options.onLetGo('silence');
    }
  }

  /** Whatever fails in asking, the request goes. */
  #tries(id: string, task: Task): boolean {
    try {
      return this.#holds(id, task);
    } catch (error) {
      console.debug('Credit Gauge: could not ask', error);
      this.options.document.querySelector(DIALOG)?.remove();
      return false;
    }
  }

  #holds(id: string, task: Task): boolean {
    const { document, now, state, signal } = this.options;
    const current = state();
    if (
      this.#notToday ||
      current?.preflight === undefined ||
      signal.aborted ||
      document.hidden ||
      this.#held !== undefined
    )
      return false;
    const overlay = this.options.overlay();
    const concerns = overlay?.concernsOf(current, current.preflight, task, now()) ?? [];
    if (concerns.length === 0) return false;
    const asking = overlay?.ask({
      task,
      concerns,
      onAnswer: ({ go, notToday }) => {
        if (this.#held?.id !== id) return;
        this.#settle(go);
        if (!notToday) return;
        this.#notToday = true;
        this.options.onNotToday();
      },
      onTampered: () => {
        if (this.#held?.id !== id) return;
        this.#settle(true);
        this.options.onLetGo('tampered');
      },
    });
    if (asking === undefined) return false;
    const signs = setInterval(() => {
      this.options.onLook();
      if (this.#held?.id === id) this.#say({ type: 'standing', id });
    }, SIGN_EVERY);
    this.#held = { id, asking, signs };
    // After the tap has taken it as held: this runs within its event.
    queueMicrotask(() => this.#say({ type: 'standing', id }));
    return true;
  }

  #hidden(): void {
    if (!this.options.document.hidden || this.#held === undefined) return;
    this.#settle(true);
    this.options.onLetGo('hidden');
  }

  #settle(go: boolean): void {
    const held = this.#held;
    if (held === undefined) return;
    this.#close();
    this.#say({ type: 'verdict', id: held.id, go });
  }

  #close(): void {
    clearInterval(this.#held?.signs);
    this.#held?.asking.close();
    this.#held = undefined;
  }

  #say(message: ToTap): void {
    const { document, channel } = this.options;
    document.dispatchEvent(new CustomEvent(contentEvent(channel), { detail: JSON.stringify(message) }));
  }
}

function parsed(detail: unknown): FromTap | undefined {
  if (typeof detail !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(detail);
    return checkFromTap(message) ? (message as FromTap) : undefined;
  } catch {
    // Not ours.
    return undefined;
  }
}
