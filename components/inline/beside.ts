import type { Box, Size } from './place';

/** Where the upper left corner stands in the window, in px. */
export interface Point {
  readonly left: number;
  readonly top: number;
}

const GAP = 6;
const MARGIN = 8;

/**
 * Where the preview wants to stand: just above the end of the prompt box, or in the bottom corner where no prompt box
 * is known. It grows from there to the start and upwards. Mirrored where the page is written from right to left.
 */
export function wishedPlace(prompt: Box | undefined, size: Size, view: Size, isRtl: boolean): Point {
  const box = prompt ?? {
    left: MARGIN,
    top: view.height - MARGIN + GAP,
    width: view.width - 2 * MARGIN,
    height: 0,
  };
  return {
    left: isRtl ? box.left : box.left + box.width - size.width,
    top: box.top - GAP - size.height,
  };
}

/** The place in the window nearest to the wish where a box of this size covers none of `avoid`; undefined: there is none. */
export function nearestClear(wish: Point, size: Size, view: Size, avoid: readonly Box[]): Point | undefined {
  if (size.width > view.width || size.height > view.height) return undefined;
  const inside = kept(wish, size, view);
  return clearWith(GAP, inside, size, view, avoid) ?? clearWith(0, inside, size, view, avoid);
}

/** The place nearest to the wish with all of the box inside the window, a little off its edges where there is room. */
export function kept(wish: Point, size: Size, view: Size): Point {
  return {
    left: keptWithin(wish.left, view.width - size.width),
    top: keptWithin(wish.top, view.height - size.height),
  };
}

function keptWithin(value: number, room: number): number {
  const margin = Math.max(0, Math.min(MARGIN, room / 2));
  return Math.max(0, Math.min(Math.max(value, margin), room - margin));
}

/** The free room is made of rectangles, so the nearest place is at the wish or at an edge, in each direction. */
function clearWith(
  gap: number,
  wish: Point,
  size: Size,
  view: Size,
  avoid: readonly Box[],
): Point | undefined {
  const lefts = [
    wish.left,
    ...avoid.flatMap((box) => [box.left - gap - size.width, box.left + box.width + gap]),
  ];
  const tops = [
    wish.top,
    ...avoid.flatMap((box) => [box.top - gap - size.height, box.top + box.height + gap]),
  ];
  let best: Point | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const left of lefts) {
    if (left < 0 || left + size.width > view.width) continue;
    for (const top of tops) {
      if (top < 0 || top + size.height > view.height) continue;
      const distance = Math.hypot(left - wish.left, top - wish.top);
      if (distance >= least || avoid.some((box) => covers({ left, top, ...size }, box, gap))) continue;
      best = { left, top };
      least = distance;
    }
  }
  return best;
}

function covers(one: Box, other: Box, gap: number): boolean {
  // A place that was made by adding up fractions may be off by as good as nothing.
  const slack = gap - 0.01;
  return (
    one.left < other.left + other.width + slack &&
    other.left < one.left + one.width + slack &&
    one.top < other.top + other.height + slack &&
    other.top < one.top + one.height + slack
  );
}
