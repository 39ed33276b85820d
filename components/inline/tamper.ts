/** What is guarded: a modal dialog in the closed shadow root of a host of ours. */
export interface Guarded {
  readonly document: Document;
  /** A child of the root element. */
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly dialog: HTMLDialogElement;
  readonly buttons: readonly HTMLElement[];
}

/** Less of its own width than this, or fewer px of height, and it can't be read: the page has shrunk it. */
const LEAST = { part: 0.7, height: 80 };
/** What dialog.css says. */
const WIDTH = { most: 400, margin: 24 };

/**
 * What makes it another dialog than was shown, for good. A host that was moved has lost its styles too where the page
 * forbids inline ones: they were ours to allow, and the page has put them in anew.
 */
export function lossOf({ document, host, dialog }: Guarded): string | undefined {
  if (host.parentNode !== document.documentElement) return 'it was taken out of its place';
  // Only the person can close it, by Escape.
  return dialog.open && !dialog.matches(':modal') ? 'it is no longer on top' : undefined;
}

/**
 * How it can't be read or pressed where it stands, as far as can be told at this instant. What a page's styles can't
 * reach is not looked at: the host's own are `all: initial !important` within the shadow root, and no effect of what is
 * around it applies to the top layer.
 */
export function placeFaultOf({ document, host, root, dialog, buttons }: Guarded): string | undefined {
  if (isInTransition(document)) return 'a picture of the page is over it';
  if (host.closest('[inert]') !== null) return 'the page made it inert';
  if (document.pointerLockElement !== null) return 'the page holds the pointer';
  const { innerWidth, innerHeight } = document.defaultView ?? globalThis;
  const box = dialog.getBoundingClientRect();
  const least = LEAST.part * Math.min(WIDTH.most, innerWidth - WIDTH.margin);
  if (box.width < least || box.height < LEAST.height) return 'it was shrunk';
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

/** Between two views the browser shows pictures of the page, over everything. Chromium knows the word since 125. */
function isInTransition(document: Document): boolean {
  const word = ':active-view-transition';
  return CSS.supports(`selector(${word})`) && document.documentElement.matches(word);
}

/** Filters that leave words readable: dark modes are made of them. */
const readable = /^(?:(?:invert|hue-rotate|grayscale|sepia|saturate)\([^()]*\) ?)+$/;

/** Firefox filters the top layer with the root element, as it does the whole window. */
export function isRootFiltered(document: Document): boolean {
  const { filter } = getComputedStyle(document.documentElement);
  return filter !== 'none' && filter !== '' && !readable.test(filter);
}

/** A grid over the box, off its round corners. */
function pointsOf({ left, top, width, height }: DOMRect): readonly (readonly [x: number, y: number])[] {
  const parts = [0.05, 0.275, 0.5, 0.725, 0.95];
  return parts.flatMap((x) => parts.map((y) => [left + x * width, top + y * height] as const));
}

function middleOf({ left, top, width, height }: DOMRect): readonly [x: number, y: number] {
  return [left + width / 2, top + height / 2];
}
