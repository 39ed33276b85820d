import type { LetGo } from '../core/let-go';
import type { Concern, concernsOf } from '../core/preflight';
import type { Task } from '../core/quote/task';
import type { PageReply, PreviewView } from '../messages';
import type { Draft } from '../page/watch';

/** What everything of ours that stands in a page needs of its world. */
export interface OverlayWorld {
  readonly document: Document;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The person closed the warning with this key. */
  readonly onDismiss: (key: string) => void;
  /** The person moved, folded or hid the preview. */
  readonly onView: (view: PreviewView) => void;
  /** Called now and then while something is shown; may abort `signal`. */
  readonly onLook: () => void;
  /** When it is aborted, everything leaves the page for good. */
  readonly signal: AbortSignal;
}

/** A request that is held, and why. */
export interface Question {
  readonly task: Task;
  /** The gravest first; at least one. */
  readonly concerns: readonly Concern[];
  /** Called once, by a trusted click or key alone. */
  readonly onAnswer: (answer: Answer) => void;
  /** The dialog can't be read or pressed as it was shown: covered, moved, taken out, made see-through. */
  readonly onTampered: (how: string) => void;
}

export interface Answer {
  readonly go: boolean;
  /** Not to be asked again today. */
  readonly notToday: boolean;
}

/** The dialog that asks. */
export interface Asking {
  /** Takes it away: there is nothing to decide any more. */
  close(): void;
  /**
   * To be given every click and key of the window before the page hears of it. Pages catch them at the window or the
   * document (a "focus trap" swallows every click outside of its own dialog); what is pressed in ours is not theirs.
   */
  hear(event: Event): void;
}

/**
 * Warning, preview and dialog. A script of its own, which is put into a page when there is something to show:
 * most pages never need it.
 */
export interface Overlay {
  /** Takes what is new; the rest stays as it was. */
  take(news: Partial<PageReply>): void;
  /** What the page asked the price of, or spent, as the tap saw it. */
  drafted(draft: Draft): void;
  /** Here, so that what tells prices is not in every page twice, or where nothing is ever asked. */
  readonly concernsOf: typeof concernsOf;
  /** Undefined: it can't be shown. */
  ask(question: Question): Asking | undefined;
  /** Says in the preview that a request left although the person should have been asked. */
  note(why: LetGo): void;
  /** A key, before the page has seen it; true: it was pressed in something of ours and is not the page's. */
  key(event: KeyboardEvent): boolean;
}

export type CreateOverlay = (world: OverlayWorld) => Overlay;
