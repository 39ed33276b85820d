import { pagesTopLayer } from './top-layer';

/** What is guarded: a modal dialog in the closed shadow root of a host of ours. */
export interface Guarded {
  readonly document: Document;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly dialog: HTMLDialogElement;
  readonly buttons: readonly HTMLElement[];
  readonly signal: AbortSignal;
}

export interface Guard {
  /** How the dialog is not what was shown, as far as can be seen at this instant. */
  fault(): string | undefined;
}

/** How often it is looked at while it stands (ms). */
const LOOK_EVERY = 100;
/** The browser's own word of what is really seen comes a little after it was shown (ms). */
const SEEN_WITHIN = 500;
/** Smaller than this (px) it can't be read: the page has shrunk it. */
const LEAST = { width: 200, height: 80 };

/**
 * Sees that a page covers, moves, shrinks or hides the dialog, so that no click is taken for an answer to something
 * that the person could not read. What the page's styles can't reach is not looked at: the host's own are `all:
 * initial !important` within the shadow root, and nothing around it applies to the top layer. In Chromium the browser
 * itself tells whether it is really seen (IntersectionObserver with `trackVisibility`: also what lies over it and lets
 * clicks through); elsewhere what else stands in the top layer is counted.
 */
export function guard(guarded: Guarded, onFault: (how: string) => void): Guard {
  const { document, dialog, signal } = guarded;
  const before = new Set(pagesTopLayer(document));
  const shownAt = performance.now();
  let seen: boolean | undefined;
  let isOver = false;

  const fault = (): string | undefined => {
    const others = pagesTopLayer(document).filter((node) => node !== guarded.host && !before.has(node));
    if (others.length > 0) return 'something of the page came over it';
    if (seen === false) return 'it is not seen as it was drawn';
    return placeFault(guarded);
  };
  const look = (): void => {
    const how = isOver ? undefined : fault();
    if (how === undefined) return;
    isOver = true;
    onFault(how);
  };
  const timer = setInterval(look, LOOK_EVERY);
  const observer = observeSeen(dialog, (isSeen) => {
    // Until it is drawn for the first time it isn't seen.
    if (!isSeen && performance.now() - shownAt < SEEN_WITHIN) return;
    seen = isSeen;
    look();
  });
  signal.addEventListener('abort', () => {
    isOver = true;
    clearInterval(timer);
    observer?.disconnect();
  });
  return { fault };
}

function placeFault({ document, host, root, dialog, buttons }: Guarded): string | undefined {
  if (!host.isConnected || !dialog.open || !dialog.matches(':modal')) return 'it was taken out of the page';
  if (dialog.closest('[inert]') !== null || host.closest('[inert]') !== null) return 'the page made it inert';
  const box = dialog.getBoundingClientRect();
  if (box.width < LEAST.width || box.height < LEAST.height) return 'it was shrunk';
  const { innerWidth, innerHeight } = document.defaultView ?? globalThis;
  if (box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
    return 'it was moved out of the window';
  const { visibility, opacity, pointerEvents } = getComputedStyle(dialog);
  if (visibility !== 'visible' || Number(opacity) < 1 || pointerEvents === 'none') return 'it was hidden';
  for (const [x, y] of [
    ...pointsOf(box),
    ...buttons.map((button) => middleOf(button.getBoundingClientRect())),
  ]) {
    if (document.elementFromPoint(x, y) !== host) return 'something lies over it';
  }
  const outOfPlace = buttons.some((button) => {
    const [x, y] = middleOf(button.getBoundingClientRect());
    return root.elementFromPoint(x, y)?.closest('button') !== button;
  });
  return outOfPlace ? 'its buttons were moved' : undefined;
}

/** A grid over the box, off its round corners. */
function pointsOf({ left, top, width, height }: DOMRect): readonly (readonly [x: number, y: number])[] {
  const parts = [0.05, 0.275, 0.5, 0.725, 0.95];
  return parts.flatMap((x) => parts.map((y) => [left + x * width, top + y * height] as const));
}

function middleOf({ left, top, width, height }: DOMRect): readonly [x: number, y: number] {
  return [left + width / 2, top + height / 2];
}

/** The browser's word on whether every pixel is seen as it was drawn; undefined where it gives none (Firefox). */
function observeSeen(
  dialog: HTMLElement,
  onSeen: (isSeen: boolean) => void,
): IntersectionObserver | undefined {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return undefined;
  const options = { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as (IntersectionObserverEntry & { readonly isVisible?: boolean }) | undefined;
    if (last !== undefined) onSeen(last.isVisible === true && last.intersectionRatio > 0.99);
  }, options);
  const sheet = dialog.querySelector('.sheet');
  if (sheet !== null) observer.observe(sheet);
  return observer;
}
