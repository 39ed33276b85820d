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
