import { makeDraggable, stepOf } from './drag';
import { type Box, clearPlace, firstPlace, moved, nextCorner, type Place } from './place';

export interface Movable {
  /** Goes to a corner where none of these is covered, unless the person has put it somewhere. */
  avoid(boxes: readonly Box[]): void;
}

/**
 * Lets `panel` be moved out of the way: drag `grip` (or the handle in it), press arrow keys on `handle`, or
 * click it for the next corner. The place lasts as long as the page.
 */
export function makeMovable(panel: HTMLElement, grip: HTMLElement, handle: HTMLButtonElement): Movable {
  let place = firstPlace;
  let chosen = false;
  const put = (next: Place): void => {
    place = next;
    panel.dataset.corner = place.corner;
    panel.style.setProperty('--x', `${place.x}px`);
    panel.style.setProperty('--y', `${place.y}px`);
  };
  // Without a scroll bar, as `right` is measured.
  const view = () => ({ width: panel.ownerDocument.documentElement.clientWidth, height: innerHeight });
  const move = (box: DOMRect, dx: number, dy: number): void => {
    chosen = true;
    put(moved(box, dx, dy, view()));
  };
  put(place);

  const endsDrag = makeDraggable(grip, {
    by: (pressed) => pressed === null || pressed === handle,
    begin: () => {
      const from = panel.getBoundingClientRect();
      return (dx, dy) => move(from, dx, dy);
    },
  });
  handle.addEventListener('click', (event) => {
    if (endsDrag(event)) return;
    chosen = true;
    put(nextCorner(place));
  });
  handle.addEventListener('keydown', (event) => {
    const step = stepOf(event);
    if (step === undefined) return;
    event.preventDefault();
    move(panel.getBoundingClientRect(), ...step);
  });

  return {
    avoid(boxes) {
      if (!chosen) put(clearPlace(panel.getBoundingClientRect(), view(), boxes));
    },
  };
}
