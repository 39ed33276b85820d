/** Where the warning stands: a corner of the window, and the distances (px) from its two edges. */
export interface Place {
  readonly corner: Corner;
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const corners = ['bottom-right', 'bottom-left', 'top-left', 'top-right'] as const;
export type Corner = (typeof corners)[number];

const MARGIN = 16;

export const firstPlace: Place = { corner: 'bottom-right', x: MARGIN, y: MARGIN };

/** Where it is looked for room, best first: at the bottom, where the eye is not reading, and on the right. */
const wishes: readonly Corner[] = ['bottom-right', 'top-right', 'bottom-left', 'top-left'];

/** The first corner in which a box of this size covers none of `avoid`; the usual one where there is no such corner. */
export function clearPlace({ width, height }: Size, view: Size, avoid: readonly Box[]): Place {
  const isClear = (corner: Corner): boolean => {
    const left = corner.endsWith('left') ? MARGIN : view.width - MARGIN - width;
    const top = corner.startsWith('top') ? MARGIN : view.height - MARGIN - height;
    return avoid.every(
      (box) =>
        box.left >= left + width ||
        box.left + box.width <= left ||
        box.top >= top + height ||
        box.top + box.height <= top,
    );
  };
  return { corner: wishes.find(isClear) ?? firstPlace.corner, x: MARGIN, y: MARGIN };
}

/** The next corner, clockwise. */
export function nextCorner({ corner }: Place): Place {
  const next = corners[(corners.indexOf(corner) + 1) % corners.length] ?? firstPlace.corner;
  return { corner: next, x: MARGIN, y: MARGIN };
}

/**
 * The place of a box that was moved by `dx`, `dy` and kept inside the window. Measured from the nearest
 * corner, so that it stays in sight when the window gets smaller.
 */
export function moved(box: Box, dx: number, dy: number, view: Size): Place {
  const left = within(box.left + dx, view.width - box.width);
  const top = within(box.top + dy, view.height - box.height);
  const right = Math.max(0, view.width - box.width - left);
  const bottom = Math.max(0, view.height - box.height - top);
  return {
    corner: `${bottom <= top ? 'bottom' : 'top'}-${right <= left ? 'right' : 'left'}`,
    x: Math.min(left, right),
    y: Math.min(top, bottom),
  };
}

function within(value: number, room: number): number {
  return Math.min(Math.max(0, value), Math.max(0, room));
}
