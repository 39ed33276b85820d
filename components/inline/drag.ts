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

/** How far an arrow key moves things; undefined for other keys. */
export function stepOf({
  key,
  altKey,
  ctrlKey,
  metaKey,
}: KeyboardEvent): readonly [number, number] | undefined {
  return altKey || ctrlKey || metaKey ? undefined : arrows[key];
}

export interface Drag {
  /** Whether a press on this button of the grip, or on none, drags it. */
  readonly by: (button: HTMLButtonElement | null) => boolean;
  /** It begins here; what is given back is called with each move: px since the beginning. */
  readonly begin: () => (dx: number, dy: number) => void;
  readonly end?: () => void;
}

/** Lets `grip` be dragged. Gives a function that tells whether a click is but the end of a drag. */
export function makeDraggable(grip: HTMLElement, { by, begin, end }: Drag): (click: MouseEvent) => boolean {
  let dragged = false;
  grip.addEventListener('pointerdown', (event) => {
    const pressed = (event.target as Element).closest('button');
    if (event.button !== 0 || !by(pressed)) return;
    dragged = false;
    const move = begin();
    const ended = new AbortController();
    const options = { signal: ended.signal };
    // The click that follows goes to whoever holds the pointer.
    (pressed ?? grip).setPointerCapture(event.pointerId);
    grip.addEventListener(
      'pointermove',
      ({ clientX, clientY }) => {
        const [dx, dy] = [clientX - event.clientX, clientY - event.clientY];
        dragged ||= Math.hypot(dx, dy) > SLACK;
        if (dragged) move(dx, dy);
      },
      options,
    );
    grip.addEventListener(
      'lostpointercapture',
      () => {
        ended.abort();
        if (dragged) end?.();
      },
      options,
    );
  });
  // A click by the keyboard has no `detail`.
  return ({ detail }) => dragged && detail !== 0;
}
