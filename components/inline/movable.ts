import { type Box, clearPlace, firstPlace, moved, nextCorner, type Place } from './place';

/** One press of an arrow key, in px. */
const STEP = 24;
/** A press that moves less (px) is a click. */
const SLACK = 4;

const arrows: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

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
  let dragged = false;
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

  handle.addEventListener('click', ({ detail }) => {
    // The end of a drag is a click too; one by the keyboard has no `detail`.
    if (dragged && detail !== 0) return;
    chosen = true;
    put(nextCorner(place));
  });
  handle.addEventListener('keydown', (event) => {
    const arrow = arrows[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    move(panel.getBoundingClientRect(), ...arrow);
  });
  grip.addEventListener('pointerdown', (event) => {
    const pressed = (event.target as Element).closest('button');
    if (event.button !== 0 || (pressed !== null && pressed !== handle)) return;
    dragged = false;
    const from = panel.getBoundingClientRect();
    const ended = new AbortController();
    const options = { signal: ended.signal };
    // The click that follows goes to whoever holds the pointer.
    (pressed ?? grip).setPointerCapture(event.pointerId);
    grip.addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        const [dx, dy] = [clientX - event.clientX, clientY - event.clientY];
        dragged ||= Math.hypot(dx, dy) > SLACK;
        if (dragged) move(from, dx, dy);
      },
      options,
    );
    grip.addEventListener('lostpointercapture', () => ended.abort(), options);
  });

  return {
    avoid(boxes) {
      if (!chosen) put(clearPlace(panel.getBoundingClientRect(), view(), boxes));
    },
  };
}
