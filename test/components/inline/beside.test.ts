import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kept, nearestClear, wishedPlace } from '../../../components/inline/beside';
import type { Box, Size } from '../../../components/inline/place';

const view = { width: 1000, height: 800 };
const size = { width: 200, height: 26 };
const prompt = { left: 300, top: 600, width: 500, height: 60 };

const placeOf = (at: Box, avoid: readonly Box[] = [], isRtl = false) =>
  nearestClear(wishedPlace(at, size, view, isRtl), size, view, [at, ...avoid]);

describe('the usual place of the preview', () => {
  it('is just above the end of the prompt box', () => {
    expect(placeOf(prompt)).toEqual({ left: 600, top: 568 });
  });

  it('is mirrored where the page is written from right to left', () => {
    expect(placeOf(prompt, [], true)).toEqual({ left: 300, top: 568 });
  });

  it('is below where there is no room above', () => {
    expect(placeOf({ ...prompt, top: 10 })).toEqual({ left: 600, top: 76 });
  });

  it('is beside the send button where that stands in its place', () => {
    const send = { left: 700, top: 560, width: 100, height: 40 };
    expect(placeOf(prompt, [send])).toEqual({ left: 600, top: 528 });
  });

  it('is in the bottom corner where no prompt box is known', () => {
    expect(wishedPlace(undefined, size, view, false)).toEqual({ left: 792, top: 766 });
    expect(wishedPlace(undefined, size, view, true)).toEqual({ left: 8, top: 766 });
  });

  it('is nowhere where the prompt box leaves no room', () => {
    expect(placeOf({ left: 0, top: 10, width: 1000, height: 780 })).toBeUndefined();
  });
});

const length = (max: number) => fc.integer({ min: 1, max });
const sizeOf = (max: number): fc.Arbitrary<Size> => fc.record({ width: length(max), height: length(max) });
const point = fc.record({
  left: fc.integer({ min: -3000, max: 3000 }),
  top: fc.integer({ min: -3000, max: 3000 }),
});
const box: fc.Arbitrary<Box> = fc
  .tuple(point, sizeOf(600))
  .map(([{ left, top }, area]) => ({ left: left / 4, top: top / 4, ...area }));

const touches = (one: Box, other: Box) =>
  one.left < other.left + other.width &&
  other.left < one.left + one.width &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;
const isInside = ({ left, top, width, height }: Box, window: Size) =>
  left >= 0 && top >= 0 && left + width <= window.width && top + height <= window.height;

describe('any place that is found', () => {
  it('is inside the window and covers nothing that must be seen', () => {
    fc.assert(
      fc.property(
        point,
        sizeOf(400),
        sizeOf(1200),
        fc.array(box, { maxLength: 4 }),
        (wish, own, window, avoid) => {
          const place = nearestClear(wish, own, window, avoid);
          if (place === undefined) return;
          const stands = { ...place, ...own };
          expect(isInside(stands, window)).toBe(true);
          for (const other of avoid) expect(touches(stands, other)).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is found wherever there is one, and none is nearer to what was wished for', () => {
    fc.assert(
      fc.property(
        point,
        sizeOf(200),
        sizeOf(500),
        fc.array(box, { maxLength: 3 }),
        fc.array(
          fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
          {
            minLength: 30,
            maxLength: 30,
          },
        ),
        (wish, own, window, avoid, guesses) => {
          const place = nearestClear(wish, own, window, avoid);
          const near = kept(wish, own, window);
          const far = (at: { left: number; top: number }) =>
            Math.hypot(at.left - near.left, at.top - near.top);
          for (const [x, y] of guesses) {
            const guess = {
              left: x * (window.width - own.width),
              top: y * (window.height - own.height),
              ...own,
            };
            if (guess.left < 0 || guess.top < 0) return;
            // A place with room around it, as is looked for first.
            const around = {
              left: guess.left - 6,
              top: guess.top - 6,
              width: own.width + 12,
              height: own.height + 12,
            };
            if (avoid.some((other) => touches(around, other))) continue;
            expect(place).toBeDefined();
            if (place !== undefined) expect(far(place)).toBeLessThanOrEqual(far(guess) + 0.1);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is kept in the window whatever the wish', () => {
    fc.assert(
      fc.property(point, sizeOf(400), sizeOf(1200), (wish, own, window) => {
        fc.pre(own.width <= window.width && own.height <= window.height);
        expect(isInside({ ...kept(wish, own, window), ...own }, window)).toBe(true);
      }),
    );
  });
});
