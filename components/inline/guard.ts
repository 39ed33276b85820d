import { observeSeen, seenNext, tellsSeen } from './seen';
import { type Guarded, isRootFiltered, lossOf, placeFaultOf } from './tamper';
import { isOnTop, shadowTopLayerOf, topLayerOf } from './top-layer';

export interface Guard {
  /**
   * Whether what was pressed then (as `performance.now()`) may be an answer: the dialog was seen as it was drawn, at
   * this very place, for long enough before.
   */
  takes(pressedAt: number): boolean;
  /** The same, once the browser has looked again. Where it can't, it never says. */
  confirms(pressedAt: number): Promise<boolean>;
  /** Whether it is seen at this instant, at least. */
  isSeen(): boolean;
  /** It has to be seen for a while again: something was pressed too early, the window was left. */
  disturb(): void;
  /** The page shows or hides this anew: if it comes into the top layer, it is over the dialog now. */
  toggled(node: unknown): void;
}

/**
 * For so long the dialog must be seen, at one place and in a window that has the focus, before it takes an answer (ms):
 * a second click of a double click, or the key that sent the prompt, must not land on a button that was not there before.
 */
export const SETTLE = 500;
/** How often it is looked at while it stands (ms). */
const LOOK_EVERY = 100;
/** For so many looks, with a frame before each, something may be over it: a view that changes, a note of the page. */
const PATIENCE = 7;
/** A walk through the whole page is made at each so many looks. */
const WALK_EACH = 10;

/**
 * Sees that a page covers, moves, shrinks or hides the dialog, so that no click is taken for an answer to something that
 * the person could not read. While that is so it takes none; where it lasts, or can't be undone, `fault` is told.
 */
export function guard(
  guarded: Guarded,
  on: { readonly fault: (how: string) => void; readonly steady: (isSteady: boolean) => void },
  signal: AbortSignal,
): Guard {
  const { document, host, dialog } = guarded;
  let isMoved = false;
  let isDrawn = false;
  let isSeen = false;
  let place = '';
  let calmSince = 0;
  let steadySince: number | undefined;
  let looks = 0;
  /** Looks with a fault, less those without one. */
  let faults = 0;

  /** A frame was made since the last look. On a busy machine a view changes slowly, and what is seen is told late. */
  let wasFramed = true;
  const awaitFrame = (): void => {
    if (!wasFramed) return;
    wasFramed = false;
    requestAnimationFrame(() => {
      wasFramed = true;
    });
  };

  const disturb = (): void => {
    calmSince = performance.now();
    if (steadySince === undefined) return;
    steadySince = undefined;
    on.steady(false);
  };
  const isObserved = tellsSeen();
  if (isObserved) {
    const told = (isNow: boolean): void => {
      isSeen = isNow;
      if (!isNow) disturb();
    };
    observeSeen(dialog, told, signal);
  }
  /** In shadow roots, at the last walk. */
  let inShadow: readonly Element[] = [];
  const pagesTop = (isWalk: boolean): readonly Element[] => {
    if (isWalk && !isObserved) inShadow = shadowTopLayerOf(document, host);
    return [...topLayerOf(document), ...inShadow.filter(isOnTop)];
  };
  const under = new Set(pagesTop(true));

  const lossNow = (): string | undefined => (isMoved ? 'it was taken out of its place' : lossOf(guarded));
  const faultNow = (isWalk: boolean): string | undefined => {
    if (!isDrawn) return 'it was not drawn';
    if (isObserved ? !isSeen : isRootFiltered(document)) return 'it is not seen as it was drawn';
    if (pagesTop(isWalk).some((node) => !under.has(node))) return 'something of the page came over it';
    return placeFaultOf(guarded);
  };
  /** Whether it is where it was at the last look, in a window that has the focus. */
  const stays = (): boolean => {
    const { left, top, width, height } = dialog.getBoundingClientRect();
    const last = place;
    place = [left, top, width, height].map(Math.round).join();
    return place === last && document.hasFocus();
  };
  /** A fault that is no longer borne with. */
  const look = (): string | undefined => {
    const lost = lossNow();
    if (lost !== undefined) return lost;
    for (const node of under) if (!isOnTop(node)) under.delete(node);
    looks += 1;
    const fault = faultNow(looks % WALK_EACH === 0);
    if (fault === undefined) faults = Math.max(0, faults - 1);
    else if (wasFramed || !isDrawn) faults += 1;
    awaitFrame();
    const now = performance.now();
    if (!stays() || fault !== undefined) {
      disturb();
    } else if (steadySince === undefined && now - calmSince >= SETTLE) {
      steadySince = now;
      on.steady(true);
    }
    return faults > PATIENCE ? fault : undefined;
  };
  const lookAndTell = (): void => {
    const how = look();
    if (how !== undefined) on.fault(how);
  };

  // The first frame with it is made before the first of these, and shown before the second.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      isDrawn = true;
    }),
  );
  const moves = new MutationObserver((changes) => {
    isMoved ||= changes.some(({ addedNodes, removedNodes }) =>
      [...addedNodes, ...removedNodes].includes(host),
    );
    if (isMoved) lookAndTell();
  });
  moves.observe(document.documentElement, { childList: true });
  const timer = setInterval(lookAndTell, LOOK_EVERY);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    moves.disconnect();
  });
  const takes = (pressedAt: number): boolean => {
    if (steadySince === undefined || pressedAt < steadySince) return false;
    if (lossNow() === undefined && faultNow(true) === undefined && stays()) return true;
    disturb();
    return false;
  };
  return {
    takes,
    confirms: async (pressedAt) =>
      takes(pressedAt) && (!isObserved || (await seenNext(dialog, signal))) && takes(pressedAt),
    isSeen: () => lossNow() === undefined && faultNow(true) === undefined,
    disturb,
    toggled: (node) => void under.delete(node as Element),
  };
}
